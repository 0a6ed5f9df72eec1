#include <stdio.h>

struct s { int a, b[3]; struct { char c; } d; };

int main(void)
{
    struct s s = {}, t = {0}, u = {1}, v[2] = {{2}};
    int a[3] = {}, scalar = {7};
    printf("%d%d%d %d%d %d %d%d%d%d %d%d %d\n", s.a, s.b[2], s.d.c, t.a, t.b[0], u.a, u.b[0],
        u.b[1], u.b[2], u.d.c, v[0].a, v[1].a, a[2] + scalar);
    return 0;
}
