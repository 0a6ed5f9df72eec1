#include <stdio.h>

int main(void)
{
    unsigned char c = 250;
    short s = -3;
    int i = 100;
    long l = 1;
    float f = 1.5f;
    c += 10;
    s *= 20000;
    i -= 2.7;
    l <<= 40;
    f /= 4;
    printf("%d %d %d %ld %g\n", c, s, i, l, f);
    i %= 7;
    i |= c;
    s >>= 2;
    c ^= 0x55;
    printf("%d %d %d\n", i, s, c);
    c /= 2.5;
    i *= f;
    printf("%d %d\n", c, i);
    return 0;
}
