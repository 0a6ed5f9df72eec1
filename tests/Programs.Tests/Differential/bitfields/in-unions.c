#include <stdio.h>

union u { unsigned all; struct { unsigned low : 4, mid : 8, : 4, high : 16; }; unsigned bit : 1; };

int main(void)
{
    union u v = {0xabcd1234};
    printf("%x %x %x %x\n", v.low, v.mid, v.high, v.bit);
    v.mid = 0xff;
    v.bit = 1;
    printf("%x %zu\n", v.all, sizeof v);
    return 0;
}
