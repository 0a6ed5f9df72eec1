#include <stdio.h>

int main(void)
{
    volatile double a = 3.99, b = -3.99, c = 4294967295.0, d = 1e15;
    volatile float f = 16777216.0f;
    printf("%d %d %u %ld %d\n", (int)a, (int)b, (unsigned)c, (long)d, (int)f);
    printf("%d %d %d\n", (char)a, (unsigned char)a, (short)b);
    volatile double e = 18446744073709549568.0;
    printf("%lu\n", (unsigned long)e);
    return 0;
}
