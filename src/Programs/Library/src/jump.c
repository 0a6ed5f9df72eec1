#include <setjmp.h>

void longjmp(jmp_buf place, int value)
{
    __builtin_longjmp(place, value);
}

void siglongjmp(sigjmp_buf place, int value)
{
    __builtin_longjmp(place, value);
}
