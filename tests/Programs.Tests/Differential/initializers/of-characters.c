#include <stdio.h>

static char a[] = "abc", b[3] = "abc", c[6] = "abc", d[] = {'x', 'y', 0}, e[4] = {"hi"};
static signed char f[] = "\xff";

int main(void)
{
    char g[] = "local", h[8] = "pad";
    printf("%zu %zu %zu %zu %d\n", sizeof a, sizeof b, sizeof c, sizeof d, f[0]);
    printf("%.3s %s %s %d %s %d\n", b, d, e, c[5], g, h[7]);
    struct { char name[4]; int n; } s[] = {{"one", 1}, {"two", 2}, "tri", 3};
    printf("%s %d %zu\n", s[2].name, s[2].n, sizeof s);
    return 0;
}
