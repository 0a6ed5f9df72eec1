#include <stdio.h>

enum color { RED, GREEN, BLUE };
struct s { enum color c : 2; char d : 7; unsigned char e : 8; short f : 9; };

int main(void)
{
    struct s s = {BLUE, -64, 255, -256};
    printf("%d %d %d %d %zu\n", s.c, s.d, s.e, s.f, sizeof s);
    s.c++;
    s.d--;
    s.f--;
    printf("%d %d %d\n", s.c, s.d, s.f);
    return 0;
}
