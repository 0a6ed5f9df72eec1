#include <stdarg.h>
#include <stdio.h>

struct pair { long first, second; };
struct wide { char bytes[40]; };

static int sum(int count, ...)
{
    va_list arguments, again;
    va_start(arguments, count);
    va_copy(again, arguments);
    int total = 0;
    for (int i = 0; i < count; i++)
        total += va_arg(arguments, int);
    for (int i = 0; i < count; i++)
        total += 100 * va_arg(again, int);
    va_end(again);
    va_end(arguments);
    return total;
}

static void take(const char *kinds, va_list arguments)
{
    for (; *kinds; kinds++)
        switch (*kinds) {
        case 'c':
            printf("%c ", va_arg(arguments, int));
            break;
        case 'd':
            printf("%g ", va_arg(arguments, double));
            break;
        case 'p':
            printf("%s ", va_arg(arguments, const char *));
            break;
        case 's': {
            struct pair pair = va_arg(arguments, struct pair);
            printf("%ld+%ld ", pair.first, pair.second);
            break;
        }
        case 'w':
            printf("%c ", va_arg(arguments, struct wide).bytes[39]);
            break;
        }
}

static void all(const char *kinds, ...)
{
    va_list arguments;
    va_start(arguments, kinds);
    take(kinds, arguments);
    puts(kinds);
    va_end(arguments);
}

int main(void)
{
    struct wide wide = { .bytes[39] = 'w' };
    char c = 'c';
    float f = 2.5f;
    printf("%d\n", sum(4, 1, 2, 3, 4));
    all("cdps", c, f, "text", (struct pair){ 3, 4 });
    all("wsdwcp", wide, (struct pair){ -1, -2 }, 1e300, wide, 'x', "end");
    all("dddddddddd", 1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0, 10.0);
    return 0;
}
