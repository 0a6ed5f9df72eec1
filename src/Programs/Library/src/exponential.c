/* Exponentials, logarithms, powers and hyperbolic functions. */
#define _GNU_SOURCE
#include <errno.h>
#include <math.h>
#include <bits/double.h>

#define LARGEST_POWER 1100 /* e to more than this is no double, nor is e to its negative */
#define HALVINGS 8

static double domain_error(void)
{
    errno = EDOM;
    return __builtin_nan("");
}

static double range_error(double result)
{
    errno = ERANGE;
    return result;
}

/* By the series, of a number so small that few terms do, and doubling it again:
   e^2a - 1 = 2 (e^a - 1) + (e^a - 1)^2. */
__dd __dd_expm1_small(__dd a)
{
    __dd part = __dd_scale(a, 1.0 / (1 << HALVINGS));
    __dd sum = __dd_of(0);
    for (int n = 11; n > 1; n--)
        sum = __dd_div(__dd_mul(part, __dd_add(sum, __dd_of(1))), __dd_of(n));
    sum = __dd_mul(part, __dd_add(sum, __dd_of(1)));
    for (int i = 0; i < HALVINGS; i++)
        sum = __dd_add(__dd_scale(sum, 2), __dd_mul(sum, sum));
    return sum;
}

/* What is left of a after so many times the logarithm of 2. */
static __dd reduce(__dd a, int *times)
{
    double n = rint(a.hi * 0x1.71547652b82fep+0);
    *times = (int)n;
    __dd rest = __dd_sub(a, __dd_product(n, 0x1.62e42fefa39efp-1));
    rest = __dd_sub(rest, __dd_product(n, 0x1.abc9e3b39803fp-56));
    return __dd_sub(rest, __dd_of(n * 0x1.7b57a079a1934p-111));
}

__dd __dd_exp(__dd a, int *exponent)
{
    if (fabs(a.hi) > LARGEST_POWER)
        a = __dd_of(copysign(LARGEST_POWER, a.hi));
    return __dd_add(__dd_expm1_small(reduce(a, exponent)), __dd_of(1));
}

/* By the series of the inverse hyperbolic tangent: log(1 + a) = 2 atanh(a / (2 + a)). */
static __dd log1p_small(__dd a)
{
    __dd part = __dd_div(a, __dd_add(a, __dd_of(2)));
    __dd square = __dd_mul(part, part);
    __dd sum = __dd_of(0);
    for (int n = 43; n > 0; n -= 2)
        sum = __dd_add(__dd_mul(sum, square), __dd_div(__dd_of(2), __dd_of(n)));
    return __dd_mul(sum, part);
}

__dd __dd_log(__dd a)
{
    int exponent;
    double part = frexp(a.hi, &exponent);
    if (part < M_SQRT1_2)
        exponent--;
    __dd near_one = { scalbn(a.hi, -exponent), scalbn(a.lo, -exponent) };
    __dd result = log1p_small(__dd_sub(near_one, __dd_of(1)));
    return exponent == 0 ? result
        : __dd_add(result, __dd_mul(__DD_LN2, __dd_of(exponent)));
}

__dd __dd_log1p(__dd a)
{
    return fabs(a.hi) < 0.25 ? log1p_small(a) : __dd_log(__dd_add(a, __dd_of(1)));
}

static double exp_of(__dd a)
{
    int exponent;
    __dd result = __dd_exp(a, &exponent);
    return __dd_round(result, exponent);
}

double exp(double x)
{
    if (isnan(x) || isinf(x))
        return x < 0 ? 0 : x;
    return exp_of(__dd_of(x));
}

double exp2(double x)
{
    if (isnan(x) || isinf(x))
        return x < 0 ? 0 : x;
    if (fabs(x) > 2000)
        return range_error(x > 0 ? HUGE_VAL : 0);
    double whole = rint(x);
    __dd part = __dd_expm1_small(__dd_mul(__DD_LN2, __dd_of(x - whole)));
    return __dd_round(__dd_add(part, __dd_of(1)), (int)whole);
}

