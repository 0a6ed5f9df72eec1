#include <stdio.h>
#include <stddef.h>

struct point { int x, y; };
struct line { struct point from, to; char name[8]; };
union number { int i; float f; unsigned char bytes[4]; };
struct odd { char a[3]; };
struct big { long v[5]; };

static struct point add(struct point a, struct point b)
{
    a.x += b.x;
    a.y += b.y;
    return a;
}

static struct line mirrored(struct line l)
{
    struct point t = l.from;
    l.from = l.to;
    l.to = t;
    l.name[0] = 'M';
    return l;
}

static struct odd odd(int x) { struct odd o = { { x, x + 1, x + 2 } }; return o; }
static struct big big(long x) { return (struct big){ { x, x + 1, x + 2, x + 3, x + 4 } }; }
static long sum(struct big b) { long s = 0; for (int i = 0; i < 5; i++) s += b.v[i]; return s; }

struct node { int value; struct node *next; };

static struct point origin = { 1, 2 };
static struct line lines[2] = { { { 1, 2 }, { 3, 4 }, "first" }, { .to = { .y = 9 }, .name = "b" } };

int main(void)
{
    struct point a = { 3, 4 }, b = { .y = 5 };
    struct point c = add(a, b);
    printf("%d %d %d %d\n", c.x, c.y, a.x, b.x);
    printf("%d\n", add(add(a, b), add(c, origin)).y);
    struct line l = mirrored(lines[0]);
    printf("%d %d %s %s\n", l.from.x, l.to.y, l.name, lines[0].name);
    printf("%d %d %s\n", lines[1].to.y, lines[1].from.x, lines[1].name);
    a = b = c;
    printf("%d %d\n", a.x, b.y);
    struct point *p = &a;
    p->x = 7;
    (*p).y = 8;
    *p = add(*p, *p);
    printf("%d %d\n", a.x, a.y);
    union number n = { .f = 1.0f };
    printf("%x %d\n", n.i, n.bytes[3]);
    struct odd o = odd(5), o2 = o;
    printf("%d %d %d %zu\n", o2.a[0], o2.a[2], odd(9).a[1], sizeof o);
    printf("%ld %ld\n", sum(big(10)), big(3).v[4]);
    struct point choice = c.x > 1 ? a : b;
    printf("%d\n", choice.x);
    struct point array[3] = { { 1 }, [2] = { 5, 6 } };
    array[1] = array[2];
    for (int i = 0; i < 3; i++)
        printf("%d,%d ", array[i].x, array[i].y);
    printf("\n%zu %zu %zu\n", offsetof(struct line, to), offsetof(struct line, name), sizeof l);
    struct node third = { 3 }, second = { 2, &third }, first = { 1, &second };
    int total = 0;
    for (struct node *q = &first; q; q = q->next)
        total = total * 10 + q->value;
    printf("%d\n", total);
    struct node *q = &first;
    q = q->next = &third;
    printf("%d %d\n", q->value, first.next->value);
    struct { int a; struct { int b, c; }; } anonymous = { 1, { 2, 3 } };
    printf("%d\n", anonymous.b + anonymous.c);
    return 0;
}
