#include <stdio.h>

int __attribute__((weak)) hook(void) { return 1; }
int __attribute__((weak)) kept(void) { return 2; }
int setting __attribute__((weak)) = 5;
int second(int);

int main(void)
{
    printf("%d %d %d %d\n", hook(), kept(), setting, second(20));
    return 0;
}
