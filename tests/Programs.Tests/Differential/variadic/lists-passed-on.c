#include <stdarg.h>
#include <stdio.h>

static int two(va_list list)
{
    int a = va_arg(list, int);
    return a * 10 + va_arg(list, int);
}

static void format(char *to, size_t n, const char *text, ...)
{
    va_list list, again;
    va_start(list, text);
    va_copy(again, list);
    vsnprintf(to, n, text, list);
    va_end(list);
    printf("%d ", two(again));
    va_end(again);
}

int main(void)
{
    char text[40];
    format(text, sizeof text, "<%d %d %s>", 1, 2, "three");
    puts(text);
    return 0;
}
