#include <stdio.h>

int main(void)
{
    volatile int a = 0x0ff0, b = -16;
    volatile unsigned long w = 0xf0f0f0f0f0f0f0f0;
    printf("%x %x %x %x\n", a & b, a | b, a ^ b, a & ~b);
    printf("%lx %lx %lx\n", w & a, w | b, w ^ (unsigned)b);
    a &= 0xff;
    a |= 1 << 20;
    a ^= 3;
    printf("%x\n", a);
    return 0;
}
