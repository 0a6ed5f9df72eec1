#include <stdio.h>

struct tail {
    int count;
    int items[0];
};

struct nothing {
};

int main(void)
{
    char buffer[32] = {0};
    struct tail *t = (struct tail *)buffer;
    t->items[2] = 9;
    printf("%zu %zu %d %d\n", sizeof *t, sizeof(struct nothing), buffer[12], t->items[2]);
    return 0;
}
