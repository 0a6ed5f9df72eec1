#include <stdarg.h>
#include <stdio.h>

static int last(int n, ...)
{
    va_list list;
    int value = 0;
    va_start(list, n);
    for (int i = 0; i < n; i++)
        value = va_arg(list, int);
    va_end(list);
    return value;
}

static int (*volatile pointer)(int, ...) = last;

int main(void)
{
    int (*print)(const char *, ...) = printf;
    print("%d %d\n", pointer(3, 7, 8, 9), (*pointer)(1, pointer(2, 5, 6)));
    return 0;
}
