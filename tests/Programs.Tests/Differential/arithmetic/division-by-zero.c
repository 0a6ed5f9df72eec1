#include <stdio.h>

int main(void)
{
    volatile int zero = 0;
    puts("before");
    fflush(stdout);
    return 5 / zero;
}
