#include <stddef.h>
#include <stdio.h>

struct __attribute__((packed)) p { char a; int b; short c; double d; };
struct q { char a; int b __attribute__((packed)); char c; };
#pragma pack(push, 2)
struct r { char a; int b; long c; };
#pragma pack(pop)
struct t { char a; int b; };

int main(void)
{
    struct p p = {1, 2, 3, 4.5};
    printf("%zu %zu %zu %zu\n", sizeof(struct p), sizeof(struct q), sizeof(struct r),
        sizeof(struct t));
    printf("%zu %zu %zu\n", offsetof(struct p, d), offsetof(struct q, b), offsetof(struct r, c));
    p.b += p.c;
    p.d *= 2;
    printf("%d %g %zu\n", p.b, p.d, _Alignof(struct r));
    return 0;
}
