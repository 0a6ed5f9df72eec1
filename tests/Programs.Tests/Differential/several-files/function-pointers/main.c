#include <stdio.h>

typedef int operation(int);
extern operation *const operations[];
extern const int operation_count;
int increment(int x) { return x + 1; }
extern const char *const name;
extern struct point { int x, y; } origin;

int main(void)
{
    for (int i = 0; i < operation_count; i++)
        printf("%d ", operations[i](10));
    printf("%d %s %d\n", operations[0] == increment, name, origin.y);
    return 0;
}
