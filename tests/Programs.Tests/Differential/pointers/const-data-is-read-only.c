#include <stdio.h>

static const int fixed[3] = {1, 2, 3};

int main(void)
{
    volatile int *p = (int *)fixed;
    printf("%d\n", p[1]);
    fflush(stdout);
    p[1] = 5;
    return p[1];
}
