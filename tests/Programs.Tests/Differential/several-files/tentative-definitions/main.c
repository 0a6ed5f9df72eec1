#include <stdio.h>

int shared;
int table[4];
extern int initialized;
int read_shared(void);

int main(void)
{
    shared = 7;
    table[2]++;
    printf("%d %d %d\n", read_shared(), table[2], initialized);
    return 0;
}
