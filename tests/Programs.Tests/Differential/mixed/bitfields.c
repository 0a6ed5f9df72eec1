#include <stdio.h>

struct flags {
    unsigned a : 3;
    int b : 5;
    unsigned c : 1;
    unsigned long d : 40;
    _Bool e : 1;
    int : 0;
    short f : 9;
};

static struct flags global = { 5, -3, 1, 0x123456789a, 1, -200 };

int main(void)
{
    struct flags x = { 0 };
    printf("%d %d %d %lx %d %d\n", global.a, global.b, global.c, (unsigned long)global.d, global.e, global.f);
    x.a = 9;
    x.b = 17;
    x.c = 3;
    x.d = ~0ul;
    x.e = 8;
    x.f = 256;
    printf("%d %d %d %lx %d %d\n", x.a, x.b, x.c, (unsigned long)x.d, x.e, x.f);
    x.a++;
    x.b -= 5;
    x.d >>= 4;
    printf("%d %d %lx\n", x.a, x.b, (unsigned long)x.d);
    printf("%d %d\n", x.a = 15, (x.b = 31));
    printf("%d\n", x.a++);
    printf("%d\n", ++x.a);
    struct flags *p = &x;
    p->f = p->b + p->a;
    printf("%d %zu\n", p->f, sizeof x);
    x = global;
    printf("%d %d\n", x.b, x.b < 0);
    int before = x.b--;
    printf("%d %d\n", before, x.b);
    return 0;
}
