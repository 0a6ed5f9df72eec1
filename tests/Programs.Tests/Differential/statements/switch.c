#include <stdio.h>

static const char *name(int n)
{
    switch (n) {
    case 0:
        return "zero";
    case 1:
    case 2:
        return "few";
    case -5:
        return "minus five";
    default:
        return "many";
    case 1000000:
        return "million";
    }
}

int main(void)
{
    int all[] = {0, 1, 2, 3, -5, 1000000, -1};
    for (int i = 0; i < 7; i++)
        puts(name(all[i]));
    return 0;
}
