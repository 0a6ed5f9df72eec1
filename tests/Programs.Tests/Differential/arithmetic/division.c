#include <stdio.h>

int main(void)
{
    int values[] = {7, -7, 1, -1, 100, -100};
    for (int i = 0; i < 6; i++)
        for (int j = 0; j < 6; j++)
            printf("%d/%d=%d ", values[i], values[j], values[i] / values[j]);
    printf("\n%u %lu\n", -7 / 2u, -7 / 2ul);
    return 0;
}
