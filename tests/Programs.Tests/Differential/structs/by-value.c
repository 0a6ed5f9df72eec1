#include <stdio.h>

struct small { char c; };
struct pair { int a, b; };
struct mixed { double d; int i; };
struct big { int all[20]; };

static struct small s(struct small x) { x.c++; return x; }
static struct pair p(struct pair x) { return (struct pair){x.b, x.a}; }
static struct mixed m(int i, struct mixed x, double d) { x.i += i; x.d *= d; return x; }
static struct big b(struct big x) { x.all[19] = x.all[0]; x.all[0] = 0; return x; }

int main(void)
{
    struct big one = {{5}};
    struct big two = b(one);
    printf("%d %d %d\n", s((struct small){'a'}).c, p((struct pair){1, 2}).a, one.all[0]);
    struct mixed r = m(2, (struct mixed){1.5, 3}, 2);
    printf("%g %d %d %d\n", r.d, r.i, two.all[19], b(two).all[19]);
    return 0;
}
