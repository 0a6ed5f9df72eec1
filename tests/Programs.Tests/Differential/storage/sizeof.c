#include <stdio.h>

static int calls;
static long touch(void) { return ++calls; }

int main(void)
{
    int a[10], *p = a;
    struct s { char c; short d; } s;
    printf("%zu %zu %zu %zu %zu\n", sizeof a, sizeof p, sizeof *p, sizeof(struct s), sizeof s.d);
    printf("%zu %zu %zu %d\n", sizeof touch(), sizeof(char)*3, sizeof(int)-1, calls);
    printf("%zu %zu %zu\n", sizeof "text", sizeof(a + 0), sizeof &a);
    printf("%zu %zu\n", sizeof(void), sizeof(touch));
    return 0;
}
