#include <stdio.h>

static int next;

static int tick(void)
{
    return ++next;
}

int main(void)
{
    int a = (tick(), tick());
    int b = tick() ? tick() : 100;
    int array[3];
    array[0] = tick();
    array[1] = tick();
    int c = (a += 1, a * 2);
    printf("%d %d %d %d %d\n", a, b, array[0], array[1], c);
    return 0;
}
