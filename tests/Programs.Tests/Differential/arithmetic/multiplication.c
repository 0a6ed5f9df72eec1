#include <stdio.h>

int main(void)
{
    volatile unsigned a = 65537;
    volatile int b = -3;
    volatile unsigned short c = 60000;
    volatile long d = 3000000000;
    printf("%u %d %ld %lu\n", a * a, b * 7, d * b, (unsigned long)d * d);
    printf("%u %ld\n", (unsigned)c * c, (long)c * c);
    return 0;
}
