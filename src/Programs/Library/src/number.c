/* Text to whole numbers: the strtol family on one reader of digits. */
#include <ctype.h>
#include <errno.h>
#include <inttypes.h>
#include <limits.h>
#include <stdlib.h>
#include <bits/library.h>

static unsigned digit_value(int c)
{
    if (isdigit(c))
        return (unsigned)(c - '0');
    return isalpha(c) ? (unsigned)(tolower(c) - 'a' + 10) : 99;
}

static bool hex_follows(const char *at)
{
    return at[0] == '0' && (at[1] == 'x' || at[1] == 'X') && digit_value(at[2]) < 16;
}

struct __digits __parse_digits(const char *text, int base)
{
    struct __digits digits = { .end = text };
    const char *at = text;
    if (base < 0 || base == 1 || base > 36) {
        errno = EINVAL;
        return digits;
    }
    while (isspace((unsigned char)*at))
        at++;
    if (*at == '-' || *at == '+')
        digits.negative = *at++ == '-';
    if ((base == 0 || base == 16) && hex_follows(at)) {
        base = 16;
        at += 2;
    }
    if (base == 0)
        base = *at == '0' ? 8 : 10;
    for (; digit_value((unsigned char)*at) < (unsigned)base; digits.end = ++at) {
        unsigned digit = digit_value((unsigned char)*at);
        if (digits.value > (ULONG_MAX - digit) / (unsigned)base)
            digits.overflow = true;
        else
            digits.value = digits.value * (unsigned)base + digit;
    }
    return digits;
}

long strtol(const char *restrict text, char **restrict end, int base)
{
    struct __digits digits = __parse_digits(text, base);
    if (end)
        *end = (char *)digits.end;
    unsigned long limit = digits.negative ? -(unsigned long)LONG_MIN : LONG_MAX;
    if (digits.overflow || digits.value > limit) {
        errno = ERANGE;
        return digits.negative ? LONG_MIN : LONG_MAX;
    }
    return (long)(digits.negative ? -digits.value : digits.value);
}

unsigned long strtoul(const char *restrict text, char **restrict end, int base)
{
    struct __digits digits = __parse_digits(text, base);
    if (end)
        *end = (char *)digits.end;
    if (digits.overflow) {
        errno = ERANGE;
        return ULONG_MAX;
    }
    return digits.negative ? -digits.value : digits.value;
}

long long strtoll(const char *restrict text, char **restrict end, int base)
{
    return strtol(text, end, base);
}

unsigned long long strtoull(const char *restrict text, char **restrict end, int base)
{
    return strtoul(text, end, base);
}

intmax_t strtoimax(const char *restrict text, char **restrict end, int base)
{
    return strtol(text, end, base);
}

uintmax_t strtoumax(const char *restrict text, char **restrict end, int base)
{
    return strtoul(text, end, base);
}

int atoi(const char *text)
{
    return (int)strtol(text, NULL, 10);
}

long atol(const char *text)
{
    return strtol(text, NULL, 10);
}

long long atoll(const char *text)
{
    return strtol(text, NULL, 10);
}
