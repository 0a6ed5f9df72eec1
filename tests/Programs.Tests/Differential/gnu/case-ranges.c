#include <stdio.h>

static char kind(int c)
{
    switch (c) {
    case '0' ... '9': return 'd';
    case 'a' ... 'z':
    case 'A' ... 'Z': return 'l';
    case -100 ... -1: return 'n';
    case 1000 ... 1000000000: return 'b';
    case 128: return 'x';
    }
    return '?';
}

int main(void)
{
    int all[] = {'5', 'q', 'Q', '_', -1, -100, -101, 1000, 999, 1000000000, 128, '9' + 1};
    for (int i = 0; i < 12; i++)
        putchar(kind(all[i]));
    puts("");
    return 0;
}
