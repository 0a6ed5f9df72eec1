#include <stdio.h>
#include <string.h>

struct a { unsigned x : 5, y : 7, z : 20; };
struct b { char c; int x : 4; int : 0; int y : 4; short s; };
struct c { int x : 20; int y : 20; char z : 3; };
struct d { long x : 33; int y : 31; char c; unsigned z : 9; };
struct e { char a : 3; char : 0; char b : 2; short c : 12; };

static void dump(const void *p, size_t n)
{
    for (size_t i = 0; i < n; i++)
        printf("%02x", ((const unsigned char *)p)[i]);
    printf(" %zu\n", n);
}

int main(void)
{
    struct a a;
    struct b b;
    struct c c;
    struct d d;
    struct e e;
    memset(&a, 0, sizeof a), memset(&b, 0, sizeof b), memset(&c, 0, sizeof c);
    memset(&d, 0, sizeof d), memset(&e, 0, sizeof e);
    a.x = 17, a.y = 99, a.z = 0x54321;
    b.c = 1, b.x = -3, b.y = 5, b.s = 0x1234;
    c.x = 0x12345, c.y = -2, c.z = 3;
    d.x = 0x123456789, d.y = -1, d.c = 7, d.z = 300;
    e.a = 2, e.b = 1, e.c = -5;
    dump(&a, sizeof a), dump(&b, sizeof b), dump(&c, sizeof c);
    dump(&d, sizeof d), dump(&e, sizeof e);
    return 0;
}
