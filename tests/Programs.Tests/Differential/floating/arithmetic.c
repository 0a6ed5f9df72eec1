#include <stdio.h>

int main(void)
{
    volatile double a = 1.1, b = -2.2;
    volatile float f = 1.1f, g = 3.3f;
    printf("%.17g %.17g %.17g %.17g\n", a + b, a - b, a * b, a / b);
    printf("%.9g %.9g %.9g %.9g\n", f + g, f - g, f * g, f / g);
    printf("%.17g %.17g %d\n", f * a, -b, f == 1.1);
    f += 0.1;
    a -= f;
    printf("%.9g %.17g\n", f, a);
    return 0;
}
