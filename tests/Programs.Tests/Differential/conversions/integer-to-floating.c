#include <stdio.h>

int main(void)
{
    volatile unsigned long big = 18446744073709551615ul;
    volatile long odd = 9007199254740993;
    volatile int i = 16777217;
    volatile unsigned u = 4294967295u;
    printf("%.1f %.1f %.1f %.1f\n", (double)big, (double)odd, (double)(float)i, (float)u);
    printf("%.1f %.1f\n", (float)big, (float)odd);
    volatile unsigned long half = 9223372036854775808ul + 1025;
    printf("%.1f %.1f\n", (double)half, (float)half);
    return 0;
}
