#include <stdio.h>

struct p { int x, y; };
struct l { struct p from, to; int width; };

int main(void)
{
    struct l lines[2] = {1, 2, 3, 4, 5, {6, 7}, 8};
    int grid[2][3] = {1, 2, 3, 4}, other[][2] = {{1}, 2, 3, {4, 5}};
    printf("%d %d %d %d\n", lines[0].width, lines[1].from.y, lines[1].to.x, lines[1].width);
    printf("%d %d %zu %d %d\n", grid[1][0], grid[1][2], sizeof other / sizeof *other,
        other[1][1], other[2][1]);
    return 0;
}
