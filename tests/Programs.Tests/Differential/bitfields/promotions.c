#include <stdio.h>

struct s { unsigned a : 5; unsigned b : 32; unsigned long c : 31; unsigned long d : 40; };

int main(void)
{
    struct s s = {1, 1, 1, 1};
    printf("%d %d\n", s.a - 2 < 0, s.b - 2 < 0);
    printf("%d %d\n", -s.a, (int)sizeof(s.a + 0));
    s.a = 37;
    s.c = -1;
    printf("%d %lu\n", s.a, (unsigned long)s.c);
    int kept = (s.a = 100);
    printf("%d\n", kept);
    return 0;
}
