/* The heap under random load: contents stay, blocks are aligned and apart. */
#include <errno.h>
#include <malloc.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define BLOCKS 64

static unsigned char *blocks[BLOCKS];
static size_t sizes[BLOCKS];

static void fill(int i)
{
    memset(blocks[i], i + 1, sizes[i]);
}

static int intact(int i, size_t size)
{
    for (size_t at = 0; at < size; at++)
        if (blocks[i][at] != (unsigned char)(i + 1))
            return 0;
    return 1;
}

int main(void)
{
    int bad = 0;
    srand(3);
    for (int round = 0; round < 1000; round++) {
        int i = rand() % BLOCKS;
        size_t size = (size_t)(rand() % (round % 50 == 0 ? 200000 : 700));
        if (blocks[i] && !intact(i, sizes[i]))
            bad++;
        switch (rand() % 4) {
        case 0:
            free(blocks[i]);
            blocks[i] = malloc(size);
            break;
        case 1:
            free(blocks[i]);
            blocks[i] = calloc(1, size);
            for (size_t at = 0; at < size; at++)
                bad += blocks[i][at] != 0;
            break;
        case 2: {
            size_t kept = blocks[i] && sizes[i] < size ? sizes[i] : blocks[i] ? size : 0;
            blocks[i] = realloc(blocks[i], size + 1);
            size++;
            bad += !intact(i, kept);
            break;
        }
        default:
            free(blocks[i]);
            blocks[i] = aligned_alloc(256, (size + 255) / 256 * 256);
            bad += (uintptr_t)blocks[i] % 256 != 0;
            break;
        }
        sizes[i] = size;
        bad += (uintptr_t)blocks[i] % 16 != 0 || malloc_usable_size(blocks[i]) < size;
        fill(i);
    }
    for (int i = 0; i < BLOCKS; i++) {
        bad += blocks[i] && !intact(i, sizes[i]);
        free(blocks[i]);
    }
    printf("bad %d\n", bad);
    void *zero = malloc(0);
    printf("%d\n", zero != NULL);
    free(zero);
    free(NULL);
    volatile size_t huge = SIZE_MAX / 2 + 5;
    errno = 0;
    void *none = malloc(huge);
    printf("%d %d\n", none == NULL, errno == ENOMEM);
    none = calloc(huge, 4);
    printf("%d %d\n", none == NULL, reallocarray(NULL, huge, 4) == NULL);
    void *aligned = NULL;
    printf("%d %d\n", posix_memalign(&aligned, 4096, 100), (int)((uintptr_t)aligned % 4096));
    printf("%d\n", posix_memalign(&aligned, 3, 100) == EINVAL);
    return 0;
}
