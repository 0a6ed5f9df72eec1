/* The scanf family: one reader over a stream or a string. */
#include <ctype.h>
#include <errno.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <bits/library.h>

#define NUMBER_MAX 400

struct input {
    FILE *stream;     /* or null, and then the text */
    const char *text;
    size_t count;     /* characters taken */
    bool ended;       /* the end was met */
};

/* The list of arguments, so that functions can take from it by pointer. */
struct targets {
    va_list list;
};

struct directive {
    bool suppressed;
    int width;  /* INT32_MAX where none is given */
    int length; /* as in format.c */
    int kind;
};

static int take(struct input *input)
{
    int c = EOF;
    if (input->stream)
        c = fgetc(input->stream);
    else if (*input->text)
        c = (unsigned char)*input->text++;
    if (c == EOF)
        input->ended = true;
    else
        input->count++;
    return c;
}

static void give_back(struct input *input, int c)
{
    if (c == EOF)
        return;
    input->count--;
    if (input->stream)
        ungetc(c, input->stream);
    else
        input->text--;
}

static void skip_space(struct input *input)
{
    int c;
    do
        c = take(input);
    while (isspace(c));
    give_back(input, c);
}

static void store_integer(const struct directive *directive, struct targets *targets, long value)
{
    void *to = va_arg(targets->list, void *);
    switch (directive->length) {
    case 'H':
        *(signed char *)to = (signed char)value;
        break;
    case 'h':
        *(short *)to = (short)value;
        break;
    case 0:
        *(int *)to = (int)value;
        break;
    default:
        *(long *)to = value;
        break;
    }
}

/* Takes what can stand in a number of the base, at most width characters. */
static int take_integer(struct input *input, int width, int base, char *text)
{
    int length = 0;
    int digits = 0;
    while (length < width) {
        int c = take(input);
        bool sign = length == 0 && (c == '+' || c == '-');
        bool cross = digits == 1 && text[length - 1] == '0' && (base == 0 || base == 16)
            && (c == 'x' || c == 'X');
        int radix = base ? base : digits == 0 || text[length - digits] != '0' ? 10 : 8;
        bool digit = radix == 16 ? isxdigit(c) : c >= '0' && c < '0' + radix;
        if (!sign && !cross && !digit) {
            give_back(input, c);
            break;
        }
        if (cross) {
            base = 16;
            digits = 1;
        } else {
            digits += digit;
        }
        text[length++] = (char)c;
    }
    text[length] = 0;
    return digits;
}

static bool scan_integer(
    struct input *input, const struct directive *directive, int base, struct targets *targets)
{
    char text[NUMBER_MAX];
    int width = directive->width < NUMBER_MAX ? directive->width : NUMBER_MAX - 1;
    skip_space(input);
    if (take_integer(input, width, base, text) == 0)
        return false;
    if (!directive->suppressed) {
        bool is_signed = directive->kind == 'd' || directive->kind == 'i';
        long value = is_signed ? strtol(text, NULL, base) : (long)strtoul(text, NULL, base);
        store_integer(directive, targets, value);
    }
    return true;
}

/* Whether c can follow text in a floating-point number. */
static bool fits_double(const char *text, int length, int c)
{
    int last = length > 0 ? tolower(text[length - 1]) : 0;
    bool hex = length > 1 && memchr(text, 'x', (size_t)length) != NULL;
    int letter = hex ? 'p' : 'e';
    if (c == '+' || c == '-')
        return length == 0 || last == letter;
    if (isdigit(c))
        return true;
    if (c == '.')
        return !memchr(text, '.', (size_t)length) && !memchr(text, letter, (size_t)length);
    c = tolower(c);
    if (c == 'x')
        return !hex && last == '0' && length <= 2;
    if (c == letter && length > 0)
        return !memchr(text, letter, (size_t)length);
    if (hex)
        return isxdigit(c);
    return c != EOF && isalpha(c) && strchr("infty", c) && !isdigit(last);
}

static bool scan_double(
    struct input *input, const struct directive *directive, struct targets *targets)
{
    char text[NUMBER_MAX];
    int length = 0;
    int c;
    int width = directive->width < NUMBER_MAX ? directive->width : NUMBER_MAX - 1;
    skip_space(input);
    while (length < width) {
        c = take(input);
        if (!fits_double(text, length, c)) {
            give_back(input, c);
            break;
        }
        text[length++] = (char)tolower(c);
    }
    text[length] = 0;
    char *end;
    double value = strtod(text, &end);
    if (length == 0 || *end)
        return false;
    if (directive->suppressed)
        return true;
    void *to = va_arg(targets->list, void *);
    if (directive->length == 'L')
        *(long double *)to = value;
    else if (directive->length == 'l')
        *(double *)to = value;
    else
        *(float *)to = (float)value;
    return true;
}

/* The set of a [...]: where it ends, and which bytes it accepts. */
static const char *read_set(const char *at, unsigned char *accepted)
{
    bool inverted = *at == '^';
    if (inverted)
        at++;
    memset(accepted, inverted, 256);
    const char *first = at;
    for (; *at && (*at != ']' || at == first); at++) {
        int from = (unsigned char)*at;
        int to = from;
        if (at[1] == '-' && at[2] && at[2] != ']') {
            to = (unsigned char)at[2];
            at += 2;
        }
        for (; from <= to; from++)
            accepted[from] = !inverted;
    }
    return *at ? at + 1 : at;
}

