/* Doubles by every conversion. */
#include <stdio.h>

int main(void)
{
    double values[] = { 0.0, -0.0, 1.0, -1.5, 3.14159265358979, 1e10, 1e-10, 123456789.125, 0.1,
        1e100, 2.5, 9.9999e-5 };
    for (unsigned i = 0; i < sizeof values / sizeof *values; i++) {
        double v = values[i];
        printf("%f|%.0f|%.2f|%10.3f|%-10.3f|%010.3f|%+.1f|% .1f|%#.0f|\n", v, v, v, v, v, v, v, v,
            v);
        printf("%e|%.0e|%E|%12.3e|%-12.3e|\n", v, v, v, v, v);
        printf("%g|%G|%.3g|%#g|%10.2g|%.10g|\n", v, v, v, v, v, v);
    }
    double zero = 0;
    printf("%f %F %e %g %10f|%-10f|%010f\n", 1 / zero, -1 / zero, 1 / zero,
        zero / zero < 0 ? 1.0 : 2.0, 1 / zero, 1 / zero, 1 / zero);
    printf("%.40f\n%.300f\n", 0.1, 1e-5);
    printf("%f\n", 1.7976931348623157e308);
    printf("%Lf|%.3Le|%d\n", 1.5L, 2.25L, 7);
    printf("%.*f|%*.*f|%-*.*f|\n", 2, 3.14159, 8, 3, 2.71828, 8, 1, 1.41421);
    return 0;
}
