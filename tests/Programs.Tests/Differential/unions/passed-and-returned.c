#include <stdio.h>

union u { long l; char c[8]; double d; };

static union u flip(union u v)
{
    union u r;
    for (int i = 0; i < 8; i++)
        r.c[i] = v.c[7 - i];
    return r;
}

int main(void)
{
    union u v = {0x0102030405060708};
    printf("%lx %d %lx\n", flip(v).l, flip(v).c[0], flip(flip(v)).l);
    return 0;
}
