#include <stdio.h>

int main(void)
{
    printf("%g %g %g %g %g\n", 1., .5, 1e3, 1.5e-3, 0x1.8p4);
    printf("%g %g %g %g\n", 0x.1p4, 0x1P-2, 1.f, 1e2l > 1 ? 1.0 : 0.0);
    printf("%zu %zu %zu\n", sizeof 1.f, sizeof 1., sizeof 1.L);
    printf("%.17g %.17g %.17g\n", 0.1, 123456789.123456789, 1e-320);
    printf("%.17g %.9g %.17g\n", 2.2250738585072011e-308, 16777217.f, 0x1.fffffffffffffp1023);
    return 0;
}
