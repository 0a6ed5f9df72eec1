#include <stdio.h>

static volatile int flag = 3;

int main(void)
{
    volatile int *p = &flag;
    int sum = 0;
    while (flag > 0) {
        sum += *p;
        (*p)--;
    }
    struct { volatile int a; int b; } s = {1, 2};
    s.a += s.b;
    printf("%d %d\n", sum, s.a);
    return 0;
}
