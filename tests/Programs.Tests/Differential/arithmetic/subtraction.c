#include <stdio.h>

int main(void)
{
    volatile unsigned zero = 0;
    volatile unsigned char small = 3;
    volatile long wide = -7;
    printf("%u %d %ld %lu\n", zero - 1, small - 5, wide - 3, wide - 1ul);
    printf("%d %d\n", (unsigned char)(small - 5), small - 5 < 0);
    return 0;
}
