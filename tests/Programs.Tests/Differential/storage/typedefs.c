#include <stdio.h>

typedef unsigned long size, *size_pointer, sizes[3];
typedef struct node node;
struct node { node *next; size value; };
typedef int function(size_pointer);

static function first;

static int first(size_pointer p)
{
    return (int)*p;
}

int main(void)
{
    sizes all = {4, 5, 6};
    size_pointer p = all;
    node n = {0, 7};
    const size_pointer q = all + 1;
    function *f = first;
    typedef char size;
    size c = 'c';
    printf("%d %lu %lu %lu %c %zu\n", f(p), *q, p[2], n.value, c, sizeof(size));
    return 0;
}
