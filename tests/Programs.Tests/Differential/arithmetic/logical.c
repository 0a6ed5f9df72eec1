#include <stdio.h>

static int calls;

static int say(int value)
{
    calls++;
    return value;
}

int main(void)
{
    printf("%d ", say(0) && say(1));
    printf("%d ", say(1) || say(0));
    printf("%d ", say(2) && say(3));
    printf("%d ", say(0) || say(0) || say(-1));
    printf("%d %d\n", !say(7), calls);
    double half = 0.5;
    char *null = 0;
    printf("%d %d %d\n", half && 1, null || 0, !null);
    return calls;
}
