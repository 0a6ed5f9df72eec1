/* Every integer conversion with every flag, width and precision that changes it. */
#include <limits.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

int main(void)
{
    int values[] = { 0, 1, -1, 42, -42, 123456, INT_MAX, INT_MIN };
    for (unsigned i = 0; i < sizeof values / sizeof *values; i++) {
        int v = values[i];
        printf("%d|%i|%5d|%-5d|%05d|%+d|% d|%.3d|%8.3d|%-8.3d|%08.3d|\n", v, v, v, v, v, v, v, v,
            v, v, v);
        printf("%u|%x|%X|%o|%#x|%#X|%#o|%#.3o|%#010x|%-#10x|%.0d|%.0x|%#.0o|\n",
            v, v, v, v, v, v, v, v, v, v, v, v, v);
        printf("%hhd|%hd|%hhu|%hu|%hx|\n", (signed char)v, (short)v, (unsigned char)v,
            (unsigned short)v, (unsigned short)v);
    }
    printf("%ld %ld %lu %lx\n", LONG_MAX, LONG_MIN, ULONG_MAX, ULONG_MAX);
    printf("%lld %lld %llu\n", LLONG_MAX, LLONG_MIN, ULLONG_MAX);
    printf("%jd %ju %zu %zd %td\n", (intmax_t)-5, (uintmax_t)5, sizeof(long), (ssize_t)-7,
        (ptrdiff_t)9);
    printf("[%*d][%-*d][%*d][%.*d][%.*d]\n", 6, 42, 6, 42, -6, 42, 4, 42, -1, 42);
    printf("[%c][%3c][%-3c][%%][%5s][%-5s][%.2s][%5.1s]\n", 'a', 'b', 'c', "xy", "xy", "xyz",
        "xyz");
    printf("[%s][%.3s][%10s][%p][%p][%20p][%-20p]\n",
        (char *)NULL, (char *)NULL, (char *)NULL, (void *)0, (void *)0x1234, (void *)0x1234,
            (void *)0x1234);
    int at = 0;
    long far = 0;
    printf("abc%ndef%ln\n", &at, &far);
    printf("%d %ld\n", at, far);
    return 0;
}
