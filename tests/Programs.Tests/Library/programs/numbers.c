/* The strtol family, with ends, bases and overflow. */
#include <errno.h>
#include <inttypes.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>

static void signed_number(const char *text, int base)
{
    char *end;
    errno = 0;
    long value = strtol(text, &end, base);
    printf("%s base %d: %ld rest [%s] errno %d\n", text, base, value, end, errno);
}

static void unsigned_number(const char *text, int base)
{
    char *end;
    errno = 0;
    unsigned long value = strtoul(text, &end, base);
    printf("%s base %d: %lu rest [%s] errno %d\n", text, base, value, end, errno);
}

int main(void)
{
    const char *texts[] = {
        "0", "42", "-42", "+7", "  12abc", "0x1F", "0x", "0xg", "017", "08", "zz", "", "-", "+-1",
        "abc",
        "9223372036854775807", "9223372036854775808", "-9223372036854775808",
        "-9223372036854775809",
        "18446744073709551615", "18446744073709551616", "-1", "99999999999999999999999"
    };
    int bases[] = { 0, 8, 10, 16, 36 };
    for (unsigned i = 0; i < sizeof texts / sizeof *texts; i++)
        for (unsigned j = 0; j < sizeof bases / sizeof *bases; j++) {
            signed_number(texts[i], bases[j]);
            unsigned_number(texts[i], bases[j]);
        }
    printf("%d %ld %lld\n", atoi("-123x"), atol("456"), atoll("  789"));
    printf("%lld %llu\n", strtoll("-5", NULL, 10), strtoull("5", NULL, 10));
    printf("%" PRIdMAX " %" PRIuMAX "\n", strtoimax("-77", NULL, 0), strtoumax("0x77", NULL, 0));
    printf("%d %ld %lld\n", abs(-3), labs(-4L), llabs(-5LL));
    div_t d = div(-17, 5);
    ldiv_t l = ldiv(17, -5);
    lldiv_t ll = lldiv(-17, -5);
    printf("%d %d %ld %ld %lld %lld\n", d.quot, d.rem, l.quot, l.rem, ll.quot, ll.rem);
    return 0;
}
