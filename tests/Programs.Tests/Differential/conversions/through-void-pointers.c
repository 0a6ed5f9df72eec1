#include <stdio.h>

static int add(const void *left, const void *right)
{
    const int *a = left;
    const int *b = right;
    return *a + *b;
}

int main(void)
{
    int a = 3, b = 4;
    void *p = &a;
    *(int *)p = 10;
    char *bytes = p;
    bytes[1] = 1;
    printf("%d %d\n", add(&a, &b), add(p, p));
    return 0;
}
