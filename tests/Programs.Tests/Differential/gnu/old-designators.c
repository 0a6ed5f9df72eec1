#include <stdio.h>

struct s { int a, b; char c[4]; };

int main(void)
{
    struct s s = {b: 2, a: 1, c: "xyz"};
    int a[4] = {[1] 5, [3] = 6};
    printf("%d %d %s %d %d\n", s.a, s.b, s.c, a[1], a[3]);
    return 0;
}
