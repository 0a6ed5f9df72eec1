#include <stdio.h>

typedef int (*unary)(int);
static int inc(int x) { return x + 1; }
static int dbl(int x) { return x * 2; }
static unary pick(char c) { return c == '+' ? inc : dbl; }
static int (*(*get(void))(char))(int) { return pick; }
static int compose(unary f, int g(int), int x) { return f(g(x)); }

int main(void)
{
    int (*(*table[2])(char))(int) = {pick, get()};
    printf("%d %d %d\n", table[0]('+')(5), table[1]('*')(5), compose(inc, dbl, 10));
    printf("%zu %d\n", sizeof(unary), get()('+') == inc);
    return 0;
}
