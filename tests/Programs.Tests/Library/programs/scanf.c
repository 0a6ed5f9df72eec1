/* sscanf: numbers, words, sets, widths, counts and early ends. */
#include <stdio.h>

int main(void)
{
    int a = 0, b = 0, n = 0, got;
    long l = 0;
    unsigned u = 0;
    short s = 0;
    signed char h = 0;
    double d = 0;
    float f = 0;
    char word[32] = "", other[32] = "", c = 0;
    void *p = 0;
    got = sscanf("12 -34", "%d %d", &a, &b);
    printf("%d %d %d\n", got, a, b);
    got = sscanf("0x1f 017 99", "%i %i %i", &a, &b, &n);
    printf("%d %d %d %d\n", got, a, b, n);
    got = sscanf("ff 777 42", "%x %o %u", &u, (unsigned *)&a, (unsigned *)&b);
    printf("%d %u %d %d\n", got, u, a, b);
    got = sscanf("9223372036854775807 300 200", "%ld %hd %hhd", &l, &s, &h);
    printf("%d %ld %d %d\n", got, l, s, h);
    got = sscanf("3.25 -1e3", "%lf %f", &d, &f);
    printf("%d %f %f\n", got, d, f);
    got = sscanf("  hello world", "%s %s", word, other);
    printf("%d [%s][%s]\n", got, word, other);
    got = sscanf("abcdef", "%3s%c%s", word, &c, other);
    printf("%d [%s][%c][%s]\n", got, word, c, other);
    got = sscanf("key=value;rest", "%[^=]=%[a-z]%n", word, other, &n);
    printf("%d [%s][%s] %d\n", got, word, other, n);
    got = sscanf("12345", "%2d%3d", &a, &b);
    printf("%d %d %d\n", got, a, b);
    got = sscanf("1,2", "%d,%*d", &a);
    printf("%d %d\n", got, a);
    printf("%d\n", sscanf("", "%d", &a));
    printf("%d\n", sscanf("x", "%d", &a));
    printf("%d\n", sscanf("   ", "%d", &a));
    printf("%d\n", sscanf("7", "%d %d", &a, &b));
    printf("%d\n", sscanf("7 z", "%d %d", &a, &b));
    printf("%d\n", sscanf("50% done", "%d%% %s", &a, word));
    got = sscanf("0x7fff1234", "%p", &p);
    printf("%d %p\n", got, p);
    got = sscanf("a]b", "%[]a]%c", word, &c);
    printf("%d [%s] %c\n", got, word, c);
    long double wide = 0;
    got = sscanf("6.5 8", "%Lf %d", &wide, &a);
    printf("%d %Lf %d\n", got, wide, a);
    return 0;
}
