#include <stdio.h>

static int add(int a, int b)
{
    return a + b;
}

static int sub(int a, int b)
{
    return a - b;
}

static int (*choose(int which))(int, int)
{
    return which ? add : sub;
}

typedef int operation(int, int);

static int apply(operation *f, int a, int b)
{
    return f(a, b);
}

int main(void)
{
    int (*table[])(int, int) = {add, &sub, *choose(1)};
    for (int i = 0; i < 3; i++)
        printf("%d ", table[i](10, i) + (*table[i])(1, 1) + (**table[i])(0, 0));
    printf("%d %d %d\n", choose(0)(5, 3), apply(add, 1, 2), table[0] == add);
    return 0;
}
