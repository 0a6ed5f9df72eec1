#include <stdio.h>

int main(void)
{
    int n = 2;
    size_t a = sizeof(int[n++]);
    size_t b = sizeof(int[3]);
    int plain[4];
    size_t c = sizeof plain[n++];
    printf("%zu %zu %zu %d\n", a, b, c, n);
    return 0;
}
