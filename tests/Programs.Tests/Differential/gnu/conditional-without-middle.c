#include <stdio.h>

static int calls;

static int value(int n)
{
    calls++;
    return n;
}

int main(void)
{
    char *null = 0;
    printf("%d %d %s %d\n", value(5) ?: 7, value(0) ?: 7, null ?: "none", calls);
    return 0;
}
