#include <stdio.h>

static int cube[2][3][4];

static int sum(int (*a)[3][4], int n)
{
    int total = 0;
    for (int i = 0; i < n; i++)
        for (int j = 0; j < 3; j++)
            for (int k = 0; k < 4; k++)
                total += a[i][j][k];
    return total;
}

int main(void)
{
    int n = 0;
    for (int i = 0; i < 2; i++)
        for (int j = 0; j < 3; j++)
            for (int k = 0; k < 4; k++)
                cube[i][j][k] = n++;
    printf("%d %d %zu %zu %zu\n", sum(cube, 2), cube[1][2][3], sizeof cube, sizeof cube[0],
        sizeof cube[0][0]);
    return 0;
}
