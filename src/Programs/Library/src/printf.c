/* The printf family: each member is a target for __format. */
#define _GNU_SOURCE
#include <stdlib.h>
#include <string.h>
#include <bits/format.h>

int vsnprintf(char *restrict text, size_t size, const char *restrict format, va_list list)
{
    struct __output output = { NULL, text, size, 0, false };
    struct __arguments arguments;
    va_copy(arguments.list, list);
    return __format(&output, format, &arguments);
}

int vsprintf(char *restrict text, const char *restrict format, va_list list)
{
    return vsnprintf(text, (size_t)-1, format, list);
}

/* An unbuffered stream borrows a buffer, so that one call is one write. */
int vfprintf(FILE *restrict stream, const char *restrict format, va_list list)
{
    struct __output output = { stream, NULL, 0, 0, false };
    struct __arguments arguments;
    va_copy(arguments.list, list);
    if (__stream_start_writing(stream) == EOF)
        return -1;
    if (stream->buffering != _IONBF)
        return __format(&output, format, &arguments);

    char borrowed[1024];
    FILE own = *stream;
    stream->buffering = _IOFBF;
    stream->flags |= __STREAM_CHOSEN;
    stream->buffer = borrowed;
    stream->size = sizeof borrowed;
    int length = __format(&output, format, &arguments);
    if (__stream_flush(stream) == EOF)
        length = -1;
    stream->buffering = own.buffering;
    stream->buffer = own.buffer;
    stream->size = own.size;
    return length;
}

int vprintf(const char *restrict format, va_list list)
{
    return vfprintf(stdout, format, list);
}

int vdprintf(int fd, const char *restrict format, va_list list)
{
    FILE stream = { .fd = fd, .flags = __STREAM_WRITES, .buffering = _IONBF };
    return vfprintf(&stream, format, list);
}

int vasprintf(char **restrict text, const char *restrict format, va_list list)
{
    int length = vsnprintf(NULL, 0, format, list);
    if (length < 0)
        return -1;
    *text = malloc((size_t)length + 1);
    return *text ? vsprintf(*text, format, list) : -1;
}

int printf(const char *restrict format, ...)
{
    va_list list;
    va_start(list, format);
    int length = vfprintf(stdout, format, list);
    va_end(list);
    return length;
}

int fprintf(FILE *restrict stream, const char *restrict format, ...)
{
    va_list list;
    va_start(list, format);
    int length = vfprintf(stream, format, list);
    va_end(list);
    return length;
}

int dprintf(int fd, const char *restrict format, ...)
{
    va_list list;
    va_start(list, format);
    int length = vdprintf(fd, format, list);
    va_end(list);
    return length;
}

int sprintf(char *restrict text, const char *restrict format, ...)
{
    va_list list;
    va_start(list, format);
    int length = vsprintf(text, format, list);
    va_end(list);
    return length;
}

int snprintf(char *restrict text, size_t size, const char *restrict format, ...)
{
    va_list list;
    va_start(list, format);
    int length = vsnprintf(text, size, format, list);
    va_end(list);
    return length;
}

int asprintf(char **restrict text, const char *restrict format, ...)
{
    va_list list;
    va_start(list, format);
    int length = vasprintf(text, format, list);
    va_end(list);
    return length;
}
