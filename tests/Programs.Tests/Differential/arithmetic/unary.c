#include <limits.h>
#include <stdio.h>

int main(void)
{
    volatile unsigned char c = 200;
    volatile short s = -5;
    volatile unsigned u = 5;
    printf("%d %d %u %d\n", -c, +s, -u, ~c);
    printf("%u %d %d %d\n", ~u, !u, !!u, -s);
    printf("%ld %d\n", -(long)INT_MIN, -INT_MAX - 1 == INT_MIN);
    return 0;
}
