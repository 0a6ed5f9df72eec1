#include <stdio.h>

#define NAME(x) _Generic((x), int: "int", unsigned: "unsigned", long: "long", \
    unsigned long: "unsigned long", long long: "long long", float: "float", double: "double", \
    unsigned long long: "unsigned long long", default: "other")

int main(void)
{
    char c = 1;
    short s = 1;
    unsigned short us = 1;
    unsigned u = 1;
    long l = 1;
    unsigned long ul = 1;
    long long ll = 1;
    float f = 1;
    puts(NAME(c + s));
    puts(NAME(us + us));
    puts(NAME(c + u));
    puts(NAME(u + l));
    puts(NAME(l + ul));
    puts(NAME(l + ll));
    puts(NAME(ul + ll));
    puts(NAME(l + f));
    puts(NAME(f + 1.0));
    puts(NAME(1 ? u : -1));
    puts(NAME(c ? s : c));
    puts(NAME(s << l));
    puts(NAME(!l));
    puts(NAME(-us));
    return 0;
}
