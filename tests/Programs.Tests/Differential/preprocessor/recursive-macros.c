#include <stdio.h>

#define f(x) x + f(x)
#define a b
#define b a
#define EMPTY()
#define DEFER(x) x EMPTY()
#define g(x) x
#define XSTR(x) STR(x)
#define STR(x) #x
#define foo foo
#define id(x) x

int main(void)
{
    int foo = 3;
    puts(XSTR(f(1)) " " XSTR(a) " " XSTR(b));
    puts(XSTR(DEFER(g)(2)) " " XSTR(id(DEFER(g)(2))) " " XSTR(id(id)(3)));
    puts(XSTR(f(f(1))));
    return foo;
}
