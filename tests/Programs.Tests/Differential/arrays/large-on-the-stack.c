#include <stdio.h>

static long fill(int depth)
{
    int big[5000];
    for (int i = 0; i < 5000; i++)
        big[i] = i * depth;
    return depth == 0 ? 0 : big[4999] + fill(depth - 1) + big[1];
}

int main(void)
{
    printf("%ld\n", fill(20));
    return 0;
}
