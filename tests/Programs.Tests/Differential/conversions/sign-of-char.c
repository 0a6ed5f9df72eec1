#include <limits.h>
#include <stdio.h>

int main(void)
{
    char c = 0xe9;
    unsigned char u = 0xe9;
    printf("%d %d %d %d\n", c, u, c == u, CHAR_MIN);
    printf("%d %d %d\n", '\xe9', "\xe9"[0], (int)sizeof 'a');
    return 0;
}
