#include <stdio.h>

int main(void)
{
    double values[] = {-1.5, 0, 0.5, 1e300, -0.0};
    for (int i = 0; i < 5; i++)
        for (int j = 0; j < 5; j++) {
            double a = values[i], b = values[j];
            int n = 0;
            if (a < b) n |= 1;
            if (a <= b) n |= 2;
            if (a > b) n |= 4;
            if (a >= b) n |= 8;
            if (a == b) n |= 16;
            if (a != b) n |= 32;
            printf("%d%d ", n, !a && b);
        }
    puts("");
    for (float f = 0; f != 1; f += 0.25f)
        printf("%g ", f);
    puts("");
    return 0;
}
