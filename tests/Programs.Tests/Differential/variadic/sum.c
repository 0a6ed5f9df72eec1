#include <stdarg.h>
#include <stdio.h>

static long sum(int n, ...)
{
    va_list list;
    long total = 0;
    va_start(list, n);
    while (n-- > 0)
        total += va_arg(list, int);
    va_end(list);
    return total;
}

int main(void)
{
    char c = 'a';
    short s = -3;
    printf("%ld %ld %ld\n", sum(0), sum(3, 1, c, s),
        sum(12, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12));
    return 0;
}
