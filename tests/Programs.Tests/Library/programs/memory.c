/* Blocks of bytes at every alignment, overlapping and not. */
#define _GNU_SOURCE
#include <stdio.h>
#include <string.h>
#include <strings.h>

static unsigned char area[96];

static void refill(void)
{
    for (unsigned i = 0; i < sizeof area; i++)
        area[i] = (unsigned char)(i * 7 + 1);
}

static unsigned sum(void)
{
    unsigned result = 17;
    for (unsigned i = 0; i < sizeof area; i++)
        result = result * 31 + area[i];
    return result;
}

int main(void)
{
    unsigned copies = 0, moves = 0, sets = 0;
    for (unsigned to = 0; to < 9; to++)
        for (unsigned from = 48; from < 57; from++)
            for (unsigned size = 0; size < 36; size++) {
                refill();
                memcpy(area + to, area + from, size);
                copies = copies * 3 + sum();
            }
    for (unsigned to = 0; to < 24; to++)
        for (unsigned from = 0; from < 24; from++)
            for (unsigned size = 0; size < 40; size += 3) {
                refill();
                memmove(area + to, area + from, size);
                moves = moves * 3 + sum();
            }
    for (unsigned to = 0; to < 10; to++)
        for (unsigned size = 0; size < 40; size++) {
            refill();
            memset(area + to, 0x1a5, size);
            sets = sets * 3 + sum();
        }
    printf("%08x %08x %08x\n", copies, moves, sets);
    refill();
    printf("%ld %d\n", (long)((unsigned char *)memchr(area, area[40], sizeof area) - area),
        memchr(area, 0, 5) == NULL);
    printf("%ld\n", (long)((unsigned char *)memrchr(area, area[3], sizeof area) - area));
    printf("%ld\n", (long)((unsigned char *)memmem(area, 90, area + 33, 9) - area));
    printf("%d\n", memmem("abc", 3, "abd", 3) == NULL);
    char line[32];
    printf("%ld\n", (long)((char *)memccpy(line, "key:value", ':', sizeof line) - line));
    printf("%d\n", memccpy(line, "key", ':', 3) == NULL);
    printf("%ld\n", (long)((char *)mempcpy(line, "12345", 5) - line));
    printf("%d %d %d\n", memcmp("abc", "abc", 3), memcmp("abd", "abc", 3) > 0, memcmp("\x7f",
        "\x80", 1) < 0);
    bzero(line, 4);
    bcopy("wxyz", line + 1, 2);
    printf("%d %c%c %d\n", line[0], line[1], line[2], bcmp(line, line, 8));
    return 0;
}
