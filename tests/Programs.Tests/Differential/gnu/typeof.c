#include <stdio.h>

int main(void)
{
    short s = 5;
    typeof(s) t = 70000;
    __typeof__(&s) p = &s;
    typeof(int[3]) a = {1, 2, 3};
    typeof(a[0] + 1.0) d = 2.5;
    __auto_type q = &a[1];
    const __auto_type c = 'c';
    typeof(printf) *f = printf;
    f("%d %d %d %g %d %c %zu\n", t, *p, a[2], d, *q, c, sizeof(typeof(*q)));
    return 0;
}
