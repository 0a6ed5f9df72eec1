#include <stdio.h>
#include <string.h>

struct __attribute__((packed)) p { char a; int b : 13; unsigned c : 27; long long d : 50; char e; };

int main(void)
{
    struct p p;
    memset(&p, 0, sizeof p);
    p.a = 1, p.b = -7, p.c = 0x5555555, p.d = -0x123456789abcll, p.e = 9;
    for (size_t i = 0; i < sizeof p; i++)
        printf("%02x", ((unsigned char *)&p)[i]);
    printf(" %d %x %lld\n", p.b, p.c, (long long)p.d);
    return 0;
}
