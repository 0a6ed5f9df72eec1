#include <stdio.h>

struct s { int a[3]; int b; };

int main(void)
{
    struct s s = {{1, 2, 3}, .a[1] = 20, .b = 4, .b = 5};
    struct s base = {{7, 8, 9}, 10};
    struct { struct s in; int c; } t = {.in = base, .in.b = 99, .c = 1};
    printf("%d %d %d %d\n", s.a[0], s.a[1], s.a[2], s.b);
    printf("%d %d\n", t.in.b, t.c);
    return 0;
}
