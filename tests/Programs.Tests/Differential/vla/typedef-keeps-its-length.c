#include <stdio.h>

int main(void)
{
    int n = 3;
    typedef int row[n];
    n = 100;
    row a, b[2];
    printf("%zu %zu %zu\n", sizeof a, sizeof b, sizeof(row));
    return 0;
}
