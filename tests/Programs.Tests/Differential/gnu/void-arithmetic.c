#include <stdio.h>

int main(void)
{
    int a[4] = {1, 2, 3, 4};
    void *p = a;
    p += sizeof(int);
    void *q = p + 8;
    printf("%d %ld %zu\n", *(int *)p, (long)(q - p), sizeof(void));
    return 0;
}
