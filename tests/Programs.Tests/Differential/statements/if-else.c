#include <stdio.h>

static const char *kind(int n)
{
    if (n < 0)
        return "negative";
    else if (n == 0)
        return "zero";
    else if (n < 10)
        if (n % 2)
            return "small odd";
        else
            return "small even";
    return "large";
}

int main(void)
{
    for (int i = -1; i < 12; i += 2)
        printf("%s, %s\n", kind(i), kind(i + 1));
    return 0;
}
