/* The error function and the gamma function. */
#define _GNU_SOURCE
#include <errno.h>
#include <math.h>
#include <bits/double.h>

int signgam;

static const __dd two_over_root_pi = { 0x1.20dd750429b6dp+0, 0x1.1ae3a914fed80p-56 };
static const __dd half_log_two_pi = { 0x1.d67f1c864beb5p-1, -0x1.65b5a1b7ff5dfp-55 };

/* e to the negative square. */
static __dd bell(double x)
{
    int exponent;
    __dd power = __dd_exp(__dd_scale(__dd_product(x, x), -1), &exponent);
    return (__dd){ scalbn(power.hi, exponent), scalbn(power.lo, exponent) };
}

/* By a series whose terms are all positive: x + 2/3 x^3 + 4/15 x^5 ... */
static __dd erf_small(double x)
{
    __dd square = __dd_scale(__dd_product(x, x), 2);
    __dd term = __dd_of(x), sum = term;
    for (int n = 3; fabs(term.hi) > fabs(sum.hi) * 0x1p-107; n += 2) {
        term = __dd_div(__dd_mul(term, square), __dd_of(n));
        sum = __dd_add(sum, term);
    }
    return __dd_mul(__dd_mul(sum, bell(x)), two_over_root_pi);
}

/* By a continued fraction, for more than 2. */
static __dd erfc_large(double x)
{
    __dd fraction = __dd_of(x);
    for (int n = 120; n > 0; n--)
        fraction = __dd_add(__dd_of(x), __dd_div(__dd_of(n * 0.5), fraction));
    return __dd_scale(__dd_div(__dd_mul(bell(x), two_over_root_pi), fraction), 0.5);
}

double erf(double x)
{
    if (isnan(x) || x == 0)
        return x;
    if (fabs(x) > 6)
        return copysign(1, x);
    return __dd_round(erf_small(x), 0);
}

double erfc(double x)
{
    if (isnan(x))
        return x;
    if (x < -6)
        return 2;
    if (x > 27.3) {
        errno = isinf(x) ? errno : ERANGE;
        return 0;
    }
    if (x > 2.5)
        return __dd_round(erfc_large(x), 0);
    return __dd_round(__dd_sub(__dd_of(1), erf_small(x)), 0);
}

/* The logarithm of the gamma function of a number above 0, by Stirling's series far enough from 0;
   what the number is multiplied by on the way there is told. */
static __dd log_gamma(double x, __dd *passed)
{
    static const double terms[][2] = {
        { 1, 12 }, { -1, 360 }, { 1, 1260 }, { -1, 1680 }, { 1, 1188 }, { -691, 360360 },
        { 1, 156 }, { -3617, 122400 }, { 43867, 244188 }, { -174611, 125400 },
    };
    __dd z = __dd_of(x);
    *passed = __dd_of(1);
    while (z.hi < 28) {
        *passed = __dd_mul(*passed, z);
        z = __dd_add(z, __dd_of(1));
    }
    __dd square = __dd_mul(z, z), power = z, sum = half_log_two_pi;
    for (int i = 0; i < 10; i++) {
        __dd factor = __dd_div(__dd_of(terms[i][0]), __dd_of(terms[i][1]));
        sum = __dd_add(sum, __dd_div(factor, power));
        power = __dd_mul(power, square);
    }
    __dd rest = __dd_mul(__dd_sub(z, __dd_of(0.5)), __dd_log(z));
    return __dd_add(__dd_sub(rest, z), sum);
}

/* The sine of pi times a number. */
static __dd sine_of_halves(double x)
{
    __dd sine, cosine;
    double rest = remainder(x, 2);
    bool turns = fabs(rest) > 0.5;
    double part = turns ? copysign(1, rest) - rest : rest;
    __dd angle = __dd_mul(__DD_PI, __dd_of(fabs(part) > 0.25 ? 0.5 - fabs(part) : part));
    __dd_sincos_small(angle, &sine, &cosine);
    return fabs(part) <= 0.25 ? sine : part < 0 ? __dd_scale(cosine, -1) : cosine;
}

double tgamma(double x)
{
    __dd passed;
    int exponent;
    if (isnan(x) || x == HUGE_VAL)
        return x;
    if (x == 0) {
        errno = ERANGE;
        return copysign(HUGE_VAL, x);
    }
    if (x < 0 && trunc(x) == x) {
        errno = EDOM;
        return __builtin_nan("");
    }
    if (x > 172 || x < -184) {
        errno = ERANGE;
        return x > 0 ? HUGE_VAL : fmod(floor(x), 2) == 0 ? 0.0 : -0.0;
    }
    double from = x < 0 ? 1 - x : x;
    __dd power = __dd_exp(log_gamma(from, &passed), &exponent);
    __dd result = __dd_div(power, passed);
    if (x > 0)
        return __dd_round(result, exponent);
    result = __dd_div(__DD_PI, __dd_mul(result, sine_of_halves(x)));
    return __dd_round(result, -exponent);
}

double lgamma(double x)
{
    __dd passed;
    signgam = 1;
    if (isnan(x) || isinf(x))
        return fabs(x);
    if (x <= 0 && trunc(x) == x) {
        errno = ERANGE;
        signgam = x == 0 && signbit(x) ? -1 : 1;
        return HUGE_VAL;
    }
    if (x == 1 || x == 2)
        return 0;
    if (x > 1e17)
        return __dd_round(
            __dd_mul(__dd_of(x), __dd_sub(__dd_log(__dd_of(x)), __dd_of(1))), 0);
    if (fabs(x) < 0x1p-60) {
        signgam = x < 0 ? -1 : 1;
        return -log(fabs(x));
    }
    double from = x < 0 ? 1 - x : x;
    __dd result = log_gamma(from, &passed);
    result = __dd_sub(result, __dd_log(passed));
    if (x > 0)
        return __dd_round(result, 0);
    __dd sine = sine_of_halves(x);
    if (sine.hi < 0) {
        signgam = -1;
        sine = __dd_scale(sine, -1);
    }
    return __dd_round(__dd_sub(__dd_log(__dd_div(__DD_PI, sine)), result), 0);
}
