#include <limits.h>
#include <stdio.h>

int main(void)
{
    volatile int a = 40, b = -2;
    volatile unsigned big = UINT_MAX;
    volatile long wide = LONG_MAX - 5;
    volatile unsigned long top = ULONG_MAX;
    printf("%d %d %u %u\n", a + b, b + b, big + 1, big + 41u);
    printf("%ld %lu %lu\n", wide + 5, top + 1, top + wide);
    printf("%ld\n", a + wide - 40);
    return a + b;
}
