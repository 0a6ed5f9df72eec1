#include <stdio.h>

static int count(void)
{
    static int n = 10;
    return n++;
}

static char *slot(int i)
{
    static char buffers[2][8];
    static const char *const names[] = {"even", "odd"};
    sprintf(buffers[i & 1], "%s%d", names[i & 1], i);
    return buffers[i & 1];
}

int main(void)
{
    count();
    count();
    char *a = slot(2), *b = slot(3);
    printf("%d %s %s ", count(), a, b);
    slot(4);
    printf("%s\n", a);
    for (int i = 0; i < 3; i++) {
        static int kept;
        printf("%d ", kept += i + 1);
    }
    puts("");
    return 0;
}
