#include <stdio.h>

static void copy(int n, int *restrict to, const int *restrict from)
{
    while (n-- > 0)
        *to++ = *from++;
}

int main(void)
{
    const int from[] = {3, 1, 2};
    int to[3];
    int *const fixed = to;
    const int *const both = from;
    copy(3, fixed, both);
    printf("%d %d %d\n", to[0], fixed[1], to[2]);
    return 0;
}
