#include <stdio.h>

static __inline__ int f(__const int *__restrict p, __volatile__ int *q)
{
    return *p + *q;
}

__extension__ typedef struct { int a; union { int b; }; } t;

int main(void)
{
    __signed__ char c = -1;
    t v = {1, {2}};
    int x = 3;
    printf("%d %d %zu\n", f(&v.b, &x), c, __alignof__(long));
    return __extension__ 0;
}
