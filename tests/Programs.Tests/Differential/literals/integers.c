#include <stdio.h>

#define T(x) _Generic((x), int: 'i', unsigned: 'u', long: 'l', unsigned long: 'U', \
    long long: 'q', unsigned long long: 'Q')

int main(void)
{
    printf("%d %d %d %d\n", 0x1F, 017, 0b1011, 00);
    printf("%c%c%c%c%c\n", T(2147483647), T(2147483648), T(0x80000000), T(0x100000000), T(1u));
    printf("%c%c%c%c%c\n", T(1l), T(1UL), T(1ll), T(1llU), T(037777777777));
    printf("%c%c%c\n", T(4294967296u), T(0xffffffffffffffff), T('a'));
    printf("%lu %llu\n", 18446744073709551615u, 0xFFFFFFFFFFFFFFFFull);
    return 0;
}
