#include <stdio.h>

int main(void)
{
    double a = 0.1, b = 3;
    float f = 0.1f, g = 16777217;
    printf("%.17g %.17g %.17g %.17g\n", a + b, a - b, a * b, a / b);
    printf("%.9g %.9g %.9g %.9g\n", f + g, f * 3, f / 3, f - 1);
    printf("%d %d %d %d %d %d\n", a < b, a <= b, a > b, a >= b, a == b, a != b);
    printf("%d %d %d\n", f < 0.1, f == 0.1f, f > 0.1);
    printf("%d %u %ld %lu\n", (int)-2.9, (unsigned)3e9, (long)-1e18, (unsigned long)1.5e19);
    printf("%d %d %d\n", (char)100.7, (short)-300.2, (unsigned char)200.9);
    printf("%.17g %.17g %.17g\n", (double)-5, (double)3000000000u, (double)0xffffffffffffffff);
    printf("%.9g %.9g\n", (float)123456789, (float)0xffffffffffffffff);
    double zero = 0, nan = zero / zero;
    printf("%d %d %d %d\n", nan == nan, nan != nan, nan < 1, !(nan >= 1));
    printf("%f %f\n", 1 / zero, -1 / zero);
    int i = 7;
    i *= 1.5;
    printf("%d\n", i);
    f += 1;
    f++;
    --f;
    printf("%.9g %.9g\n", f, -f);
    a = i++ + f;
    printf("%g %d\n", a, i);
    printf("%d %d %s\n", !a, !!zero, zero ? "yes" : "no");
    while (a > 1)
        a /= 2;
    printf("%.17g\n", a);
    if (zero || a)
        printf("truth\n");
    long double l = 1.0L;
    l /= 4;
    printf("%g\n", (double)l);
    double array[3] = { 1, 2.5f, 'a' };
    printf("%g %g %g\n", array[0], array[1], array[2]);
    printf("%g\n", i > 3 ? 1 : 2.5);
    float x = 1e10f;
    printf("%d\n", (int)(x / 1e5f));
    unsigned long big = 9007199254740993;
    printf("%.17g %.9g\n", (double)big, (float)big);
    return 0;
}
