#include <stdio.h>

int main(void)
{
    int a = 1, b = 2;
    int c = (a++, b += a, a * b);
    for (a = 0, b = 10; a < b; a += 2, b--)
        ;
    printf("%d %d %d\n", a, b, c);
    return (1, 2, 3);
}
