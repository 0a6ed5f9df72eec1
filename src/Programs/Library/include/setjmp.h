#ifndef _SETJMP_H
#define _SETJMP_H

typedef struct {
    unsigned long __registers[8];
    int __mask_saved;
    unsigned long __mask[16];
} jmp_buf[1];

typedef jmp_buf sigjmp_buf;

/* Known to the compiler, since it comes back twice. */
#define setjmp(place) __builtin_setjmp(place)
#define sigsetjmp(place, save_mask) \
    (__save_mask(place, save_mask), __builtin_setjmp(place))

/* Keeps the signals that are blocked, for siglongjmp to block again. */
void __save_mask(jmp_buf place, int save_mask);

_Noreturn void longjmp(jmp_buf place, int value);
_Noreturn void siglongjmp(sigjmp_buf place, int value);

#endif
