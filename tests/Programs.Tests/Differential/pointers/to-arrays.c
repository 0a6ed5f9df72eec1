#include <stdio.h>

int main(void)
{
    int grid[3][4];
    for (int i = 0; i < 12; i++)
        grid[i / 4][i % 4] = i;
    int (*row)[4] = grid;
    row++;
    printf("%d %d %d\n", (*row)[1], row[1][2], **row);
    int (*whole)[3][4] = &grid;
    printf("%d %ld %zu\n", (*whole)[2][3], (char *)(whole + 1) - (char *)whole, sizeof *row);
    int *flat = &grid[0][0];
    printf("%d %d\n", flat[7], *(*(grid + 2) + 1));
    return 0;
}
