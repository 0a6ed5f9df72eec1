#include <stdio.h>

__attribute__((weak)) int overridable(void)
{
    return 1;
}

extern int missing(void) __attribute__((weak));
extern int absent __attribute__((weak));

static int original(int x)
{
    return x + 1;
}

int renamed(int x) __attribute__((alias("original")));
int value = 5;
extern int other __attribute__((alias("value")));

int main(void)
{
    other++;
    printf("%d %d %d\n", overridable(), renamed(2), value);
    printf("%d %d\n", missing ? missing() : -1, &absent == 0);
    return 0;
}
