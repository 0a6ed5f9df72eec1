#include <stdio.h>

struct point { int x, y; };
struct line { struct point from, to; char name[10]; };

int main(void)
{
    struct line a = {{1, 2}, {3, 4}, "first"}, b;
    b = a;
    b.to = a.from;
    b.name[0] = 'F';
    struct line *p = &a;
    *p = b;
    printf("%d %d %s\n", a.to.x, p->to.y, a.name);
    struct point q = (a = b, a).from;
    printf("%d\n", q.y);
    return 0;
}