static bool scan_characters(
    struct input *input, const struct directive *directive, const unsigned char *accepted,
    struct targets *targets)
{
    char *to = directive->suppressed ? NULL : va_arg(targets->list, char *);
    int width = directive->width;
    bool terminated = directive->kind != 'c';
    if (!terminated && width == INT32_MAX)
        width = 1;
    int length = 0;
    while (length < width) {
        int c = take(input);
        if (c == EOF || !accepted[c]) {
            give_back(input, c);
            break;
        }
        if (to)
            to[length] = (char)c;
        length++;
    }
    if (length == 0 || (!terminated && length < width))
        return false;
    if (to && terminated)
        to[length] = 0;
    return true;
}

static const char *read_directive(const char *at, struct directive *directive)
{
    *directive = (struct directive) { .width = INT32_MAX };
    if (*at == '*') {
        directive->suppressed = true;
        at++;
    }
    if (isdigit(*at)) {
        char *end;
        directive->width = (int)strtol(at, &end, 10);
        at = end;
    }
    if (*at && strchr("hljztLq", *at)) {
        directive->length = *at++;
        if (*at == directive->length) {
            directive->length = *at == 'h' ? 'H' : 'q';
            at++;
        }
    }
    directive->kind = *at;
    return *at ? at + 1 : at;
}

static bool scan_number(
    struct input *input, const struct directive *directive, struct targets *targets)
{
    switch (directive->kind) {
    case 'd':
    case 'u':
        return scan_integer(input, directive, 10, targets);
    case 'i':
        return scan_integer(input, directive, 0, targets);
    case 'o':
        return scan_integer(input, directive, 8, targets);
    case 'x':
    case 'X':
        return scan_integer(input, directive, 16, targets);
    case 'p': {
        struct directive pointer = *directive;
        pointer.length = 'l';
        return scan_integer(input, &pointer, 16, targets);
    }
    case 'a':
    case 'e':
    case 'f':
    case 'g':
    case 'E':
    case 'F':
    case 'G':
        return scan_double(input, directive, targets);
    default:
        return false;
    }
}

static bool scan_text(
    struct input *input, const struct directive *directive, const char **format,
    struct targets *targets)
{
    unsigned char accepted[256];
    memset(accepted, 1, sizeof accepted);
    if (directive->kind == '[') {
        *format = read_set(*format, accepted);
    } else if (directive->kind == 's') {
        for (const char *space = " \t\n\v\f\r"; *space; space++)
            accepted[(unsigned char)*space] = 0;
        skip_space(input);
    }
    return scan_characters(input, directive, accepted, targets);
}

static bool match(struct input *input, int wanted)
{
    int c = take(input);
    if (c == wanted)
        return true;
    give_back(input, c);
    return false;
}

/* How many values were stored; EOF if the input ended before the first. */
static int scan(struct input *input, const char *format, struct targets *targets)
{
    int stored = 0;
    bool failed = false;
    while (*format && !failed) {
        struct directive directive;
        if (isspace((unsigned char)*format)) {
            skip_space(input);
            format++;
            continue;
        }
        if (*format != '%') {
            failed = !match(input, (unsigned char)*format++);
            continue;
        }
        format = read_directive(format + 1, &directive);
        if (directive.kind == '%') {
            skip_space(input);
            failed = !match(input, '%');
        } else if (directive.kind == 'n') {
            store_integer(&directive, targets, (long)input->count);
        } else {
            bool text = directive.kind && strchr("sc[", directive.kind);
            failed = text ? !scan_text(input, &directive, &format, targets)
                          : !scan_number(input, &directive, targets);
            stored += !failed && !directive.suppressed;
        }
    }
    return failed && stored == 0 && input->ended ? EOF : stored;
}

int vfscanf(FILE *restrict stream, const char *restrict format, va_list list)
{
    struct input input = { .stream = stream };
    struct targets targets;
    va_copy(targets.list, list);
    return scan(&input, format, &targets);
}

int vsscanf(const char *restrict text, const char *restrict format, va_list list)
{
    struct input input = { .text = text };
    struct targets targets;
    va_copy(targets.list, list);
    return scan(&input, format, &targets);
}

int vscanf(const char *restrict format, va_list list)
{
    return vfscanf(stdin, format, list);
}

int scanf(const char *restrict format, ...)
{
    va_list list;
    va_start(list, format);
    int stored = vfscanf(stdin, format, list);
    va_end(list);
    return stored;
}

int fscanf(FILE *restrict stream, const char *restrict format, ...)
{
    va_list list;
    va_start(list, format);
    int stored = vfscanf(stream, format, list);
    va_end(list);
    return stored;
}

int sscanf(const char *restrict text, const char *restrict format, ...)
{
    va_list list;
    va_start(list, format);
    int stored = vsscanf(text, format, list);
    va_end(list);
    return stored;
}
