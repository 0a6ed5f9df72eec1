#include <stdio.h>

#define A 5
#define B

#if A == 5 && defined(B) && !defined C
#define ONE 1
#elif A
#define ONE 2
#else
#error not reached
#endif

#ifdef C
#error C
#elif UNKNOWN || (A > 3 ? 0x10 : 0)
#define TWO 2
#endif

#if 0
this is 'not even C
#if 1
#error nested
#endif
#else
#define THREE 3
#endif

#ifndef B
#else
#define FOUR (-1 < 0u)
#endif

#if -1 > 0u && 'a' == 97 && (1 ? 2 : 1/0) && ~0 == -1 && 2 * 3 % 4 == 2
#define FIVE 5
#endif

int main(void)
{
    printf("%d %d %d %d %d\n", ONE, TWO, THREE, FOUR, FIVE);
    return 0;
}
