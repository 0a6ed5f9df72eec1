#include <stdio.h>

struct s { int a[3]; struct { int x; } in; };

static struct s make(int n)
{
    return (struct s){{n, n + 1, n + 2}, {n * n}};
}

int main(void)
{
    printf("%d %d %d\n", make(5).a[1], make(3).in.x, *make(7).a);
    struct s array[2] = {make(1), make(2)};
    printf("%d\n", (array[0].a[0] ? array[1] : array[0]).in.x);
    return 0;
}
