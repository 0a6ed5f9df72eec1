#include <stdio.h>

static int value = 1;
static int next(void) { return value++; }
int other_next(void);

int main(void)
{
    printf("%d %d ", next(), other_next());
    printf("%d %d\n", next(), other_next());
    return value;
}
