#include <stdio.h>

static double all(char a, short b, int c, long d, float e, double f, unsigned char g, int *h,
    long long i, float j, double k, int l, int m, int n, double o, float p)
{
    return a + b * 2 + c * 3 + d * 4 + e * 5 + f * 6 + g * 7 + *h * 8 + i * 9 + j * 10 + k * 11
        + l * 12 + m * 13 + n * 14 + o * 15 + p * 16;
}

int main(void)
{
    int h = 8;
    printf("%g\n", all(1, 2, 3, 4, 5.5f, 6.25, 7, &h, 9, 10.5, 11, 12, 13, 14, 15.125, 16));
    return 0;
}
