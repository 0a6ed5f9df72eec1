#include <stdio.h>

static int sum(int rows, int columns, int (*a)[columns])
{
    int total = 0;
    for (int i = 0; i < rows; i++)
        for (int j = 0; j < columns; j++)
            total += a[i][j];
    return total + (int)sizeof *a;
}

static int star(int n, int a[*]);

static int star(int n, int a[n])
{
    return a[n - 1];
}

int main(void)
{
    int a[3][5] = {{1}, {2, 3}, {0, 0, 4}};
    printf("%d %d\n", sum(3, 5, a), star(5, a[2] - 2));
    return 0;
}
