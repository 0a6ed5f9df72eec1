/* Arithmetic on pairs of doubles. */
#include <errno.h>
#include <math.h>
#include <string.h>
#include <bits/double.h>

#define SPLITTER 134217729.0 /* 2^27 + 1: halves a double's bits */

unsigned long __bits_of(double x)
{
    unsigned long bits;
    memcpy(&bits, &x, sizeof bits);
    return bits;
}

double __double_of(unsigned long bits)
{
    double x;
    memcpy(&x, &bits, sizeof x);
    return x;
}

__dd __dd_of(double x)
{
    return (__dd){ x, 0 };
}

/* Exact, as is the product. */
__dd __dd_sum(double a, double b)
{
    double sum = a + b;
    double part = sum - a;
    return (__dd){ sum, (a - (sum - part)) + (b - part) };
}

static __dd quick_sum(double large, double small)
{
    double sum = large + small;
    return (__dd){ sum, small - (sum - large) };
}

__dd __dd_product(double a, double b)
{
    double product = a * b;
    double a_upper = SPLITTER * a - (SPLITTER * a - a);
    double b_upper = SPLITTER * b - (SPLITTER * b - b);
    double a_lower = a - a_upper, b_lower = b - b_upper;
    double error = ((a_upper * b_upper - product) + a_upper * b_lower + a_lower * b_upper)
        + a_lower * b_lower;
    return (__dd){ product, error };
}

__dd __dd_add(__dd a, __dd b)
{
    __dd upper = __dd_sum(a.hi, b.hi);
    __dd lower = __dd_sum(a.lo, b.lo);
    upper = quick_sum(upper.hi, upper.lo + lower.hi);
    return quick_sum(upper.hi, upper.lo + lower.lo);
}

__dd __dd_sub(__dd a, __dd b)
{
    return __dd_add(a, (__dd){ -b.hi, -b.lo });
}

__dd __dd_mul(__dd a, __dd b)
{
    __dd product = __dd_product(a.hi, b.hi);
    return quick_sum(product.hi, product.lo + (a.hi * b.lo + a.lo * b.hi));
}

__dd __dd_div(__dd a, __dd b)
{
    double first = a.hi / b.hi;
    __dd rest = __dd_sub(a, __dd_mul(b, __dd_of(first)));
    double second = rest.hi / b.hi;
    rest = __dd_sub(rest, __dd_mul(b, __dd_of(second)));
    __dd quotient = quick_sum(first, second);
    return __dd_add(quotient, __dd_of(rest.hi / b.hi));
}

__dd __dd_sqrt(__dd a)
{
    if (a.hi <= 0)
        return __dd_of(0);
    double root = __builtin_sqrt(a.hi);
    __dd rest = __dd_sub(a, __dd_product(root, root));
    return quick_sum(root, rest.hi / (2 * root));
}

/* By a power of two. */
__dd __dd_scale(__dd a, double power)
{
    return (__dd){ a.hi * power, a.lo * power };
}

double __dd_round(__dd a, int exponent)
{
    double result = ldexp(a.hi + a.lo, exponent);
    if (isinf(result) || (result == 0 && a.hi != 0))
        errno = ERANGE;
    return result;
}
