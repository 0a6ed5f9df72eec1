/* Text to double, correctly rounded.

   Fifteen digits and a power of ten up to 22 are exact doubles, and one multiplication or division
   of exact doubles is rounded correctly. Else the digits are kept as they stand and multiplied or
   divided by powers of two until the value lies between 2^52 and 2^53; what is then right of the
   point decides the rounding, half to even. */
#include <ctype.h>
#include <errno.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <bits/library.h>

#define DIGITS_MAX 800 /* 767 decide every double; the rest only tells that there is more */
#define EXPONENT_LIMIT 100000

/* 0.d1 d2 d3 ... times 10 to the power of point. */
struct decimal {
    int count;
    int point;
    bool more; /* digits that are not zero were dropped */
    unsigned char digits[DIGITS_MAX];
};

static double from_bits(uint64_t bits)
{
    union {
        uint64_t bits;
        double value;
    } pun = { bits };
    return pun.value;
}

static void drop_zeros(struct decimal *decimal)
{
    while (decimal->count > 0 && decimal->digits[decimal->count - 1] == 0)
        decimal->count--;
    if (decimal->count == 0)
        decimal->point = 0;
}

static void halve(struct decimal *decimal, int times)
{
    int read = 0;
    int write = 0;
    unsigned long carry = 0;
    for (; carry >> times == 0; read++) {
        if (read >= decimal->count && carry == 0)
            break;
        carry = carry * 10 + (read < decimal->count ? decimal->digits[read] : 0);
    }
    decimal->point -= read - 1;
    unsigned long mask = (1UL << times) - 1;
    while (read < decimal->count || carry > 0) {
        unsigned digit = (unsigned)(carry >> times);
        if (write < DIGITS_MAX)
            decimal->digits[write++] = (unsigned char)digit;
        else if (digit > 0)
            decimal->more = true;
        carry = (carry & mask) * 10 + (read < decimal->count ? decimal->digits[read] : 0);
        read++;
    }
    decimal->count = write;
    drop_zeros(decimal);
}

/* From the last digit to the first; the carry becomes new digits in front. */
static void twice(struct decimal *decimal, int times)
{
    unsigned char fresh[24];
    int fresh_count = 0;
    unsigned long carry = 0;
    for (int i = decimal->count - 1; i >= 0; i--) {
        carry += (unsigned long)decimal->digits[i] << times;
        decimal->digits[i] = (unsigned char)(carry % 10);
        carry /= 10;
    }
    for (; carry > 0; carry /= 10)
        fresh[fresh_count++] = (unsigned char)(carry % 10);
    int kept = decimal->count;
    if (kept > DIGITS_MAX - fresh_count)
        kept = DIGITS_MAX - fresh_count;
    for (int i = kept; i < decimal->count; i++)
        decimal->more |= decimal->digits[i] != 0;
    memmove(decimal->digits + fresh_count, decimal->digits, (size_t)kept);
    for (int i = 0; i < fresh_count; i++)
        decimal->digits[i] = fresh[fresh_count - 1 - i];
    decimal->count = kept + fresh_count;
    decimal->point += fresh_count;
    drop_zeros(decimal);
}

static void scale(struct decimal *decimal, int power)
{
    for (; power > 0; power -= power < 56 ? power : 56)
        twice(decimal, power < 56 ? power : 56);
    for (; power < 0; power += power > -56 ? -power : 56)
        halve(decimal, power > -56 ? -power : 56);
}

/* The whole part, rounded half to even. */
static uint64_t rounded(const struct decimal *decimal)
{
    uint64_t value = 0;
    for (int i = 0; i < decimal->point; i++)
        value = value * 10 + (i < decimal->count ? decimal->digits[i] : 0);
    int next = decimal->point;
    if (next < 0 || next >= decimal->count)
        return value;
    bool exactly_half = decimal->digits[next] == 5 && next + 1 == decimal->count && !decimal->more;
    bool up = exactly_half ? value & 1 : decimal->digits[next] >= 5;
    return value + up;
}

/* The power of two below a value that is at least 1 (or, negated, above one that is less). */
static int rough_power(int point)
{
    static const unsigned char powers[] = { 0, 3, 6, 9, 13, 16, 19, 23, 26, 29 };
    int size = point < 0 ? -point : point;
    return size < 10 ? powers[size] : 29;
}

/* mantissa (below 2^54) times 2^exponent, which is no less than the smallest one. */
static double assemble(uint64_t mantissa, int exponent)
{
    if (mantissa >> 53) {
        mantissa >>= 1;
        exponent++;
    }
    if (exponent > 971) {
        errno = ERANGE;
        return from_bits(0x7ffUL << 52);
    }
    if (mantissa >> 52 == 0)
        return from_bits(mantissa);
    return from_bits((uint64_t)(exponent + 1075) << 52 | (mantissa & ((1UL << 52) - 1)));
}

static bool exact_value(const struct decimal *decimal, double *value)
{
    static const double powers[] = {
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16,
        1e17, 1e18, 1e19, 1e20, 1e21, 1e22
    };
    int power = decimal->point - decimal->count;
    if (decimal->count > 15 || power > 22 || power < -22)
        return false;
    long digits = 0;
    for (int i = 0; i < decimal->count; i++)
        digits = digits * 10 + decimal->digits[i];
    *value = power < 0 ? digits / powers[-power] : digits * powers[power];
    return true;
}

