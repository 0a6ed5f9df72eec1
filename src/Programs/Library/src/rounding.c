/* The exact functions of <math.h>: the parts of a double, and rounding to whole numbers. */
#include <errno.h>
#include <limits.h>
#include <math.h>
#include <string.h>
#include <bits/double.h>

#define SIGN (1UL << 63)
#define EXPONENT_BIAS 1023
#define FRACTION_BITS 52
#define FRACTION ((1UL << FRACTION_BITS) - 1)
#define WHOLE 4503599627370496.0 /* 2^52: from here on there are no fractions */

static int exponent_of(unsigned long bits)
{
    return (int)(bits >> FRACTION_BITS & 0x7ff);
}

int __fpclassify(double x)
{
    unsigned long bits = __bits_of(x);
    switch (exponent_of(bits)) {
    case 0:
        return bits & FRACTION ? FP_SUBNORMAL : FP_ZERO;
    case 0x7ff:
        return bits & FRACTION ? FP_NAN : FP_INFINITE;
    default:
        return FP_NORMAL;
    }
}

int __fpclassifyf(float x)
{
    int kind = __fpclassify(x);
    return kind == FP_NORMAL && fabs(x) < 0x1p-126 ? FP_SUBNORMAL : kind;
}

int __signbit(double x)
{
    return __bits_of(x) >> 63 != 0;
}

double fabs(double x)
{
    return __double_of(__bits_of(x) & ~SIGN);
}

double copysign(double x, double y)
{
    return __double_of((__bits_of(x) & ~SIGN) | (__bits_of(y) & SIGN));
}

double nan(const char *tag)
{
    (void)tag;
    return __builtin_nan("");
}

double sqrt(double x)
{
    if (x < 0)
        errno = EDOM;
    return __builtin_sqrt(x);
}

double trunc(double x)
{
    return fabs(x) < WHOLE ? copysign((double)(long)x, x) : x;
}

double floor(double x)
{
    double whole = trunc(x);
    return whole > x ? whole - 1 : whole;
}

double ceil(double x)
{
    double whole = trunc(x);
    return whole < x ? copysign(whole + 1, x) : whole;
}

double round(double x)
{
    double whole = trunc(x);
    return fabs(x - whole) >= 0.5 ? whole + copysign(1, x) : whole;
}

/* The rounding mode is to the nearest, a tie to the even one. */
double rint(double x)
{
    if (!(fabs(x) < WHOLE))
        return x;
    double magic = copysign(WHOLE, x);
    return copysign((x + magic) - magic, x);
}

double nearbyint(double x)
{
    return rint(x);
}

long lround(double x) { return (long)round(x); }
long long llround(double x) { return (long long)round(x); }
long lrint(double x) { return (long)rint(x); }
long long llrint(double x) { return (long long)rint(x); }

double modf(double x, double *whole)
{
    *whole = trunc(x);
    return copysign(isinf(x) ? 0 : x - *whole, x);
}

double frexp(double x, int *exponent)
{
    unsigned long bits = __bits_of(x);
    *exponent = 0;
    if (x == 0 || exponent_of(bits) == 0x7ff)
        return x;
    if (exponent_of(bits) == 0) {
        bits = __bits_of(x * 0x1p54);
        *exponent = -54;
    }
    *exponent += exponent_of(bits) - (EXPONENT_BIAS - 1);
    return __double_of(
        (bits & (SIGN | FRACTION)) | (unsigned long)(EXPONENT_BIAS - 1) << FRACTION_BITS);
}

static double power_of_two(int exponent)
{
    return __double_of((unsigned long)(exponent + EXPONENT_BIAS) << FRACTION_BITS);
}

/* Only the last step rounds. */
double scalbn(double x, int exponent)
{
    for (int i = 0; i < 2 && exponent > 1023; i++, exponent -= 1023)
        x *= 0x1p1023;
    for (int i = 0; i < 2 && exponent < -1022; i++, exponent += 1022 - 53)
        x *= 0x1p-1022 * 0x1p53;
    if (exponent > 1023)
        exponent = 1023;
    if (exponent < -1022)
        exponent = -1022;
    return x * power_of_two(exponent);
}

double scalbln(double x, long exponent)
{
    return scalbn(x, exponent > 10000 ? 10000 : exponent < -10000 ? -10000 : (int)exponent);
}

double ldexp(double x, int exponent)
{
    double result = scalbn(x, exponent);
    if (isfinite(x) && x != 0 && (isinf(result) || result == 0))
        errno = ERANGE;
    return result;
}

int ilogb(double x)
{
    int exponent;
    if (x == 0 || isnan(x)) {
        errno = EDOM;
        return FP_ILOGB0;
    }
    if (isinf(x)) {
        errno = EDOM;
        return INT_MAX;
    }
    frexp(x, &exponent);
    return exponent - 1;
}

