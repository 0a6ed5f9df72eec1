#include <stdio.h>

union u { char c; int i; double d; };
static union u first = {'x'}, named = {.d = 2.5};
static union u many[] = {{1}, {.i = 300}, {.d = 1}};

int main(void)
{
    union u local = {65};
    printf("%c %g %d %d %g %d\n", first.c, named.d, many[0].c, many[1].i, many[2].d, local.i);
    return 0;
}
