#include <stdio.h>

static int values[5] = {1, 2, 3, 4, 5};
static int *middle = &values[2], *end = values + 5, *back = &values[4] - 1;
struct s { int a; char text[4]; };
static struct s s = {1, "abc"};
static char *inside = s.text + 1, **indirect = &inside;
static int function(void) { return 42; }
static int (*pointer)(void) = function;
static const char *words[] = {"zero" + 1, &"one"[1], "two"};
static long distance = (long)sizeof values / sizeof *values;

int main(void)
{
    printf("%d %ld %d %s %s\n", *middle, end - middle, *back, inside, *indirect);
    printf("%d %s %s %s %ld\n", pointer(), words[0], words[1], words[2], distance);
    return 0;
}
