#include <stdio.h>

int open[];

static int first(void)
{
    return open[0];
}

int open[3] = {7, 8, 9};

int main(void)
{
    extern int open[3];
    int (*all)[3] = &open;
    printf("%d %zu %d\n", first(), sizeof open, (*all)[2]);
    return 0;
}
