#include <stdio.h>

struct point { int x, y; };
struct shape {
    char name[8];
    struct point corners[3];
    union { int weight; char tag; };
    const char *label;
};

static struct shape shapes[] = {
    { "dot", { { 1, 2 } }, { 7 }, "first" },
    [2] = { .label = "third", .corners[1].y = 5, 6, .tag = 'x' },
    { .name = { 'a', 'b' }, .corners = { [2] = { .y = 9 } } },
};

static int cube[2][3][2] = { { { 1, 2 }, { 3 } }, { [2] = { 5, 6 } } };
static const char *words[][2] = { { "a", "b" }, { "c" } };
static int ranges[10] = { [1 ... 3] = 4, 5, [8] = 6 };
static int *inside = &cube[1][2][1];
static struct point *literal = &(struct point){ 11, 12 };

static void print(const struct shape *s)
{
    printf("%s", s->name);
    for (int i = 0; i < 3; i++)
        printf(" (%d,%d)", s->corners[i].x, s->corners[i].y);
    printf(" %d %s\n", s->weight, s->label ? s->label : "none");
}

int main(void)
{
    for (unsigned i = 0; i < sizeof shapes / sizeof *shapes; i++)
        print(&shapes[i]);

    for (int i = 0; i < 12; i++)
        printf("%d ", (&cube[0][0][0])[i]);
    for (int i = 0; i < 10; i++)
        printf("%d ", ranges[i]);
    printf("%s %d %d %d\n", words[1][0], words[1][1] == 0, *inside, literal->y);

    int n = 3;
    struct shape local = { .corners = { { n, n + 1 }, [2].x = n * n }, .label = words[0][1] };
    print(&local);
    local = (struct shape){ "new", .weight = n };
    print(&local);

    char exact[3] = "abc", longer[6] = "ab", open[] = "abcd";
    printf("%c%c %d %zu\n", exact[0], exact[2], longer[5], sizeof open);
    int sum = 0;
    for (int i = 0; i < 4; i++)
        sum += ((int[]){ i, i * i, [3] = 1 })[i];
    printf("%d\n", sum);
    return 0;
}
