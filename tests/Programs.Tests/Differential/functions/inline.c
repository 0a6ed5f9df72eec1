#include <stdio.h>

static inline int square(int x)
{
    return x * x;
}

inline int cube(int x)
{
    return x * square(x);
}

extern inline int cube(int x);

extern inline __attribute__((gnu_inline, always_inline)) int twice(int x)
{
    return 2 * x;
}

int main(void)
{
    int (*f)(int) = cube;
    printf("%d %d %d\n", square(7), f(3), twice(21));
    return 0;
}
