#include <stdio.h>

int main(void)
{
    int later(int), n = 4;
    {
        extern int shared;
        printf("%d %d\n", later(n), shared);
    }
    return 0;
}

int shared = 17;

int later(int x)
{
    return x + shared;
}
