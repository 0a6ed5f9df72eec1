#include <stdio.h>

int main(void)
{
    puts("before");
    fflush(stdout);
    *(volatile long *)0x123456789a = 5;
    return 0;
}
