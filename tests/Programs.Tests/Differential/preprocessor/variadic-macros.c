#include <stdio.h>

#define LOG(format, ...) printf(format, ##__VA_ARGS__)
#define SHOW(...) printf(__VA_ARGS__)
#define COUNT(...) COUNT_(__VA_ARGS__, 5, 4, 3, 2, 1)
#define COUNT_(a, b, c, d, e, n, ...) n
#define NAMED(list...) SHOW(list)
#define OPT(f, ...) f(0 __VA_OPT__(,) __VA_ARGS__)
#define STR(...) #__VA_ARGS__

static int sum(int n, ...) { return n; }

int main(void)
{
    LOG("plain\n");
    LOG("%d %d\n", 1, 2);
    SHOW("%d %d %d\n", COUNT(a), COUNT(a, b, c), COUNT(,,,,));
    NAMED("%s\n", STR(a, b,c));
    return OPT(sum) + OPT(sum, 1, 2);
}
