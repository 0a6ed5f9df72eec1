#include <stdio.h>

int main(void)
{
    struct { int before[2], after[2]; } s = {{1, 2}, {3, 4}};
    int *p = s.before;
    p[2] = 30;
    printf("%d %d\n", s.after[0], ((int *)&s)[3]);
    return 0;
}
