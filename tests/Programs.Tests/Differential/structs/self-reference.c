#include <stdio.h>

struct tree;
typedef struct tree tree;
struct tree { int key; tree *left, *right; };

static int sum(const tree *t)
{
    return t ? t->key + sum(t->left) + sum(t->right) : 0;
}

struct a { struct b *other; int n; };
struct b { struct a *other; int n; };

int main(void)
{
    tree leaf = {3, 0, 0}, other = {4, 0, 0}, root = {5, &leaf, &other};
    struct a a;
    struct b b = {&a, 2};
    a = (struct a){&b, 1};
    printf("%d %d\n", sum(&root), a.other->other->other->n);
    return 0;
}
