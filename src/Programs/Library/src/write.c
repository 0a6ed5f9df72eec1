/* Writing to a stream. */
#include <string.h>
#include <bits/stream.h>

size_t fwrite(const void *restrict from, size_t size, size_t count, FILE *restrict stream)
{
    size_t wanted = size * count;
    if (wanted == 0)
        return 0;
    size_t done = __stream_put(stream, from, wanted);
    return done == wanted ? count : done / size;
}

int fputs(const char *restrict text, FILE *restrict stream)
{
    size_t length = strlen(text);
    return __stream_put(stream, text, length) == length ? 1 : EOF;
}

int fputc(int c, FILE *stream)
{
    char byte = (char)c;
    return __stream_put(stream, &byte, 1) == 1 ? (unsigned char)c : EOF;
}

int puts(const char *text)
{
    if (fputs(text, stdout) == EOF || fputc('\n', stdout) == EOF)
        return EOF;
    return (int)strlen(text) + 1;
}

int putc(int c, FILE *stream)
{
    return fputc(c, stream);
}

int putchar(int c)
{
    return fputc(c, stdout);
}

int putc_unlocked(int c, FILE *stream)
{
    return fputc(c, stream);
}

int putchar_unlocked(int c)
{
    return fputc(c, stdout);
}
