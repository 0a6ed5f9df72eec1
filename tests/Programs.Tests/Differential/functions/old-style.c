#include <stdio.h>

int undeclared();

int old(a, b, c)
    char a;
    float b;
    short c;
{
    return a * 100 + (int)(b * 10) + c;
}

int plain(a, b)
{
    return a - b;
}

int main()
{
    printf("%d %d %d\n", old(2, 3.5, 4), plain(9, 4), undeclared(1, 2.5));
    return 0;
}

int undeclared(int a, double b)
{
    return a + (int)b;
}
