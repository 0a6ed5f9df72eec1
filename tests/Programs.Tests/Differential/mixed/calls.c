#include <stdarg.h>
#include <stdio.h>
#include <string.h>

static int fib(int n) { return n < 2 ? n : fib(n - 1) + fib(n - 2); }
static int ackermann(int m, int n)
{
    return m == 0 ? n + 1 : n == 0 ? ackermann(m - 1, 1) : ackermann(m - 1, ackermann(m, n - 1));
}
static int even(int n);
static int odd(int n) { return n == 0 ? 0 : even(n - 1); }
static int even(int n) { return n == 0 ? 1 : odd(n - 1); }

static int many(int a, long b, char c, short d, unsigned e, double f, float g, int *h, int i, int j)
{
    return a + b + c + d + e + f + g + *h + i + j;
}

struct pair { long a; int b; };

static double sum(int count, ...)
{
    va_list list, copy;
    va_start(list, count);
    va_copy(copy, list);
    double total = 0;
    for (int i = 0; i < count; i++)
        total += va_arg(list, double);
    for (int i = 0; i < count; i++)
        total += va_arg(copy, double);
    va_end(copy);
    va_end(list);
    return total;
}

static void next(va_list list) { printf("%d ", va_arg(list, int)); }

static void mixed(const char *kinds, ...)
{
    va_list list;
    va_start(list, kinds);
    for (; *kinds; kinds++) {
        switch (*kinds) {
        case 'i': printf("%d ", va_arg(list, int)); break;
        case 'l': printf("%ld ", va_arg(list, long)); break;
        case 'u': printf("%u ", va_arg(list, unsigned)); break;
        case 'd': printf("%g ", va_arg(list, double)); break;
        case 's': printf("%s ", va_arg(list, char *)); break;
        case 'n': next(list); break;
        case 'p': {
            struct pair p = va_arg(list, struct pair);
            printf("%ld/%d ", p.a, p.b);
            break;
        }
        }
    }
    printf("\n");
    va_end(list);
}

static int counter(void) { static int count = 10; return count++; }
static int nothing() { return 42; }
static void set(int *to) { *to = 5; }
static char narrow(int x) { return x; }
static float half(float x) { return x / 2; }

int main(int argc, char **argv)
{
    (void)argv;
    printf("%d %d %d %d\n", fib(15), ackermann(2, 3), even(10), odd(7));
    int h = 8;
    printf("%d\n", many(1, 2, 3, 4, 5, 6.5, 7.5f, &h, 9, 10));
    printf("%g %g\n", sum(3, 1.0, 2.0, 3.5), sum(0));
    struct pair p = { 123456789012, -4 };
    mixed("ilusdpinp", -1, -2l, 3000000000u, "four", 5.5, p, (char)'A', 7, (struct pair){ 1, 2 });
    mixed("si", "nested", (int)sum(2, 1.0, fib(5) + sum(1, 0.5)));
    printf("%d %d %d\n", counter(), counter() * 0 + 1, counter() > 10);
    printf("%d %d\n", nothing(), argc);
    int x;
    set(&x);
    printf("%d %d %g\n", x, narrow(0x1ff), half(3));
    printf("%d\n", fib(fib(5) + fib(3)));
    return 0;
}
