/* Sines, cosines, tangents and what undoes them. */
#define _GNU_SOURCE
#include <errno.h>
#include <math.h>
#include <bits/double.h>

/* 2/pi: enough of its bits to find the quarter of the circle for every double. */
static const unsigned int two_over_pi[] = {
    0xa2f9836e, 0x4e441529, 0xfc2757d1, 0xf534ddc0, 0xdb629599, 0x3c439041,
    0xfe5163ab, 0xdebbc561, 0xb7246e3a, 0x424dd2e0, 0x06492eea, 0x09d1921c,
    0xfe1deb1c, 0xb129a73e, 0xe88235f5, 0x2ebb4484, 0xe99c7026, 0xb45f7e41,
    0x3991d639, 0x835339f4, 0x9c845f8b, 0xbdf9283b, 0x1ff897ff, 0xde05980f,
    0xef2f118b, 0x5a0a6d1f, 0x6d367ecf, 0x27cb09b7, 0x4f463f66, 0x9e5fea2d,
    0x7527bac7, 0xebe5f17b, 0x3d0739f7, 0x8a5292ea, 0x6bfb5fb1, 0x1f8d5d08,
    0x56033046, 0xfc7b6bab, 0xf0cfbc20, 0x9af4361d, 0xa9e39161, 0x5ee61b08,
};

/* 32 bits of 2/pi from a bit on, which may lie before the first. */
static unsigned int bits_from(int bit)
{
    if (bit <= -32)
        return 0;
    if (bit < 0)
        return two_over_pi[0] >> -bit;
    unsigned long pair = (unsigned long)two_over_pi[bit / 32] << 32 | two_over_pi[bit / 32 + 1];
    return (unsigned int)(pair >> (32 - bit % 32));
}

/* The angle of a large number: its product with 2/pi, of which the bits that are multiples of four
   and those beyond 160 behind the point count nothing. The number of quarters is told. */
static __dd reduce_large(double x, int *quarters)
{
    int exponent;
    unsigned long whole = (unsigned long)ldexp(frexp(x, &exponent), 53);
    unsigned int factor[7], product[8] = { 0 };
    for (int i = 0; i < 7; i++)
        factor[i] = bits_from(exponent - 53 - 2 + 32 * i);
    for (int i = 6; i >= 0; i--) {
        unsigned long lower = (unsigned long)factor[i] * (unsigned int)whole;
        unsigned long upper = (unsigned long)factor[i] * (unsigned int)(whole >> 32);
        unsigned long carry = lower;
        for (int at = i; at >= 0; at--) {
            if (at == i - 1)
                carry += upper;
            carry += product[at];
            product[at] = (unsigned int)carry;
            carry >>= 32;
        }
    }
    *quarters = (int)(product[0] >> 30);
    double sign = 1;
    if (product[0] >> 29 & 1) { /* more than half of a quarter: from the next one back */
        ++*quarters;
        sign = -1;
        for (int i = 0; i < 7; i++)
            product[i] = ~product[i];
    }
    product[0] &= 0x3fffffff;
    __dd part = __dd_of(0);
    double unit = 0x1p-30;
    for (int i = 0; i < 6; i++, unit *= 0x1p-32)
        part = __dd_add(part, __dd_of(product[i] * unit));
    return __dd_scale(__dd_mul(part, __DD_PI), sign * 0.5);
}

/* What is left of x after so many quarters of the circle. */
static __dd reduce(double x, int *quarters)
{
    double size = fabs(x);
    __dd rest;
    if (size < 0x1p24) {
        double n = rint(size * M_2_PI);
        *quarters = (int)n;
        rest = __dd_sub(__dd_of(size), __dd_product(n, 0x1.921fb54442d18p+0));
        rest = __dd_sub(rest, __dd_product(n, 0x1.1a62633145c07p-54));
        rest = __dd_sub(rest, __dd_product(n, -0x1.f1976b7ed8fbcp-110));
    } else
        rest = reduce_large(size, quarters);
    if (x < 0) {
        *quarters = -*quarters;
        rest = __dd_scale(rest, -1);
    }
    return rest;
}

/* 1 - a^2/(2*3) + a^4/(2*3*4*5) ..., or from 1*2 on, as the last number is odd or even. */
static __dd series(__dd square, int last)
{
    __dd sum = __dd_of(1);
    for (int n = last; n > 1; n -= 2)
        sum = __dd_sub(
            __dd_of(1), __dd_div(__dd_mul(sum, square), __dd_of((double)n * (n - 1))));
    return sum;
}

void __dd_sincos_small(__dd a, __dd *sine, __dd *cosine)
{
    __dd square = __dd_mul(a, a);
    *sine = __dd_mul(series(square, 27), a);
    *cosine = series(square, 28);
}

