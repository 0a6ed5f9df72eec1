#include <stdio.h>

int main(void)
{
    volatile int minus = -256;
    volatile unsigned top = 0x80000001;
    volatile long wide = -1;
    for (int i = 0; i < 32; i += 5)
        printf("%d %u %x ", minus >> i, top >> i, top << i);
    puts("");
    for (int i = 0; i < 64; i += 9)
        printf("%ld %lx %lx ", wide >> i, (unsigned long)wide >> i, (unsigned long)wide << i);
    puts("");
    return 0;
}
