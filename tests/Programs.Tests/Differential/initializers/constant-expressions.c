#include <stdio.h>

enum { N = 3 };
static int a = N * 4 + (1 << 5) - 7 / 2, b = sizeof(int[N]) > 8 ? 'x' : 0;
static unsigned c = -1, d = ~0u >> 4;
static double e = 1 / 3.0 + N, f = -0.0;
static char g = (char)300, h = N == 3 && !0;
static long i = (long)(1.9 + 2.2), j = 0x7fffffff + 1l;
static int k[N * 2] = {[N - 1] = N ? 5 : 6};
static float l = 1e10f;

int main(void)
{
    printf("%d %d %u %x %g %g %d %d %ld %ld %zu %d %g\n", a, b, c, d, e, f, g, h, i, j, sizeof k,
        k[2], l);
    return 0;
}
