#include <stdio.h>

int main(void)
{
    long total = 0;
    for (int i = 0; i < 20000; i++) {
        char buffer[1000 + i % 7];
        buffer[0] = i;
        if (i % 3 == 0)
            continue;
        buffer[999] = 1;
        total += buffer[0] + buffer[999] + sizeof buffer;
    }
    int n = 0;
again: {
        int a[++n];
        a[n - 1] = n;
        total += a[n - 1];
        if (n < 1000)
            goto again;
    }
    printf("%ld\n", total);
    return 0;
}
