#include <stdio.h>

static int dense(int x)
{
    switch (x) {
    case 0: return 10;
    case 1: return 11;
    case 2: return 12;
    case 3: return 13;
    case 4: return 14;
    case 6: return 16;
    case 7:
    case 8: return 18;
    default: return -1;
    }
}

static int sparse(long x)
{
    switch (x) {
    case -1000000000000: return 1;
    case -5: return 2;
    case 0: return 3;
    case 77: return 4;
    case 1000: return 5;
    case 100000: return 6;
    case 0x7fffffffffffffff: return 7;
    }
    return 0;
}

static int unsign(unsigned x)
{
    switch (x) {
    case 0: return 1;
    case 10: return 2;
    case 0x80000000: return 3;
    case 0xffffffff: return 4;
    case 1000: return 5;
    case 20: return 6;
    }
    return 0;
}

static int ranges(int c)
{
    switch (c) {
    case 'a' ... 'z': return 1;
    case 'A' ... 'Z': return 2;
    case '0' ... '9': return 3;
    default: return 0;
    case -5 ... -1: return 4;
    }
}

static int falls(char c)
{
    int r = 0;
    switch (c) {
    case 'x': r += 1;
    case 'y': r += 10;
        break;
    case 'z': r += 100;
    default: r += 1000;
    }
    return r;
}

int main(void)
{
    for (int i = -2; i < 11; i++)
        printf("%d ", dense(i));
    printf("\n%d %d\n", dense(2147483647), dense(-2147483647 - 1));
    long probes[] = { -1000000000000, -5, 0, 77, 1000, 100000, 0x7fffffffffffffff, 1, -6 };
    for (int i = 0; i < 9; i++)
        printf("%d ", sparse(probes[i]));
    printf("\n%d %d %d %d %d %d %d\n", unsign(0), unsign(10), unsign(-1), unsign(1u << 31),
        unsign(1000), unsign(20), unsign(5));
    printf("%d %d %d %d %d\n", ranges('q'), ranges('Q'), ranges('5'), ranges('-'), ranges(-3));
    printf("%d %d %d %d\n", falls('x'), falls('y'), falls('z'), falls('w'));
    return 0;
}
