#include <stdio.h>

union number { int i; double d; };

static void show(union number n, int isInteger)
{
    if (isInteger)
        printf("%d\n", n.i);
    else
        printf("%g\n", n.d);
}

int main(void)
{
    show((union number)5, 1);
    show((union number)2.5, 0);
    return 0;
}
