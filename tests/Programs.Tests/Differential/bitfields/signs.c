#include <stdio.h>

struct s { int a : 3; unsigned b : 3; signed char c : 2; _Bool d : 1; long e : 40; };

int main(void)
{
    struct s s = {3, 7, 1, 1, 1l << 38};
    s.a++;
    s.b++;
    s.c++;
    s.d++;
    s.e <<= 1;
    printf("%d %d %d %d %ld %zu\n", s.a, s.b, s.c, s.d, (long)s.e, sizeof s);
    return 0;
}
