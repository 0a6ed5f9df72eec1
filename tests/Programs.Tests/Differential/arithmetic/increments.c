#include <stdio.h>

int main(void)
{
    unsigned char c = 255;
    signed char s = 127;
    _Bool b = 0;
    int array[4] = {1, 2, 3, 4}, *p = array;
    double d = 0.5;
    printf("%d %d ", c++, c);
    printf("%d ", ++s);
    b++;
    b++;
    printf("%d ", b--);
    printf("%d %d ", b, *p++);
    printf("%d %d ", *++p, (*p)++);
    printf("%d ", --*p);
    d++;
    printf("%g ", d--);
    printf("%g\n", --d);
    return (int)(p - array);
}
