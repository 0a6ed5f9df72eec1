#include <stdio.h>

static int trace(int n, int m[n][n])
{
    int sum = 0;
    for (int i = 0; i < n; i++)
        sum += m[i][i];
    return sum;
}

int main(void)
{
    int n = 4;
    int m[n][n];
    for (int i = 0; i < n; i++)
        for (int j = 0; j < n; j++)
            m[i][j] = i * 10 + j;
    int (*row)[n] = m + 2;
    printf("%d %zu %zu %d\n", trace(n, m), sizeof m, sizeof m[0], (*row)[3]);
    return 0;
}
