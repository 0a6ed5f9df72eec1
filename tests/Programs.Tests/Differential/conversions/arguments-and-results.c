#include <stdio.h>

static unsigned char low(int value)
{
    return value;
}

static double half(int value)
{
    return value / 2.0;
}

static int whole(float value)
{
    return value;
}

static _Bool truth(long value)
{
    return value;
}

int main(void)
{
    printf("%d %g %d %d\n", low(300), half(5.9), whole(7.9), truth(1l << 40));
    return 0;
}
