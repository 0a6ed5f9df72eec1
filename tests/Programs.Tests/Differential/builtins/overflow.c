#include <limits.h>
#include <stdio.h>

int main(void)
{
    int i;
    unsigned u;
    long l;
    unsigned long ul;
    unsigned char c;
    signed char s;
    int failed;
#define SHOW(call, format, value) failed = call, printf("%d " format "\n", failed, value)
    SHOW(__builtin_add_overflow(INT_MAX, 1, &i), "%d", i);
    SHOW(__builtin_add_overflow(2, 3, &i), "%d", i);
    SHOW(__builtin_sub_overflow(1u, 2u, &u), "%u", u);
    SHOW(__builtin_sub_overflow(1u, 2u, &l), "%ld", l);
    SHOW(__builtin_mul_overflow(LONG_MAX, 2l, &l), "%ld", l);
    SHOW(__builtin_mul_overflow(-1, -1, &ul), "%lu", ul);
    SHOW(__builtin_mul_overflow(1l << 40, 1l << 23, &ul), "%lu", ul);
    SHOW(__builtin_mul_overflow(ULONG_MAX, ULONG_MAX, &ul), "%lu", ul);
    SHOW(__builtin_mul_overflow(LONG_MIN, -1, &l), "%ld", l);
    SHOW(__builtin_add_overflow(ULONG_MAX, -1, &ul), "%lu", ul);
    SHOW(__builtin_add_overflow(-1, 1ul, &l), "%ld", l);
    SHOW(__builtin_add_overflow(LONG_MIN, ULONG_MAX, &l), "%ld", l);
    SHOW(__builtin_sub_overflow(0, ULONG_MAX, &l), "%ld", l);
    SHOW(__builtin_add_overflow(200, 100, &c), "%d", c);
    SHOW(__builtin_add_overflow(-100, -29, &s), "%d", s);
    SHOW(__builtin_sadd_overflow(INT_MIN, -1, &i), "%d", i);
    SHOW(__builtin_umull_overflow(1ul << 63, 2, &ul), "%lu", ul);
    SHOW(__builtin_ssubl_overflow(LONG_MIN, 1, &l), "%ld", l);
    SHOW(__builtin_usub_overflow(3, 4, &u), "%u", u);
    SHOW(__builtin_smulll_overflow(3, 4, (long long *)&l), "%ld", l);
    printf("%d %d\n", __builtin_add_overflow_p(INT_MAX, 1, 0),
        __builtin_mul_overflow_p(1 << 20, 1 << 20, 0l));
    return 0;
}
