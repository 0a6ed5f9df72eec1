#include <stdio.h>

static int x = 1, *p = &x, **pp = &p, a[2] = {2, 3}, (*pa)[2] = &a, *ap[2] = {&x, a};
static int f(void) { return 5; }
static int (*pf)(void) = f, (*apf[1])(void) = {f};
static char const *const volatile q = "q";
long unsigned int long ull = 18446744073709551615ull;
static const int long c = 6;

int main(void)
{
    printf("%d %d %d %d %d %d\n", *p, **pp, (*pa)[1], *ap[1], pf(), apf[0]());
    printf("%s %llu %ld %zu\n", q, ull, c, sizeof(int(*)[7]));
    printf("%zu %zu %zu\n", sizeof(char(*(*)(int))[3]), sizeof(int *[3]), sizeof(int(*[2])(void)));
    return 0;
}
