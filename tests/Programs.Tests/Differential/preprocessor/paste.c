#include <stdio.h>

#define CAT(a, b) a##b
#define XCAT(a, b) CAT(a, b)
#define NAME(n) value_##n
#define N 1
#define OP(a, b) a CAT(<, <) b
#define EMPTY_LEFT(b) CAT(, b)

int main(void)
{
    int value_1 = 10, value_N = 20, xy = 30;
    printf("%d %d %d %d\n", NAME(1), NAME(N), XCAT(value_, N), CAT(x, y));
    printf("%d %d %g %d\n", OP(1, 4), CAT(0x, ff), CAT(1, e2), EMPTY_LEFT(7));
    printf("%s\n", CAT(L, 'a') == 'a' ? "wide" : "narrow");
    return 0;
}
