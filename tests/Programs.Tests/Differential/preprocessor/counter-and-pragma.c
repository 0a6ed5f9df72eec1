#include <stdio.h>

#define CAT_(a, b) a##b
#define CAT(a, b) CAT_(a, b)
#define UNIQUE CAT(unique_, __COUNTER__)
#define PACK(n) _Pragma("pack(push, 1)") struct n { char c; int i; }; _Pragma("pack(pop)")

PACK(packed)
struct plain { char c; int i; };

#pragma GCC diagnostic ignored "-Wunused"
#pragma unknown to everybody

int main(void)
{
    int UNIQUE = 1, UNIQUE = 2;
    printf("%d %d %d\n", unique_0, unique_1, __COUNTER__);
    printf("%zu %zu\n", sizeof(struct packed), sizeof(struct plain));
    return 0;
}