double exp10(double x)
{
    return pow(10, x);
}

double pow10(double x)
{
    return pow(10, x);
}

/* e^x - 1 where that is a finite number. */
static __dd expm1_of(double x)
{
    int exponent;
    if (fabs(x) < 0.34)
        return __dd_expm1_small(__dd_of(x));
    __dd result = __dd_exp(__dd_of(x), &exponent);
    result.hi = scalbn(result.hi, exponent);
    result.lo = scalbn(result.lo, exponent);
    return __dd_sub(result, __dd_of(1));
}

double expm1(double x)
{
    if (isnan(x) || isinf(x) || x == 0)
        return x < 0 ? -1 : x;
    if (x > 709.7)
        return exp(x);
    return x < -50 ? -1 : fabs(x) < 0x1p-1000 ? x : __dd_round(expm1_of(x), 0);
}

/* Whether a logarithm has a special result. */
static int is_no_log(double x, double *result)
{
    if (x > 0 && isfinite(x))
        return 0;
    *result = isnan(x) || x > 0 ? x : x == 0 ? range_error(-HUGE_VAL) : domain_error();
    return 1;
}

double log(double x)
{
    double result;
    return is_no_log(x, &result) ? result : __dd_round(__dd_log(__dd_of(x)), 0);
}

double log2(double x)
{
    const __dd factor = { 0x1.71547652b82fep+0, 0x1.777d0ffda0d24p-56 };
    int exponent;
    double result;
    if (is_no_log(x, &result))
        return result;
    double part = frexp(x, &exponent);
    if (part < M_SQRT1_2) {
        part *= 2;
        exponent--;
    }
    __dd rest = __dd_mul(__dd_log(__dd_of(part)), factor);
    return __dd_round(__dd_add(rest, __dd_of(exponent)), 0);
}

double log10(double x)
{
    const __dd factor = { 0x1.bcb7b1526e50ep-2, 0x1.95355baaafad3p-57 };
    double result;
    return is_no_log(x, &result) ? result
        : __dd_round(__dd_mul(__dd_log(__dd_of(x)), factor), 0);
}

double log1p(double x)
{
    double result;
    if (x == 0 || fabs(x) < 0x1p-1000)
        return x;
    return is_no_log(x + 1 == 0 && x > -1 ? 1 : x + 1, &result) ? result
        : __dd_round(__dd_log1p(__dd_of(x)), 0);
}

/* The cases of pow(3) that no logarithm tells; 0 where it does. */
static int is_special_power(double x, double y, double *result)
{
    int is_odd = fabs(y) < 0x1p53 && trunc(y) == y && fmod(y, 2) != 0;
    if (y == 0 || x == 1)
        *result = 1;
    else if (isnan(x) || isnan(y))
        *result = x + y;
    else if (isinf(y))
        *result = fabs(x) == 1 ? 1 : (fabs(x) > 1) == (y > 0) ? HUGE_VAL : 0;
    else if (x == 0 || isinf(x)) {
        *result = (x == 0) == (y > 0) ? 0 : HUGE_VAL;
        if (x == 0 && y < 0)
            errno = ERANGE;
        if (is_odd)
            *result = copysign(*result, x);
    } else if (x < 0 && trunc(y) != y)
        *result = domain_error();
    else
        return 0;
    return 1;
}

double pow(double x, double y)
{
    double result;
    if (is_special_power(x, y, &result))
        return result;
    __dd power = __dd_log(__dd_of(fabs(x)));
    if (fabs(y) > 0x1p80)
        y = copysign(0x1p80, y);
    result = exp_of(__dd_mul(power, __dd_of(y)));
    return x < 0 && fabs(y) < 0x1p53 && fmod(y, 2) != 0 ? -result : result;
}

