#include <stdio.h>

static char kinds[128] = {['a' ... 'z'] = 'l', ['0' ... '9'] = 'd', [' '] = 's'};

int main(void)
{
    int a[10] = {[2 ... 4] = 7, 8, [0] = 1, [8 ... 9] = -1};
    for (int i = 0; i < 10; i++)
        printf("%d ", a[i]);
    printf("%c%c%c%d\n", kinds['q'], kinds['5'], kinds[' '], kinds['A']);
    struct { int x, y; } p[4] = {[1 ... 2] = {3, 4}, [2].y = 5};
    printf("%d %d %d %d\n", p[1].x, p[2].x, p[2].y, p[3].x);
    return 0;
}
