#include <stddef.h>
#include <stdio.h>

int main(void)
{
    int *p = 0;
    char *q = NULL;
    void *r = (void *)0;
    void (*f)(void) = 0;
    printf("%d %d %d %d %d\n", p == NULL, !q, r == p, f == 0, q ? 1 : 2);
    p = &(int){5};
    printf("%d\n", p && *p == 5);
    return 0;
}
