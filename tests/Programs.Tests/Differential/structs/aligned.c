#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

struct __attribute__((aligned(64))) line { int value; };
struct s { char a; _Alignas(16) char b; char c; };
struct u { char a; int b __attribute__((aligned(32))); };
static struct line lines[3];

int main(void)
{
    struct line local;
    printf("%zu %zu %zu %zu\n", sizeof(struct line), sizeof lines, sizeof(struct s),
        offsetof(struct s, b));
    printf("%zu %zu\n", sizeof(struct u), offsetof(struct u, b));
    printf("%d %d\n", (int)((uintptr_t)&local % 64), (int)((uintptr_t)&lines[1] % 64));
    return 0;
}