void __dd_sincos(double x, __dd *sine, __dd *cosine)
{
    int quarters;
    __dd first, second;
    __dd_sincos_small(reduce(x, &quarters), &first, &second);
    *sine = quarters & 1 ? second : first;
    *cosine = quarters & 1 ? first : second;
    if (quarters & 2)
        *sine = __dd_scale(*sine, -1);
    if ((quarters + 1) & 2)
        *cosine = __dd_scale(*cosine, -1);
}

/* Whether there is no angle. */
static int is_no_angle(double x)
{
    if (isinf(x))
        errno = EDOM;
    return !isfinite(x);
}

double sin(double x)
{
    __dd sine, cosine;
    if (is_no_angle(x))
        return __builtin_nan("");
    if (fabs(x) < 0x1p-30)
        return x;
    __dd_sincos(x, &sine, &cosine);
    return __dd_round(sine, 0);
}

double cos(double x)
{
    __dd sine, cosine;
    if (is_no_angle(x))
        return __builtin_nan("");
    __dd_sincos(x, &sine, &cosine);
    return __dd_round(cosine, 0);
}

double tan(double x)
{
    __dd sine, cosine;
    if (is_no_angle(x))
        return __builtin_nan("");
    if (fabs(x) < 0x1p-30)
        return x;
    __dd_sincos(x, &sine, &cosine);
    return __dd_round(__dd_div(sine, cosine), 0);
}

void sincos(double x, double *sine, double *cosine)
{
    *sine = sin(x);
    *cosine = cos(x);
}

/* To half of a double's precision and more, for 0 to 1: by halving the angle twice. */
static double rough_atan(double x)
{
    for (int i = 0; i < 2; i++)
        x = x / (1 + __builtin_sqrt(1 + x * x));
    double square = x * x, sum = 0;
    for (int n = 21; n > 0; n -= 2)
        sum = 1.0 / n - sum * square;
    return 4 * x * sum;
}

/* The rough angle, and by how much it is wrong: the tangent of the difference of the two. */
__dd __dd_atan2(__dd y, __dd x)
{
    double height = fabs(y.hi), width = fabs(x.hi);
    double angle = height <= width ? rough_atan(height / width)
                                   : M_PI_2 - rough_atan(width / height);
    __dd sine, cosine;
    if (x.hi < 0)
        angle = M_PI - angle;
    if (y.hi < 0)
        angle = -angle;
    __dd_sincos(angle, &sine, &cosine);
    __dd across = __dd_sub(__dd_mul(y, cosine), __dd_mul(x, sine));
    __dd along = __dd_add(__dd_mul(x, cosine), __dd_mul(y, sine));
    __dd wrong = __dd_div(across, along);
    return __dd_add(__dd_of(angle), wrong);
}

double atan(double x)
{
    if (isnan(x) || fabs(x) < 0x1p-30)
        return x;
    if (fabs(x) > 0x1p60)
        return copysign(M_PI_2, x);
    return __dd_round(__dd_atan2(__dd_of(x), __dd_of(1)), 0);
}

double atan2(double y, double x)
{
    int y_exponent, x_exponent;
    if (isnan(x) || isnan(y))
        return x + y;
    if (y == 0 || (isinf(x) && !isinf(y)))
        return copysign(signbit(x) ? M_PI : 0, y);
    if (x == 0 || (isinf(y) && !isinf(x)))
        return copysign(M_PI_2, y);
    if (isinf(x))
        return copysign(x < 0 ? 3 * M_PI_4 : M_PI_4, y);
    double y_part = frexp(y, &y_exponent), x_part = frexp(x, &x_exponent);
    int distance = y_exponent - x_exponent;
    if (distance > 70)
        return copysign(M_PI_2, y);
    if (distance < -70)
        return x < 0 ? copysign(M_PI, y) : ldexp(y_part / x_part, distance);
    return __dd_round(__dd_atan2(__dd_of(ldexp(y_part, distance)), __dd_of(x_part)), 0);
}

/* The other side of a right triangle whose long side is 1. */
static __dd other_side(double x)
{
    return __dd_sqrt(__dd_mul(__dd_sum(1, -x), __dd_sum(1, x)));
}

static int is_no_ratio(double x)
{
    if (fabs(x) > 1)
        errno = EDOM;
    return !(fabs(x) <= 1);
}

double asin(double x)
{
    if (is_no_ratio(x))
        return __builtin_nan("");
    return fabs(x) < 0x1p-30 ? x : __dd_round(__dd_atan2(__dd_of(x), other_side(x)), 0);
}

double acos(double x)
{
    if (is_no_ratio(x))
        return __builtin_nan("");
    return x == 1 ? 0 : __dd_round(__dd_atan2(other_side(x), __dd_of(x)), 0);
}
