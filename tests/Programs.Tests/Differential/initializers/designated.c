#include <stdio.h>

struct s { int a, b; struct { int c[3]; char d; } in; };

int main(void)
{
    struct s s = {.in.c[1] = 5, 6, .b = 2, .in.d = 'd', .a = 1};
    struct s t = {.in = {.c = {[2] = 9}}, .a = 3, 4};
    int a[] = {[3] = 3, 4, [1] = 1, [6] = 6};
    printf("%d %d %d %d %d %c\n", s.a, s.b, s.in.c[0], s.in.c[1], s.in.c[2], s.in.d);
    printf("%d %d %d %zu\n", t.a, t.b, t.in.c[2], sizeof a / sizeof *a);
    for (int i = 0; i < 7; i++)
        printf("%d ", a[i]);
    puts("");
    return 0;
}
