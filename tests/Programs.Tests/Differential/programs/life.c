#include <stdio.h>
#include <string.h>

enum { W = 12, H = 8 };

static void step(char to[H][W], char from[H][W])
{
    for (int y = 0; y < H; y++)
        for (int x = 0; x < W; x++) {
            int n = 0;
            for (int dy = -1; dy <= 1; dy++)
                for (int dx = -1; dx <= 1; dx++)
                    n += (dx || dy) && from[(y + dy + H) % H][(x + dx + W) % W];
            to[y][x] = n == 3 || (n == 2 && from[y][x]);
        }
}

int main(void)
{
    char world[2][H][W] = {{[1][2] = 1, [2][3] = 1, [3] = {0, 1, 1, 1}}};
    for (int i = 0; i < 10; i++)
        step(world[(i + 1) % 2], world[i % 2]);
    for (int y = 0; y < H; y++) {
        for (int x = 0; x < W; x++)
            putchar(world[0][y][x] ? '#' : '.');
        puts("");
    }
    return 0;
}
