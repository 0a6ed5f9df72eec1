#include <stdio.h>

static int pick(int n)
{
    static const int offsets[] = {&&a - &&a, &&b - &&a, &&c - &&a};
    goto *(&&a + offsets[n]);
a:
    return 10;
b:
    return 20;
c:
    return 30;
}

int main(void)
{
    printf("%d %d %d\n", pick(0), pick(1), pick(2));
    return 0;
}
