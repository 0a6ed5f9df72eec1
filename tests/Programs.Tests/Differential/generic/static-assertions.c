#include <assert.h>
#include <stdio.h>

_Static_assert(sizeof(int) == 4, "int");
static_assert(1 < 2, "order");
_Static_assert(1);

struct s {
    int a;
    _Static_assert(sizeof(long) == 8, "in a struct");
};

int main(void)
{
    _Static_assert(sizeof(struct s) == 4, "in a function");
    puts("assembled");
    return 0;
}
