#include <stdio.h>

struct p { int x, y; };
static struct p fixed = (struct p){3, 4};
static int list[] = (int[]){1, 2, 3};

int main(void)
{
    static int copy[3] = (int[3]){4, 5, 6};
    printf("%d %zu %d %d\n", fixed.y, sizeof list, list[1], copy[2]);
    return 0;
}
