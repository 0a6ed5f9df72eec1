#include <stdio.h>
#include <string.h>

struct __attribute__((packed)) p { int a : 5; long long b : 62; unsigned long long c : 61; };

int main(void)
{
    struct p p;
    memset(&p, 0, sizeof p);
    p.a = -2;
    p.b = -0x1234567890abcdell;
    p.c = 0x1fedcba987654321;
    p.b += 5;
    for (size_t i = 0; i < sizeof p; i++)
        printf("%02x", ((unsigned char *)&p)[i]);
    printf(" %d %lld %llx\n", p.a, (long long)p.b, (unsigned long long)p.c);
    static struct p fixed = {3, 1ll << 60, 77};
    printf("%lld %llx\n", (long long)fixed.b, (unsigned long long)fixed.c);
    return 0;
}
