#include <stdio.h>

union view { unsigned u; float f; unsigned char b[4]; struct { short lo, hi; } s; };

int main(void)
{
    union view v = {.f = 1.0f};
    printf("%x %d %d %x\n", v.u, v.b[3], v.s.hi, v.b[2]);
    v.b[0] = 1;
    printf("%x\n", v.u);
    union view w = v;
    w.s.lo = -1;
    printf("%x %x %zu\n", w.u, v.u, sizeof v);
    return 0;
}
