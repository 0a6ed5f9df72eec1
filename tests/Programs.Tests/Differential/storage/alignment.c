#include <stdalign.h>
#include <stdint.h>
#include <stdio.h>

static alignas(128) char wide[3];
static _Alignas(double) char c;

int main(void)
{
    alignas(32) int local[2];
    alignas(16) char another;
    printf("%d %d %d %d\n", (int)((uintptr_t)wide % 128), (int)((uintptr_t)&c % 8),
        (int)((uintptr_t)local % 32), (int)((uintptr_t)&another % 16));
    printf("%zu %zu %zu %zu\n", alignof(long), _Alignof(short[9]), __alignof__(wide),
        alignof(char));
    return 0;
}
