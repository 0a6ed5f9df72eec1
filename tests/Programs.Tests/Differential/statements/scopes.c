#include <stdio.h>

int x = 1;

int main(void)
{
    printf("%d ", x);
    int x = 2;
    {
        int x = 3;
        printf("%d ", x);
        {
            extern int x;
            printf("%d ", x);
        }
        for (int x = 4; x < 5; x++) {
            printf("%d ", x);
            int x = 5;
            printf("%d ", x);
        }
        if (x == 3) {
            enum { x = 6 };
            printf("%d ", x);
        }
    }
    struct x { int x; } s = {x};
    printf("%d %d\n", x, s.x);
    return 0;
}
