#include <stdio.h>

typedef struct same { int same; } same;

static int member(same s)
{
    return s.same;
}

int main(void)
{
    struct same same = {3};
    goto same;
    same.same = 4;
same:
    printf("%d %d\n", same.same, member(same));
    return 0;
}
