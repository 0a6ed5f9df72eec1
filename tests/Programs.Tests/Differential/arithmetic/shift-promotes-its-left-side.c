#include <stdio.h>

int main(void)
{
    volatile unsigned char c = 0xff;
    volatile signed char s = -128;
    volatile long by = 4;
    printf("%d %d %d\n", c << 8, s >> 3, c << by);
    printf("%d %d\n", (int)sizeof(c << by), (int)sizeof(1L << 1));
    return 0;
}
