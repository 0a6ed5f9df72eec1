#include <stdio.h>

int main(void)
{
    volatile double d = 0.1;
    volatile float f = d, g = 0.1f;
    printf("%d %d %.10f %.17g\n", f == d, f == g, f, (double)f);
    f = 1e300 * d;
    printf("%g\n", f);
    printf("%.9g\n", f * 0 == f * 0 ? 1.0 : 2.0);
    volatile float third = 1.0f / 3, again = 1.0 / 3;
    printf("%.9g %.9g %.17g\n", third, again, 1.0f / 3 + 0.0);
    return 0;
}
