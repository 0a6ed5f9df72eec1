#include <stdio.h>

struct outer {
    int kind;
    union {
        struct { int x, y; };
        struct { float u, v; } tex;
        long raw;
    };
    struct { struct { int deep; } a; } b;
};

int main(void)
{
    struct outer o = {.kind = 1, .x = 2, .y = 3, .b.a.deep = 9};
    printf("%d %d %ld %d %zu\n", o.x, o.y, o.raw, o.b.a.deep, sizeof o);
    o.tex.u = 1;
    printf("%x\n", o.x);
    struct outer *p = &o;
    p->y = 77;
    printf("%d\n", (int)(p->raw >> 32));
    return 0;
}
