#include <stdio.h>

int main(void)
{
    int ints[] = {-1, 0, 1};
    unsigned units[] = {0, 1, 4294967295u};
    for (int i = 0; i < 3; i++)
        for (int j = 0; j < 3; j++) {
            int a = ints[i];
            unsigned b = units[j];
            printf("%d%d%d%d%d%d ", a < b, a <= b, a > b, a >= b, a == b, a != b);
            long c = a;
            printf("%d%d%d ", c < b, c == b, c > b);
        }
    puts("");
    return 0;
}
