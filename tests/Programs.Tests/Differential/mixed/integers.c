#include <stdio.h>
#include <limits.h>

static int s8(signed char c) { return c; }
static unsigned u8(unsigned char c) { return c; }
static int s16(short c) { return c; }
static unsigned u16(unsigned short c) { return c; }

int main(void)
{
    int i = -7;
    unsigned u = 7;
    long l = -7;
    unsigned long ul = 7;
    volatile int two = 2, thirty = 30;
    printf("%d %d %d %d\n", i / 2, i % 2, i >> 1, i << 3);
    printf("%u %u %u\n", u - 8, u * 0x80000000u, (u - 8) / 3);
    printf("%ld %ld %lu\n", l / 2, l % 3, ul - 8);
    printf("%d %d\n", i < u, l < (long)u);
    printf("%lu %ld\n", (unsigned long)i, (long)(unsigned)i);
    printf("%d %u %d %u\n", s8(200), u8(300), s16(40000), u16(70000));
    printf("%d\n", (int)(UINT_MAX / two));
    printf("%d %u\n", 1 << thirty, 3u << thirty);
    printf("%ld %lu\n", 1L << (thirty + 32), ~0UL >> thirty);
    printf("%d %d %d\n", ~5, -(-5), !5);
    printf("%u %lu\n", ~5u, ~5ul);
    char c = 127;
    c++;
    printf("%d\n", c);
    unsigned char b = 0;
    b--;
    printf("%d\n", b);
    short s = 32767;
    s += 2;
    printf("%d\n", s);
    c = 'a';
    c += 200;
    printf("%d\n", c);
    b = 200;
    b *= 2;
    b >>= 1;
    printf("%d\n", b);
    i = 10;
    i += i * 0 + 5;
    l = 0xdeadbeefcafe;
    i = l;
    s = l;
    c = l;
    printf("%d %d %d\n", i, s, c);
    _Bool t = 256;
    printf("%d %d\n", t, (_Bool)0.5);
    t = 0;
    t += 5;
    printf("%d\n", t);
    i = 5;
    i -= 2.5;
    printf("%d\n", i);
    u = 3;
    u <<= 31;
    printf("%u\n", u);
    l = INT_MIN;
    printf("%ld %d\n", -l, (int)-l);
    int a = 3, d = 4;
    printf("%d %d %d\n", a & d, a | d, a ^ d);
    printf("%d %d %d %d %d %d\n", a < d, a <= d, a > d, a >= d, a == d, a != d);
    printf("%d %d %d\n", a && d, a || 0, 0 && d);
    printf("%d\n", a > 2 ? d > 5 ? 1 : 2 : 3);
    printf("%llu\n", 18446744073709551615ull / 10);
    return 0;
}
