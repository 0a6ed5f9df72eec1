#include <stdio.h>

#define MAX(a, b) ((a) > (b) ? (a) : (b))
#define CALL(f, args) f args
#define NONE() 5
#define SWAP(t, a, b) do { t swap = a; a = b; b = swap; } while (0)
#define FIRST(a, ...) a

static int add(int a, int b) { return a + b; }
static int MIN(int a) { return a; }
#define MIN(a, b) ((a) < (b) ? (a) : (b))

int main(void)
{
    int a = 1, b = 2;
    SWAP(int, a, b);
    printf("%d %d %d %d\n", a, b, MAX(a, MAX(b, 1 + NONE())), CALL(add, (1, 2)));
    printf("%d %d %d\n", MAX((a, b), 0), MIN(3, 2), (MIN)(9));
    printf("%s\n", FIRST("one", "two", "three"));
    int (*f)(int) = MIN;
    return f(4) - MAX
        (1,
         2);
}
