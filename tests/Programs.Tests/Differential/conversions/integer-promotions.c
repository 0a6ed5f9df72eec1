#include <stdio.h>

int main(void)
{
    unsigned char a = 200, b = 100;
    unsigned short c = 65535;
    signed char d = -1;
    printf("%d %d %d\n", a + b, c + 1, a * b);
    printf("%d %d\n", d == 0xff, (unsigned char)d == 0xff);
    printf("%zu %zu %zu\n", sizeof(a + b), sizeof(+c), sizeof(a));
    printf("%d\n", (c ^ d) == ~65535);
    return 0;
}
