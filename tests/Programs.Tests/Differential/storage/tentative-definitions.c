#include <stdio.h>

int a;
int a;
extern int a;
int a = 5;
int a;
static int b;
static int b = 6;
extern int b;
int array[];
int array[3];

int main(void)
{
    printf("%d %d %zu %d\n", a, b, sizeof array, array[2]);
    return 0;
}
