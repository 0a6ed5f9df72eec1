/* What printf does with its format: conversions to text, and the text to its target. */
#define _GNU_SOURCE
#include <errno.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <bits/format.h>

/* One conversion as the format asks for it, such as %-08.3ld. */
struct conversion {
    bool left;
    bool plus;
    bool space;
    bool alternate;
    bool zero;
    int width;
    int precision; /* -1: none given */
    int length;    /* 'h', 'H' for hh, 'l', 'q' for ll, 'j', 'z', 't', 'L' or 0 */
    int kind;
};

/* Pieces of one converted value, in the order in which they are written. */
struct pieces {
    const char *prefix;
    int prefix_length;
    int zeros;
    const char *body;
    int body_length;
    bool zero_fills; /* the 0 flag counts: zeros between prefix and body fill the width */
};

static void put(struct __output *output, const char *bytes, size_t size)
{
    output->length += size;
    if (output->stream) {
        if (__stream_put(output->stream, bytes, size) != size)
            output->failed = true;
        return;
    }
    size_t at = output->length - size;
    if (at < output->room)
        memcpy(output->text + at, bytes, size < output->room - at ? size : output->room - at);
}

static void pad(struct __output *output, const char *sixteen, int count)
{
    for (; count > 16; count -= 16)
        put(output, sixteen, 16);
    if (count > 0)
        put(output, sixteen, (size_t)count);
}

static void put_spaces(struct __output *output, int count)
{
    pad(output, "                ", count);
}

static void put_zeros(struct __output *output, int count)
{
    pad(output, "0000000000000000", count);
}

static void put_pieces(
    struct __output *output, const struct conversion *conversion, const struct pieces *pieces)
{
    int zeros = pieces->zeros;
    int fill = conversion->width - pieces->prefix_length - zeros - pieces->body_length;
    if (fill > 0 && conversion->zero && !conversion->left && pieces->zero_fills) {
        zeros += fill;
        fill = 0;
    }
    if (!conversion->left)
        put_spaces(output, fill);
    put(output, pieces->prefix, (size_t)pieces->prefix_length);
    put_zeros(output, zeros);
    put(output, pieces->body, (size_t)pieces->body_length);
    if (conversion->left)
        put_spaces(output, fill);
}

static const char *sign_prefix(const struct conversion *conversion, bool negative)
{
    return negative ? "-" : conversion->plus ? "+" : conversion->space ? " " : "";
}

static void put_integer(
    struct __output *output, const struct conversion *conversion, uintmax_t value,
    unsigned base, const char *prefix)
{
    char digits[64];
    char *first = digits + sizeof digits;
    const char *alphabet = conversion->kind == 'X' ? "0123456789ABCDEF" : "0123456789abcdef";
    for (uintmax_t rest = value; rest > 0; rest /= base)
        *--first = alphabet[rest % base];
    int count = (int)(digits + sizeof digits - first);
    int wanted = conversion->precision < 0 ? 1 : conversion->precision;
    if (conversion->kind == 'o' && conversion->alternate && wanted <= count)
        wanted = count + (value != 0 || conversion->precision == 0);
    struct pieces pieces = {
        prefix, (int)strlen(prefix), wanted > count ? wanted - count : 0, first, count,
        conversion->precision < 0
    };
    put_pieces(output, conversion, &pieces);
}

static intmax_t signed_argument(const struct conversion *conversion, struct __arguments *arguments)
{
    switch (conversion->length) {
    case 'H':
        return (signed char)va_arg(arguments->list, int);
    case 'h':
        return (short)va_arg(arguments->list, int);
    case 0:
        return va_arg(arguments->list, int);
    default:
        return va_arg(arguments->list, long);
    }
}

static uintmax_t unsigned_argument(
    const struct conversion *conversion, struct __arguments *arguments)
{
    switch (conversion->length) {
    case 'H':
        return (unsigned char)va_arg(arguments->list, unsigned);
    case 'h':
        return (unsigned short)va_arg(arguments->list, unsigned);
    case 0:
        return va_arg(arguments->list, unsigned);
    default:
        return va_arg(arguments->list, unsigned long);
    }
}

