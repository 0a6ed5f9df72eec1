#include <float.h>
#include <stdio.h>

int main(void)
{
    volatile double zero = 0, one = 1;
    double inf = one / zero, nan = zero / zero, least = -zero;
    printf("%d %d %d %d\n", inf > DBL_MAX, -inf < 0, nan == nan, nan != nan);
    printf("%d %d %d %d\n", nan < 1, nan >= 1, !(nan > 1), !nan);
    printf("%d %g %g\n", least == 0, 1 / least, inf - 1);
    printf("%d %d\n", inf - inf == 0, nan ? 1 : 0);
    printf("%g %g %g\n", inf, -inf, least);
    return 0;
}
