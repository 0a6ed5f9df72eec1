#ifndef _SETJMP_H
#define _SETJMP_H

typedef struct {
    unsigned long __registers[8];
    int __mask_saved;
    unsigned long __mask[16];
} jmp_buf[1];

typedef jmp_buf sigjmp_buf;

int setjmp(jmp_buf place);
_Noreturn void longjmp(jmp_buf place, int value);
int sigsetjmp(sigjmp_buf place, int save_mask);
_Noreturn void siglongjmp(sigjmp_buf place, int value);

#endif
