#include <stdio.h>

int main(void)
{
    int a[10];
    for (int i = 0; i < 10; i++)
        a[i] = i * i;
    int *p = a + 3, *q = &a[8];
    printf("%d %d %ld %ld\n", *p, p[2], q - p, p - q);
    printf("%d %d %d\n", *(q - 1), q[-3], 2[p]);
    printf("%d %d %d\n", p < q, p == &a[3], a + 10 > q);
    long *wide = (long *)a;
    printf("%d\n", (int)((char *)(wide + 2) - (char *)a));
    p += 2;
    p -= 1;
    printf("%d\n", *p);
    return 0;
}
