#include <stdbool.h>
#include <stdio.h>

int main(void)
{
    bool a = 2, b = 0.1, c = (void *)8, d = 0;
    volatile int big = 256;
    bool e = big;
    unsigned char f = big;
    printf("%d %d %d %d %d %d %zu\n", a, b, c, d, e, f, sizeof(bool));
    a = a + a;
    d |= 4;
    printf("%d %d %d\n", a, d, ~d);
    bool array[3] = {5, 0, -1};
    printf("%d%d%d\n", array[0], array[1], array[2]);
    return 0;
}
