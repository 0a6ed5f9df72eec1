#include <stdio.h>

int main(void)
{
    int a[2] = {1, 2}, b[2] = {3, 4};
    int (*table[2])[2] = {&a, &b};
    (*table[1])[0] = 30;
    printf("%d %d\n", (*table[0])[1], b[0]);
    char *words[3] = {"x", "yy", "zzz"};
    char **p = words;
    printf("%s %c\n", *(p + 2), p[1][1]);
    return 0;
}
