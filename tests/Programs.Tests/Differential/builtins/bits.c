#include <stdio.h>

int main(void)
{
    volatile unsigned u = 0x00f00100;
    volatile unsigned long l = 0x0000ff0000000000;
    volatile long n = -5;
    printf("%d %d %d\n", __builtin_clz(u), __builtin_clzl(l), __builtin_clzll(1));
    printf("%d %d %d\n", __builtin_ctz(u), __builtin_ctzl(l), __builtin_ctzll(-8));
    printf("%d %d %d\n", __builtin_popcount(u), __builtin_popcountl(n), __builtin_popcountll(l));
    printf("%d %d %d\n", __builtin_parity(u), __builtin_parityl(7), __builtin_parityll(n));
    printf("%d %d %d %d\n", __builtin_ffs(u), __builtin_ffs(0), __builtin_ffsl(l),
        __builtin_ffsll(n));
    printf("%d %d %d\n", __builtin_clrsb(-1), __builtin_clrsbl(n), __builtin_clrsb(255));
    printf("%x %x %lx\n", __builtin_bswap16(0x1234), __builtin_bswap32(u), __builtin_bswap64(l));
    return 0;
}