double cbrt(double x)
{
    int exponent;
    if (x == 0 || !isfinite(x))
        return x;
    double part = frexp(x, &exponent);
    while (exponent % 3 != 0) {
        part /= 2;
        exponent++;
    }
    double root = copysign(exp(log(fabs(part)) / 3), x);
    __dd cube = __dd_mul(__dd_product(root, root), __dd_of(root));
    double rest = __dd_sub(__dd_of(part), cube).hi / (3 * root * root);
    return __dd_round(__dd_sum(root, rest), exponent / 3);
}

double hypot(double x, double y)
{
    int exponent;
    if (isinf(x) || isinf(y))
        return HUGE_VAL;
    if (isnan(x) || isnan(y))
        return x + y;
    frexp(fmax(fabs(x), fabs(y)), &exponent);
    x = scalbn(x, -exponent);
    y = scalbn(y, -exponent);
    __dd square = __dd_add(__dd_product(x, x), __dd_product(y, y));
    return __dd_round(__dd_sqrt(square), exponent);
}

double sinh(double x)
{
    if (!isfinite(x) || fabs(x) < 0x1p-28)
        return x;
    if (fabs(x) > 700) {
        int exponent;
        __dd half = __dd_exp(__dd_of(fabs(x)), &exponent);
        return copysign(__dd_round(half, exponent - 1), x);
    }
    __dd power = expm1_of(x);
    __dd both = __dd_add(power, __dd_div(power, __dd_add(power, __dd_of(1))));
    return __dd_round(__dd_scale(both, 0.5), 0);
}

double cosh(double x)
{
    int exponent;
    x = fabs(x);
    if (!isfinite(x))
        return x;
    __dd power = __dd_exp(__dd_of(x), &exponent);
    if (x > 50)
        return __dd_round(power, exponent - 1);
    power.hi = scalbn(power.hi, exponent);
    power.lo = scalbn(power.lo, exponent);
    return __dd_round(__dd_scale(__dd_add(power, __dd_div(__dd_of(1), power)), 0.5), 0);
}

double tanh(double x)
{
    if (isnan(x) || fabs(x) < 0x1p-28)
        return x;
    if (fabs(x) > 25)
        return copysign(1, x);
    __dd power = expm1_of(2 * x);
    return __dd_round(__dd_div(power, __dd_add(power, __dd_of(2))), 0);
}

double asinh(double x)
{
    double size = fabs(x);
    if (!isfinite(x) || size < 0x1p-28)
        return x;
    if (size > 0x1p60)
        return copysign(__dd_round(__dd_add(__dd_log(__dd_of(size)), __DD_LN2), 0), x);
    __dd square = __dd_product(size, size);
    __dd root = __dd_add(__dd_sqrt(__dd_add(square, __dd_of(1))), __dd_of(1));
    __dd sum = __dd_add(__dd_of(size), __dd_div(square, root));
    return copysign(__dd_round(__dd_log1p(sum), 0), x);
}

double acosh(double x)
{
    if (isnan(x) || x == HUGE_VAL)
        return x;
    if (x < 1)
        return domain_error();
    if (x > 0x1p60)
        return __dd_round(__dd_add(__dd_log(__dd_of(x)), __DD_LN2), 0);
    __dd above = __dd_sum(x, -1);
    __dd square = __dd_mul(above, __dd_add(above, __dd_of(2)));
    return __dd_round(__dd_log1p(__dd_add(above, __dd_sqrt(square))), 0);
}

double atanh(double x)
{
    if (isnan(x) || fabs(x) < 0x1p-28)
        return x;
    if (fabs(x) >= 1)
        return fabs(x) > 1 ? domain_error() : range_error(copysign(HUGE_VAL, x));
    __dd ratio = __dd_div(__dd_of(2 * x), __dd_sum(1, -x));
    return __dd_round(__dd_scale(__dd_log1p(ratio), 0.5), 0);
}
