#include <stdio.h>

int main(void)
{
    volatile long value = 0x123456789abcdef0;
    printf("%d %d %d %u\n", (signed char)value, (short)value, (int)value, (unsigned)value);
    printf("%d %d\n", (unsigned char)value, (unsigned short)value);
    volatile int minus = -1;
    printf("%ld %lu %u %lu\n", (long)minus, (unsigned long)minus, (unsigned)minus,
        (unsigned long)(unsigned)minus);
    char c = 0x1ff;
    printf("%d\n", c);
    return 0;
}
