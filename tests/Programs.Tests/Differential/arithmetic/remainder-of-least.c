#include <limits.h>
#include <stdio.h>

int main(void)
{
    volatile long least = LONG_MIN, minus = -1;
    puts("before");
    fflush(stdout);
    return least % minus != 0;
}
