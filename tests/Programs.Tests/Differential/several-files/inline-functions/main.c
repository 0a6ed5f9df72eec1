#include <stdio.h>
#include "both.h"

extern inline int square(int x);
int through_other(int x);

int main(void)
{
    printf("%d %d %d\n", square(3), twice(4), through_other(5));
    return 0;
}
