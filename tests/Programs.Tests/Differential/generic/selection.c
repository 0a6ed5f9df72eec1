#include <stdio.h>

struct s { int a; };

#define KIND(x) _Generic((x), \
    char: "char", signed char: "signed char", unsigned char: "unsigned char", short: "short", \
    int: "int", unsigned: "unsigned", long: "long", unsigned long: "unsigned long", \
    float: "float", double: "double", long double: "long double", char *: "char *", \
    const char *: "const char *", void *: "void *", int *: "int *", struct s: "struct s", \
    int (*)(void): "function", _Bool: "bool", default: "other")

static int f(void) { return 1; }

int main(void)
{
    const int ci = 1;
    int array[2] = {0};
    struct s s = {0};
    puts(KIND((char)1)), puts(KIND((signed char)1)), puts(KIND('a')), puts(KIND(1u));
    puts(KIND(1l)), puts(KIND(1.f)), puts(KIND(1.)), puts(KIND("x")), puts(KIND((const char *)0));
    puts(KIND(ci)), puts(KIND(array)), puts(KIND(s)), puts(KIND(f)), puts(KIND((_Bool)1));
    puts(KIND((void *)0)), puts(KIND(&s)), puts(KIND(1.L)), puts(KIND((short)1));
    return _Generic(1, long: f() / 0, int: 0);
}
