/* <math.h>: what is exact to the bit, the rest to 13 digits, and errno. */
#define _GNU_SOURCE
#include <errno.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

static const double values[] = {
    0, -0.0, 1, -1, 0.5, -0.5, 1.5, 2, 2.5, -2.5, 3, 10, 100, 1e-10, 1e-300, 5e-324, 1e300, 0.1, 0.7,
    0.9999999, 1.0000001, -0.3, -7.25, 3.14159, 1.5707963267948966, 22, 1e22, 1e15, 123456.789,
    -1e10, 0.25, 709.5, 710, -745, -746, 27.2, 171.5, 4503599627370497.5, INFINITY, -INFINITY, NAN,
};

#define COUNT (sizeof values / sizeof *values)

static unsigned long state = 88172645463325252UL;

static double between(double low, double high)
{
    state ^= state << 13;
    state ^= state >> 7;
    state ^= state << 17;
    return low + (high - low) * ((double)(state >> 11) * 0x1p-53);
}

static void exact(const char *name, double x, double result)
{
    unsigned long bits;
    memcpy(&bits, &result, sizeof bits);
    if (isnan(result))
        printf("%s(%g) nan\n", name, x);
    else
        printf("%s(%g) %016lx\n", name, x, bits);
}

static void close_to(const char *name, double x, double result)
{
    if (isnan(result))
        printf("%s(%g) nan %d\n", name, x, errno);
    else
        printf("%s(%g) %.13g %d\n", name, x, result, errno);
    errno = 0;
}

#define EXACT(function) \
    for (unsigned i = 0; i < COUNT; i++) \
        exact(#function, values[i], function(values[i]));

#define CLOSE(function, low, high) \
    for (unsigned i = 0; i < COUNT; i++) \
        close_to(#function, values[i], function(values[i])); \
    for (int i = 0; i < 20; i++) { \
        double x = between(low, high); \
        close_to(#function, x, function(x)); \
    }

#define TWO(function, print) \
    for (unsigned i = 0; i < COUNT; i++) \
        for (unsigned j = i % 3; j < COUNT; j += 3) \
            print(#function, values[i], function(values[i], values[j]));

int main(void)
{
    EXACT(fabs)
    EXACT(floor)
    EXACT(ceil)
    EXACT(trunc)
    EXACT(round)
    EXACT(rint)
    EXACT(nearbyint)
    EXACT(sqrt)
    EXACT(logb)
    TWO(fmod, exact)
    TWO(remainder, exact)
    TWO(copysign, exact)
    TWO(nextafter, exact)
    TWO(fdim, exact)
    for (unsigned i = 0; i < COUNT; i++) {
        int exponent = 0, quotient = 0;
        double whole, x = values[i];
        exact("frexp", x, frexp(x, &exponent));
        exact("modf", x, modf(x, &whole));
        exact("whole", x, whole);
        if (isfinite(x))
            printf("%d\n", exponent);
        for (int n = -1100; n < 1100; n += 150)
            exact("ldexp", x, ldexp(x, n));
        exact("fma", x, fma(x, 1.0000001, -x));
        exact("remquo", x, remquo(x, 0.75, &quotient));
        printf("%d\n", quotient & 7);
        printf("%d %d %d %d %d %d\n", isnan(x) != 0, isinf(x), isfinite(x) != 0, isnormal(x) != 0,
               signbit(x) != 0, fpclassify(x) == FP_SUBNORMAL);
    }
    for (int i = 0; i < 200; i++) {
        double x = between(-2, 2), y = between(-2, 2), z = between(-1e-3, 1e-3);
        exact("fma", x, fma(x, y, i % 2 ? z : -x * y));
    }
    printf("%ld %ld %ld %lld\n", lround(2.5), lround(-2.5), lrint(2.5), llround(-0.4));

    CLOSE(exp, -700, 700)
    CLOSE(exp2, -100, 100)
    CLOSE(expm1, -2, 2)
    CLOSE(log, 0, 5)
    CLOSE(log2, 0, 100)
    CLOSE(log10, 0, 1e5)
    CLOSE(log1p, -0.9, 3)
    CLOSE(sin, -1e6, 1e6)
    CLOSE(cos, -10, 10)
    CLOSE(tan, -100, 100)
    CLOSE(asin, -1, 1)
    CLOSE(acos, -1, 1)
    CLOSE(atan, -5, 5)
    CLOSE(sinh, -20, 20)
    CLOSE(cosh, -20, 20)
    CLOSE(tanh, -3, 3)
    CLOSE(asinh, -50, 50)
    CLOSE(acosh, 1, 50)
    CLOSE(atanh, -1, 1)
    CLOSE(cbrt, -1e6, 1e6)
    CLOSE(erf, -3, 3)
    CLOSE(erfc, -3, 10)
    CLOSE(lgamma, 0.1, 50)
    CLOSE(tgamma, -5, 20)
    TWO(pow, close_to)
    TWO(atan2, close_to)
    TWO(hypot, close_to)
    for (int i = 0; i < 100; i++) {
        double x = between(0, 10), y = between(-50, 50);
        close_to("pow", x, pow(x, y));
        close_to("sin", x, sin(ldexp(x, 10 * i)));
        printf("%.6g %.6g %.6g\n", sinf((float)x), powf((float)x, 1.25f), sqrtf((float)x));
    }
    return 0;
}
