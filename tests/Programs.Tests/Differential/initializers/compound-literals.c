#include <stdio.h>

struct p { int x, y; };

static int sum(const struct p *p, int n)
{
    int total = 0;
    while (n-- > 0)
        total += p[n].x * p[n].y;
    return total;
}

static struct p *global = &(struct p){7, 8};
static int *list = (int[]){1, 2, 3};

int main(void)
{
    int *p = (int[]){5, 6, 7};
    printf("%d %d\n", sum((struct p[]){{1, 2}, {3, 4}}, 2), p[2]);
    for (int i = 0; i < 2; i++) {
        struct p *q = &(struct p){.y = i};
        q->x += 10;
        printf("%d,%d ", q->x, q->y);
    }
    (struct p){1, 2}.x;
    printf("%d %d %s %zu\n", global->y, list[2], (char[]){"text"}, sizeof(int[]){1, 2});
    return (int){3}++;
}
