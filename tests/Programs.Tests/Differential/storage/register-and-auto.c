#include <stdio.h>

int main(void)
{
    register int i, sum = 0;
    auto int n = 5;
    for (i = 0; i < n; i++)
        sum += i;
    register char *p = "text";
    while (*p)
        p++;
    printf("%d %c\n", sum, p[-1]);
    return 0;
}
