#include <stdio.h>

int main(void)
{
    int values[] = {7, -7, 3, -3, 1};
    for (int i = 0; i < 5; i++)
        for (int j = 0; j < 5; j++)
            printf("%d ", values[i] % values[j]);
    long wide = -10000000000;
    printf("\n%ld %lu %u\n", wide % 7, (unsigned long)wide % 7, -7 % 4u);
    return 0;
}