static void put_signed(
    struct __output *output, const struct conversion *conversion, struct __arguments *arguments)
{
    intmax_t value = signed_argument(conversion, arguments);
    uintmax_t magnitude = value < 0 ? -(uintmax_t)value : (uintmax_t)value;
    put_integer(output, conversion, magnitude, 10, sign_prefix(conversion, value < 0));
}

static void put_unsigned(
    struct __output *output, const struct conversion *conversion, struct __arguments *arguments)
{
    uintmax_t value = unsigned_argument(conversion, arguments);
    bool marked = conversion->alternate && value != 0;
    switch (conversion->kind) {
    case 'o':
        put_integer(output, conversion, value, 8, "");
        break;
    case 'x':
        put_integer(output, conversion, value, 16, marked ? "0x" : "");
        break;
    case 'X':
        put_integer(output, conversion, value, 16, marked ? "0X" : "");
        break;
    case 'b':
        put_integer(output, conversion, value, 2, marked ? "0b" : "");
        break;
    default:
        put_integer(output, conversion, value, 10, "");
        break;
    }
}

static void put_text(
    struct __output *output, const struct conversion *conversion, const char *text, size_t length)
{
    struct pieces pieces = { "", 0, 0, text, (int)length, false };
    put_pieces(output, conversion, &pieces);
}

static void put_string(
    struct __output *output, const struct conversion *conversion, const char *text)
{
    int limit = conversion->precision;
    if (!text)
        text = limit < 0 || limit >= 6 ? "(null)" : "";
    put_text(output, conversion, text, limit < 0 ? strlen(text) : strnlen(text, (size_t)limit));
}

static void put_pointer(
    struct __output *output, const struct conversion *conversion, const void *pointer)
{
    if (!pointer) {
        put_text(output, conversion, "(nil)", 5);
        return;
    }
    char prefix[4];
    strcpy(prefix, sign_prefix(conversion, false));
    strcat(prefix, "0x");
    put_integer(output, conversion, (uintmax_t)pointer, 16, prefix);
}

/* The compiler's own formatting gives the exact digits; sign, 0x and width are ours. */
static void put_double(
    struct __output *output, const struct conversion *conversion, double value)
{
    char short_text[512];
    char *text = short_text;
    char request[24];
    struct __output writer = { NULL, request, sizeof request, 0, false };
    struct conversion number = { .precision = -1 };
    put(&writer, "%", 1);
    put(&writer, "+", conversion->plus);
    put(&writer, " ", conversion->space);
    put(&writer, "#", conversion->alternate);
    if (conversion->precision >= 0) {
        put(&writer, ".", 1);
        put_integer(&writer, &number, (uintmax_t)conversion->precision, 10, "");
    }
    request[writer.length] = (char)conversion->kind;
    request[writer.length + 1] = 0;
    long length = __builtin_format_double(text, sizeof short_text, request, value);
    if (length >= (long)sizeof short_text) {
        text = malloc((size_t)length + 1);
        if (!text) {
            output->failed = true;
            return;
        }
        __builtin_format_double(text, (size_t)length + 1, request, value);
    }
    int prefix = *text == '-' || *text == '+' || *text == ' ';
    if (text[prefix] == '0' && (text[prefix + 1] == 'x' || text[prefix + 1] == 'X'))
        prefix += 2;
    bool finite = text[prefix] >= '0' && text[prefix] <= '9';
    struct pieces pieces = { text, prefix, 0, text + prefix, (int)length - prefix, finite };
    put_pieces(output, conversion, &pieces);
    if (text != short_text)
        free(text);
}

static double double_argument(const struct conversion *conversion, struct __arguments *arguments)
{
    if (conversion->length == 'L')
        return (double)va_arg(arguments->list, long double);
    return va_arg(arguments->list, double);
}

static void store_count(
    const struct conversion *conversion, struct __arguments *arguments, size_t count)
{
    void *to = va_arg(arguments->list, void *);
    switch (conversion->length) {
    case 'H':
        *(signed char *)to = (signed char)count;
        break;
    case 'h':
        *(short *)to = (short)count;
        break;
    case 0:
        *(int *)to = (int)count;
        break;
    default:
        *(long *)to = (long)count;
        break;
    }
}

