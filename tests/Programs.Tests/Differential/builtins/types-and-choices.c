#include <stdio.h>

struct s { int a; };
typedef int number;

int main(void)
{
    int a[3];
    printf("%d%d%d%d\n", __builtin_types_compatible_p(int, number),
        __builtin_types_compatible_p(int, const int), __builtin_types_compatible_p(int, unsigned),
        __builtin_types_compatible_p(typeof(a), int[]));
    printf("%d %s\n", __builtin_choose_expr(1, 5, "x"), __builtin_choose_expr(0, 5, "x"));
    printf("%d%d%d\n", __builtin_constant_p(5 * 3), __builtin_constant_p("x"),
        __builtin_constant_p(a));
    printf("%ld %d\n", __builtin_expect(7, 1), __builtin_expect(!!a[0] | 1, 1) ? 1 : 2);
    printf("%zu\n", __builtin_offsetof(struct s, a));
    if (a[0] != a[0])
        __builtin_unreachable();
    return 0;
}
