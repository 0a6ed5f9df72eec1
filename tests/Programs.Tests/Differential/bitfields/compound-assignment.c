#include <stdio.h>

struct s { int a : 4; unsigned b : 6; int c : 22; };

int main(void)
{
    struct s s = {0, 0, 0}, *p = &s;
    for (int i = 0; i < 20; i++) {
        p->a += 3;
        p->b ^= i;
        s.c -= i * i;
        printf("%d,%d,%d ", s.a, s.b++, --s.c);
    }
    puts("");
    s.b |= 0xff;
    s.c *= -3;
    s.a /= 2;
    printf("%d %u %d\n", s.a, s.b, s.c);
    return 0;
}
