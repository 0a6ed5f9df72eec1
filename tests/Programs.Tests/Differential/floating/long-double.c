#include <stdio.h>

int main(void)
{
    long double a = 1.5L, b = 2;
    long double list[2] = {a, b};
    a *= b;
    printf("%zu %zu %d %.3Lf\n", sizeof a, sizeof list, (int)a, a + list[1]);
    double d = a / 4;
    printf("%g %d\n", d, a > b);
    return 0;
}
