#include <stddef.h>
#include <stdio.h>

struct s { char a; double b; char c; int d; short e; char f[3]; void *g; char h; };
struct t { struct { char c; } a; struct { short s; char c; } b; long long l; };

int main(void)
{
    printf("%zu %zu %zu %zu %zu %zu %zu %zu %zu\n", sizeof(struct s), offsetof(struct s, b),
        offsetof(struct s, c), offsetof(struct s, d), offsetof(struct s, e), offsetof(struct s, f),
        offsetof(struct s, g), offsetof(struct s, h), _Alignof(struct s));
    printf("%zu %zu %zu\n", sizeof(struct t), offsetof(struct t, b), offsetof(struct t, b.c));
    return 0;
}
