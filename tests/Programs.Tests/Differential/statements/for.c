#include <stdio.h>

int main(void)
{
    int i = 100, sum = 0;
    for (int i = 0, j = 10; i < j; i++, j--)
        sum += i * j;
    for (;;) {
        if (i-- < 90)
            break;
        if (i & 1)
            continue;
        sum++;
    }
    for (; i < 95; i++)
        ;
    for (char c = 'a'; c <= 'e'; c++)
        for (int k = 0; k < c - 'a'; k++)
            putchar(c);
    printf(" %d %d\n", i, sum);
    return 0;
}
