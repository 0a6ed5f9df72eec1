#include <stdio.h>

enum a { ZERO, ONE, FIVE = 5, SIX, MINUS = -1, AGAIN, SAME = FIVE };
enum big { LARGE = 0x80000000 };
enum wide { WIDE = 1l << 40, NEXT };

int main(void)
{
    enum a x = SIX;
    printf("%d %d %d %d %d %d\n", ONE, SIX, MINUS, AGAIN, SAME, x);
    printf("%zu %zu %zu %ld\n", sizeof(enum a), sizeof(enum big), sizeof(enum wide), (long)NEXT);
    printf("%d %d\n", (enum big)0 - 1 > 0, (enum a)0 - 1 > 0);
    x = 77;
    printf("%d %zu\n", x + 1, sizeof ONE);
    return 0;
}
