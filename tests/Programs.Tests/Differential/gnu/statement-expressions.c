#include <stdio.h>

#define MAX(a, b) ({ typeof(a) left = (a); typeof(b) right = (b); left > right ? left : right; })

struct s { int a, b; };

int main(void)
{
    int i = 3;
    int v = MAX(i++, 2);
    int sum = ({ int t = 0; for (int k = 0; k < 5; k++) t += k; t; });
    struct s s = ({ struct s x = {1, 2}; x.a += 10; x; });
    int early = ({ if (i > 3) goto out; 5; });
    printf("never %d\n", early);
out:
    printf("%d %d %d %d %d\n", i, v, sum, s.a, ({ s; }).b);
    return 0;
}
