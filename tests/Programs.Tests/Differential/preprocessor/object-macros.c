#include <stdio.h>

#define N 3
#define SUM N + N
#define TEXT "n is "
#define EMPTY
#define PRINT printf

int main(void)
{
    PRINT(TEXT "%d %d" EMPTY "\n", SUM * 2, N);
#undef N
#define N 4
    printf("%d\n", SUM);
    int EMPTY x EMPTY = N EMPTY;
    return x;
}
