#include <stdio.h>

static struct { int a; double d; char *p; char text[100]; } s;
int big[1000];
static _Bool flag;

int main(void)
{
    static long local[3];
    int sum = 0;
    for (int i = 0; i < 1000; i++)
        sum |= big[i];
    printf("%d %g %d %d %d %ld %d\n", s.a, s.d, s.p == 0, s.text[99], sum, local[2], flag);
    return 0;
}
