#include <stdio.h>

static int counter;

static int next(void)
{
    return ++counter;
}

int main(void)
{
    for (int i = 0; i < 3; i++) {
        int a[4] = {next(), [3] = next()};
        struct { int x; char c[3]; double d; } s = {.d = next(), .x = i};
        printf("%d %d %d %d %d %g %d\n", a[0], a[1], a[3], s.x, s.c[2], s.d, counter);
        a[1] = s.c[2] = 9;
    }
    int x = x = 5, y = x + 1;
    printf("%d\n", y);
    return 0;
}
