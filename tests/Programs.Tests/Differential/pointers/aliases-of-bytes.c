#include <stdio.h>

int main(void)
{
    unsigned value = 0x11223344;
    unsigned char *p = (unsigned char *)&value;
    printf("%x %x %x %x\n", p[0], p[1], p[2], p[3]);
    p[3] = 0xff;
    printf("%x\n", value);
    double one = 1.0;
    unsigned long *bits = (unsigned long *)&one;
    printf("%lx\n", *bits);
    return 0;
}
