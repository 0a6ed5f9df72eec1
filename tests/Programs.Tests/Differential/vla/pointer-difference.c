#include <stdio.h>

int main(void)
{
    int n = 7;
    double (*a)[n], (*b)[n], space[4][n];
    a = space;
    b = a + 3;
    printf("%ld %ld\n", b - a, (char *)b - (char *)a);
    b--;
    (*b)[6] = 2.5;
    printf("%g\n", space[2][6]);
    return 0;
}