static double decimal_value(struct decimal *decimal)
{
    double value;
    if (exact_value(decimal, &value))
        return value;
    if (decimal->point > 310)
        return assemble(1UL << 52, 2000);
    if (decimal->point < -330) {
        errno = ERANGE;
        return 0;
    }
    int exponent = 0;
    while (decimal->point > 1) {
        int power = rough_power(decimal->point - 1);
        scale(decimal, -power);
        exponent += power;
    }
    while (decimal->point < 0) {
        int power = rough_power(decimal->point);
        scale(decimal, power);
        exponent -= power;
    }
    /* Now from 0.1 up to 10: make it between 2^52 and 2^53, or stop at the smallest exponent. */
    while (decimal->point > 0) {
        scale(decimal, -1);
        exponent++;
    }
    while (decimal->digits[0] < 5) {
        scale(decimal, 1);
        exponent--;
    }
    int shift = 53;
    if (exponent - shift < -1074)
        shift = exponent + 1074;
    scale(decimal, shift);
    uint64_t mantissa = rounded(decimal);
    bool exact = decimal->count <= decimal->point && !decimal->more;
    if (mantissa >> 52 == 0 && !exact)
        errno = ERANGE; /* less than the smallest normal number: digits are lost */
    return assemble(mantissa, exponent - shift);
}

static const char *read_exponent(const char *at, int letter, int *exponent)
{
    *exponent = 0;
    if (tolower((unsigned char)*at) != letter)
        return at;
    const char *digit = at + 1;
    bool negative = *digit == '-';
    if (*digit == '-' || *digit == '+')
        digit++;
    if (!isdigit((unsigned char)*digit))
        return at;
    for (; isdigit((unsigned char)*digit); digit++)
        if (*exponent < EXPONENT_LIMIT)
            *exponent = *exponent * 10 + (*digit - '0');
    if (negative)
        *exponent = -*exponent;
    return digit;
}

static const char *read_decimal(const char *at, double *value)
{
    struct decimal decimal = { 0 };
    bool seen = false;
    bool fraction = false;
    int exponent;
    for (; isdigit((unsigned char)*at) || (*at == '.' && !fraction); at++) {
        if (*at == '.') {
            fraction = true;
            continue;
        }
        seen = true;
        if (decimal.count == 0 && *at == '0') {
            decimal.point -= fraction;
            continue;
        }
        decimal.point += !fraction;
        if (decimal.count < DIGITS_MAX)
            decimal.digits[decimal.count++] = (unsigned char)(*at - '0');
        else
            decimal.more |= *at != '0';
    }
    if (!seen)
        return NULL;
    at = read_exponent(at, 'e', &exponent);
    int point = decimal.point + exponent;
    drop_zeros(&decimal);
    if (decimal.count > 0)
        decimal.point = point;
    *value = decimal_value(&decimal);
    return at;
}

/* Hexadecimal digits are bits already; the lowest bit of the mantissa remembers what fell off. */
static const char *read_hexadecimal(const char *at, double *value)
{
    uint64_t mantissa = 0;
    int exponent = 0;
    int written;
    bool seen = false;
    bool fraction = false;
    for (; isxdigit((unsigned char)*at) || (*at == '.' && !fraction); at++) {
        if (*at == '.') {
            fraction = true;
            continue;
        }
        seen = true;
        int c = tolower((unsigned char)*at);
        unsigned digit = (unsigned)(isdigit(c) ? c - '0' : c - 'a' + 10);
        exponent -= fraction ? 4 : 0;
        if (mantissa >> 58 == 0) {
            mantissa = mantissa << 4 | digit;
        } else {
            mantissa |= digit != 0;
            exponent += 4;
        }
    }
    if (!seen)
        return NULL;
    at = read_exponent(at, 'p', &written);
    exponent += written;
    if (mantissa == 0) {
        *value = 0;
        return at;
    }
    for (; mantissa >> 62 == 0; mantissa <<= 1)
        exponent--;
    int drop = 10;
    if (exponent + drop < -1074)
        drop = -1074 - exponent;
    if (drop > 63) {
        errno = ERANGE;
        *value = 0;
        return at;
    }
    uint64_t kept = mantissa >> drop;
    uint64_t lost = mantissa & ((1UL << drop) - 1);
    uint64_t half = 1UL << (drop - 1);
    kept += lost > half || (lost == half && kept & 1);
    if (kept >> 52 == 0 && lost != 0)
        errno = ERANGE;
    *value = assemble(kept, exponent + drop);
    return at;
}

static const char *read_name(const char *at, double *value)
{
    if (strncasecmp(at, "inf", 3) == 0) {
        *value = from_bits(0x7ffUL << 52);
        return at + (strncasecmp(at, "infinity", 8) == 0 ? 8 : 3);
    }
    if (strncasecmp(at, "nan", 3) == 0) {
        *value = from_bits(0x7ff8UL << 48);
        return at + 3;
    }
    return NULL;
}

double strtod(const char *restrict text, char **restrict end)
{
    const char *at = text;
    double value = 0;
    while (isspace((unsigned char)*at))
        at++;
    bool negative = *at == '-';
    if (*at == '-' || *at == '+')
        at++;
    const char *after = read_name(at, &value);
    if (!after && at[0] == '0' && (at[1] == 'x' || at[1] == 'X'))
        after = read_hexadecimal(at + 2, &value);
    if (!after)
        after = read_decimal(at, &value);
    if (end)
        *end = (char *)(after ? after : text);
    return negative && after ? -value : value;
}

float strtof(const char *restrict text, char **restrict end)
{
    return (float)strtod(text, end);
}

double atof(const char *text)
{
    return strtod(text, NULL);
}
