#include <stdio.h>
#include <string.h>

static int trace(int rows, int columns, int matrix[rows][columns])
{
    int sum = 0;
    for (int i = 0; i < rows && i < columns; i++)
        sum += matrix[i][i];
    return sum + (int)(sizeof matrix[0] / sizeof(int));
}

static int deep(int depth)
{
    char room[depth * 100 + 1];
    memset(room, depth, sizeof room);
    return depth == 0 ? room[0] : room[depth * 100] + deep(depth - 1);
}

int main(void)
{
    int rows = 3, columns = 4;
    int matrix[rows][columns];
    for (int i = 0; i < rows; i++)
        for (int j = 0; j < columns; j++)
            matrix[i][j] = 10 * i + j;
    rows = 100;
    int (*second)[columns] = &matrix[1];
    printf("%zu %zu %d %d\n", sizeof matrix, sizeof *second, (*second)[2], second[1][3]);
    printf("%d\n", trace(3, columns, matrix));
    printf("%td %d\n", &matrix[2] - matrix, *(*(matrix + 2) + 1));
    printf("%d\n", deep(20));

    long sum = 0;
    for (int round = 0; round < 20000; round++) {
        char large[1000 + round % 7];
        large[999] = (char)round;
        if (round % 3 == 0)
            continue;
        sum += large[999];
    }
    printf("%ld\n", sum);

    typedef int row[columns];
    row table[2];
    table[1][3] = 5;
    columns = 1;
    printf("%zu %d\n", sizeof(row), table[1][3]);
    return 0;
}
