#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int main(void)
{
    char *all[50];
    for (int i = 0; i < 50; i++) {
        all[i] = malloc(i * 37 + 1);
        memset(all[i], i, i * 37 + 1);
    }
    int sum = 0;
    for (int i = 0; i < 50; i += 2)
        free(all[i]);
    for (int i = 1; i < 50; i += 2) {
        all[i] = realloc(all[i], 5000);
        sum += all[i][i * 37] + ((uintptr_t)all[i] % 16 != 0);
    }
    int *zero = calloc(100, sizeof *zero);
    for (int i = 0; i < 100; i++)
        sum += zero[i];
    printf("%d\n", sum);
    return 0;
}
