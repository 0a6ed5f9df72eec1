#include <stdio.h>

static _Thread_local int a = 3;
__thread int b;
extern __thread int c;

int main(void)
{
    static _Thread_local long d = 4;
    a++, b--, c += 2, d *= 2;
    printf("%d %d %d %ld\n", a, b, c, d);
    return 0;
}

__thread int c = 10;