static const char *read_flags(const char *at, struct conversion *conversion)
{
    for (;; at++) {
        switch (*at) {
        case '-':
            conversion->left = true;
            break;
        case '+':
            conversion->plus = true;
            break;
        case ' ':
            conversion->space = true;
            break;
        case '#':
            conversion->alternate = true;
            break;
        case '0':
            conversion->zero = true;
            break;
        case '\'':
        case 'I':
            break; /* grouping: the "C" locale has none */
        default:
            return at;
        }
    }
}

static const char *read_number(const char *at, struct __arguments *arguments, int *number)
{
    if (*at == '*') {
        *number = va_arg(arguments->list, int);
        return at + 1;
    }
    *number = 0;
    for (; *at >= '0' && *at <= '9'; at++)
        *number = *number * 10 + (*at - '0');
    return at;
}

static const char *read_length(const char *at, struct conversion *conversion)
{
    conversion->length = 0;
    switch (*at) {
    case 'h':
    case 'l':
        conversion->length = *at++;
        if (*at == conversion->length) {
            conversion->length = *at == 'h' ? 'H' : 'q';
            at++;
        }
        break;
    case 'q':
    case 'j':
    case 'z':
    case 'Z':
    case 't':
    case 'L':
        conversion->length = *at++;
        break;
    }
    return at;
}

/* From after the % to after the conversion's letter. */
static const char *read_conversion(
    const char *at, struct conversion *conversion, struct __arguments *arguments)
{
    memset(conversion, 0, sizeof *conversion);
    at = read_flags(at, conversion);
    at = read_number(at, arguments, &conversion->width);
    if (conversion->width < 0) {
        conversion->left = true;
        conversion->width = -conversion->width;
    }
    conversion->precision = -1;
    if (*at == '.') {
        at = read_number(at + 1, arguments, &conversion->precision);
        if (conversion->precision < 0)
            conversion->precision = -1;
    }
    at = read_length(at, conversion);
    conversion->kind = *at;
    return *at ? at + 1 : at;
}

/* False for a letter that is no conversion: glibc then writes the format as it stands. */
static bool convert(
    struct __output *output, const struct conversion *conversion, struct __arguments *arguments)
{
    char c;
    switch (conversion->kind) {
    case 'd':
    case 'i':
        put_signed(output, conversion, arguments);
        return true;
    case 'u':
    case 'o':
    case 'x':
    case 'X':
    case 'b':
        put_unsigned(output, conversion, arguments);
        return true;
    case 'c':
        c = (char)va_arg(arguments->list, int);
        put_text(output, conversion, &c, 1);
        return true;
    case 's':
        put_string(output, conversion, va_arg(arguments->list, const char *));
        return true;
    case 'p':
        put_pointer(output, conversion, va_arg(arguments->list, const void *));
        return true;
    case 'e':
    case 'E':
    case 'f':
    case 'F':
    case 'g':
    case 'G':
    case 'a':
    case 'A':
        put_double(output, conversion, double_argument(conversion, arguments));
        return true;
    case 'n':
        store_count(conversion, arguments, output->length);
        return true;
    case 'm':
        put_string(output, conversion, strerror(arguments->error));
        return true;
    case '%':
        put(output, "%", 1);
        return true;
    default:
        return false;
    }
}

int __format(struct __output *output, const char *format, struct __arguments *arguments)
{
    arguments->error = errno;
    while (*format) {
        const char *percent = strchrnul(format, '%');
        put(output, format, (size_t)(percent - format));
        if (!*percent)
            break;
        struct conversion conversion;
        format = read_conversion(percent + 1, &conversion, arguments);
        if (!conversion.kind) {
            errno = EINVAL;
            return -1;
        }
        if (!convert(output, &conversion, arguments))
            put(output, percent, (size_t)(format - percent));
    }
    if (output->room > 0)
        output->text[output->length < output->room ? output->length : output->room - 1] = 0;
    if (output->failed)
        return -1;
    if (output->length > INT32_MAX) {
        errno = EOVERFLOW;
        return -1;
    }
    return (int)output->length;
}
