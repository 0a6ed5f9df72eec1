#include <stdarg.h>
#include <stdio.h>

struct p { int x, y; };
struct big { long all[4]; };

static void show(const char *kinds, ...)
{
    va_list list;
    va_start(list, kinds);
    for (; *kinds; kinds++)
        switch (*kinds) {
        case 'i': printf("%d ", va_arg(list, int)); break;
        case 'l': printf("%ld ", va_arg(list, long)); break;
        case 'd': printf("%g ", va_arg(list, double)); break;
        case 's': printf("%s ", va_arg(list, char *)); break;
        case 'p': printf("%d ", va_arg(list, struct p).y); break;
        case 'b': printf("%ld ", va_arg(list, struct big).all[3]); break;
        case 'f': printf("%d ", va_arg(list, int (*)(int))(3)); break;
        }
    va_end(list);
    puts("");
}

static int neg(int x) { return -x; }

int main(void)
{
    show("ildspbf", 1, 2l, 3.5f, "four", (struct p){4, 5}, (struct big){{0, 1, 2, 6}}, neg);
    show("dddddddddddii", 1., 2., 3., 4., 5., 6., 7., 8., 9., 10., 11., 12, 13);
    return 0;
}
