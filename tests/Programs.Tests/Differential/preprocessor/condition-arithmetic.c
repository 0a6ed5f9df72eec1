#include <stdio.h>

#if 0x7fffffffffffffff + 0 > 0 && 18446744073709551615u == -1
#define A 1
#endif
#if (2 || 1/0) && !(0 && 1/0) && (3 & 6 ^ 1 | 8) == 11
#define B 1
#endif
#if 1 << 40 >> 38 == 4 && (1, 2) == 2
#define C 1
#endif
#if '\377' < 0 && 'ab' == 24930 && true
#define D 1
#else
#define D 0
#endif

int main(void)
{
    printf("%d %d %d %d\n", A, B, C, D);
    return 0;
}
