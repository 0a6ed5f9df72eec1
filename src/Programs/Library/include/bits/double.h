/* Numbers of twice a double's precision: the unevaluated sum of two doubles, of which the first is
   the sum rounded. The functions of <math.h> are computed in them and rounded once, so that they
   are the nearest double almost always, and the same on every machine. */
#ifndef _BITS_DOUBLE_H
#define _BITS_DOUBLE_H

#include <stdbool.h>

typedef struct {
    double hi;
    double lo;
} __dd;

unsigned long __bits_of(double x);
double __double_of(unsigned long bits);

__dd __dd_of(double x);
__dd __dd_sum(double a, double b);
__dd __dd_product(double a, double b);
__dd __dd_add(__dd a, __dd b);
__dd __dd_sub(__dd a, __dd b);
__dd __dd_mul(__dd a, __dd b);
__dd __dd_div(__dd a, __dd b);
__dd __dd_sqrt(__dd a);
__dd __dd_scale(__dd a, double power);

/* e^a - 1 and e^a, of which the second is scaled by 2^-exponent. */
__dd __dd_expm1_small(__dd a);
__dd __dd_exp(__dd a, int *exponent);
__dd __dd_log(__dd a);
__dd __dd_log1p(__dd a);

/* Sine and cosine of an angle of at most pi/4, or of any number. */
void __dd_sincos_small(__dd a, __dd *sine, __dd *cosine);
void __dd_sincos(double x, __dd *sine, __dd *cosine);
__dd __dd_atan2(__dd y, __dd x);

/* The number times 2^exponent as a double; errno is ERANGE where it has no finite one. */
double __dd_round(__dd a, int exponent);

#define __DD_PI ((__dd){ 0x1.921fb54442d18p+1, 0x1.1a62633145c07p-53 })
#define __DD_LN2 ((__dd){ 0x1.62e42fefa39efp-1, 0x1.abc9e3b39803fp-56 })

#endif
