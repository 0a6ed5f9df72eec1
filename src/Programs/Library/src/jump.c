/* Jumps back to setjmp and sigsetjmp. */
#include <setjmp.h>
#include <signal.h>

void __save_mask(jmp_buf place, int save_mask)
{
    place->__mask_saved = save_mask != 0;
    if (save_mask)
        sigprocmask(SIG_BLOCK, NULL, (sigset_t *)place->__mask);
}

void longjmp(jmp_buf place, int value)
{
    __builtin_longjmp(place, value);
}

void siglongjmp(sigjmp_buf place, int value)
{
    if (place->__mask_saved)
        sigprocmask(SIG_SETMASK, (sigset_t *)place->__mask, NULL);
    __builtin_longjmp(place, value);
}
