#include <stdio.h>

#define FIND(array, n, value) ({ \
    __label__ found; \
    int at; \
    for (at = 0; at < (n); at++) \
        if ((array)[at] == (value)) \
            goto found; \
    at = -1; \
found: \
    at; })

int main(void)
{
    int a[] = {4, 5, 6};
    printf("%d %d %d\n", FIND(a, 3, 5), FIND(a, 3, 9), FIND(a, 3, 6));
    return 0;
}
