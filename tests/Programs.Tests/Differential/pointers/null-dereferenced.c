#include <stdio.h>

struct node {
    long value[8];
    struct node *next;
};

int main(void)
{
    struct node one = {{1}, 0};
    struct node *p = &one;
    printf("%ld\n", p->value[0]);
    fflush(stdout);
    p = p->next;
    return p->value[3];
}