double logb(double x)
{
    if (x == 0) {
        errno = ERANGE;
        return -HUGE_VAL;
    }
    return isinf(x) ? HUGE_VAL : isnan(x) ? x : ilogb(x);
}

double nextafter(double x, double y)
{
    if (isnan(x) || isnan(y))
        return x + y;
    if (x == y)
        return y;
    if (x == 0)
        return copysign(__double_of(1), y);
    unsigned long bits = __bits_of(x);
    double result = __double_of((x < y) == (x > 0) ? bits + 1 : bits - 1);
    if (isinf(result) || fabs(result) < 0x1p-1022)
        errno = ERANGE;
    return result;
}

double fmin(double x, double y)
{
    return isnan(x) || y < x || (x == y && signbit(y)) ? y : x;
}

double fmax(double x, double y)
{
    return isnan(x) || y > x || (x == y && signbit(x)) ? y : x;
}

double fdim(double x, double y)
{
    if (isnan(x) || isnan(y))
        return x + y;
    double result = x > y ? x - y : 0;
    if (isinf(result) && isfinite(x) && isfinite(y))
        errno = ERANGE;
    return result;
}

/* x - n * y for the whole number n that is told, which is cut off and not rounded. */
static double cut_remainder(double x, double y, unsigned *quotient)
{
    int x_exponent, y_exponent;
    unsigned long left = (unsigned long)ldexp(frexp(fabs(x), &x_exponent), 53);
    unsigned long divisor = (unsigned long)ldexp(frexp(fabs(y), &y_exponent), 53);
    *quotient = 0;
    if (x_exponent < y_exponent)
        return x;
    for (int shift = x_exponent - y_exponent; shift >= 0; shift--) {
        *quotient <<= 1;
        if (left >= divisor) {
            left -= divisor;
            *quotient |= 1;
        }
        if (shift > 0)
            left <<= 1;
    }
    return copysign(ldexp((double)left, y_exponent - 53), x);
}

static int is_no_remainder(double x, double y, double *result)
{
    if (!isnan(x) && !isnan(y) && isfinite(x) && y != 0) {
        *result = x;
        return isinf(y);
    }
    *result = isnan(x) || isnan(y) ? x + y : __builtin_nan("");
    return 1;
}

static void check_divisor(double x, double y)
{
    if (!isnan(x) && !isnan(y) && (isinf(x) || y == 0))
        errno = EDOM;
}

double fmod(double x, double y)
{
    unsigned quotient;
    double result;
    check_divisor(x, y);
    return is_no_remainder(x, y, &result) ? result : cut_remainder(x, y, &quotient);
}

double remquo(double x, double y, int *quotient)
{
    unsigned n = 0;
    double result;
    *quotient = 0;
    if (is_no_remainder(x, y, &result))
        return result;
    result = fabs(cut_remainder(x, y, &n));
    double size = fabs(y);
    double rest = size - result;
    if (result > rest || (result == rest && n & 1)) {
        result -= size;
        n++;
    }
    n &= 7;
    *quotient = signbit(x) != signbit(y) ? -(int)n : (int)n;
    return signbit(x) ? -result : result;
}

double remainder(double x, double y)
{
    int quotient;
    check_divisor(x, y);
    return remquo(x, y, &quotient);
}

double drem(double x, double y)
{
    return remainder(x, y);
}

/* The sum, with its last bit set where it is not exact: rounding it again is then right. */
static double odd_sum(double a, double b)
{
    __dd sum = __dd_sum(a, b);
    unsigned long bits = __bits_of(sum.hi);
    if (sum.lo != 0 && !(bits & 1))
        bits += (sum.lo > 0) == (sum.hi > 0) ? 1 : -1UL;
    return __double_of(bits);
}

/* The product and sum are exact in pieces, which are added so that only the last step rounds. */
double fma(double x, double y, double z)
{
    int x_exponent, y_exponent, z_exponent;
    if (!isfinite(x) || !isfinite(y) || x == 0 || y == 0)
        return x * y + z;
    if (!isfinite(z))
        return z;
    if (z == 0)
        return x * y;
    double x_part = frexp(x, &x_exponent), y_part = frexp(y, &y_exponent);
    double z_part = frexp(z, &z_exponent);
    int exponent = x_exponent + y_exponent;
    int distance = z_exponent - exponent;
    if (distance > 110) /* the product is too small to count */
        return z;
    double addend = distance < -160 ? copysign(0x1p-160, z_part) : ldexp(z_part, distance);
    __dd product = __dd_product(x_part, y_part);
    __dd lower = __dd_sum(addend, product.lo);
    __dd upper = __dd_sum(product.hi, lower.hi);
    return scalbn(upper.hi + odd_sum(lower.lo, upper.lo), exponent);
}
