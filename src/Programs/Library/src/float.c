/* The functions of float: those of double, rounded once more. */
#include <math.h>

#define ONE(name) \
    float name##f(float x) \
    { \
        return (float)name(x); \
    }

#define TWO(name) \
    float name##f(float x, float y) \
    { \
        return (float)name(x, y); \
    }

ONE(sqrt)
ONE(cbrt)
ONE(floor)
ONE(ceil)
ONE(trunc)
ONE(round)
ONE(rint)
ONE(nearbyint)
ONE(exp)
ONE(exp2)
ONE(expm1)
ONE(log)
ONE(log2)
ONE(log10)
ONE(log1p)
ONE(logb)
ONE(sin)
ONE(cos)
ONE(tan)
ONE(asin)
ONE(acos)
ONE(atan)
ONE(sinh)
ONE(cosh)
ONE(tanh)
ONE(asinh)
ONE(acosh)
ONE(atanh)
ONE(erf)
ONE(erfc)
ONE(tgamma)
ONE(lgamma)
ONE(fabs)
TWO(pow)
TWO(atan2)
TWO(hypot)
TWO(fmod)
TWO(remainder)
TWO(fmin)
TWO(fmax)
TWO(fdim)
TWO(copysign)

float nanf(const char *tag)
{
    return (float)nan(tag);
}

float ldexpf(float x, int exponent)
{
    return (float)ldexp(x, exponent);
}

float scalbnf(float x, int exponent)
{
    return (float)scalbn(x, exponent);
}

float frexpf(float x, int *exponent)
{
    return (float)frexp(x, exponent);
}

float modff(float x, float *whole)
{
    double part;
    float rest = (float)modf(x, &part);
    *whole = (float)part;
    return rest;
}

float fmaf(float x, float y, float z)
{
    return (float)fma(x, y, z);
}

int ilogbf(float x)
{
    return ilogb(x);
}

long lroundf(float x)
{
    return lround(x);
}

float nextafterf(float x, float y)
{
    union {
        float number;
        unsigned int bits;
    } next = { x };
    if (isnan(x) || isnan(y))
        return x + y;
    if (x == y)
        return y;
    if (x == 0) {
        next.bits = 1;
        return copysignf(next.number, y);
    }
    next.bits += (x < y) == (x > 0) ? 1 : -1U;
    return next.number;
}
