#include <stdio.h>
#include <stdlib.h>

struct text { int length; char data[]; };
struct padded { long a; char b; short data[]; };

static struct text fixed = {3, "abc"};

int main(void)
{
    struct text *t = malloc(sizeof *t + 10);
    t->length = snprintf(t->data, 10, "hello");
    printf("%d %s %zu %zu\n", t->length, t->data, sizeof *t, sizeof(struct padded));
    printf("%s %c\n", fixed.data, fixed.data[2]);
    static struct padded p = {1, 2, {3, 4, 5}};
    printf("%d %zu\n", p.data[2], sizeof p);
    return 0;
}
