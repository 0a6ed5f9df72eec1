/* Reading from a stream. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <bits/stream.h>

int fgetc(FILE *stream)
{
    if (__stream_start_reading(stream) == EOF)
        return EOF;
    if (stream->position == stream->end && __stream_fill(stream) == EOF)
        return EOF;
    return (unsigned char)stream->buffer[stream->position++];
}

int getc(FILE *stream)
{
    return fgetc(stream);
}

int getchar(void)
{
    return fgetc(stdin);
}

int getc_unlocked(FILE *stream)
{
    return fgetc(stream);
}

int getchar_unlocked(void)
{
    return fgetc(stdin);
}

/* There is room before the next byte, unless nothing was read yet. */
int ungetc(int c, FILE *stream)
{
    if (c == EOF || __stream_start_reading(stream) == EOF)
        return EOF;
    if (stream->position == 0) {
        if (stream->end == stream->size)
            return EOF;
        memmove(stream->buffer + 1, stream->buffer, stream->end);
        stream->end++;
        stream->position = 1;
    }
    stream->buffer[--stream->position] = (char)c;
    stream->flags &= ~__STREAM_AT_END;
    return (unsigned char)c;
}

size_t fread(void *restrict to, size_t size, size_t count, FILE *restrict stream)
{
    size_t wanted = size * count;
    size_t done = 0;
    if (wanted == 0 || __stream_start_reading(stream) == EOF)
        return 0;
    while (done < wanted) {
        if (stream->position == stream->end && __stream_fill(stream) == EOF)
            break;
        size_t held = stream->end - stream->position;
        size_t part = held < wanted - done ? held : wanted - done;
        memcpy((char *)to + done, stream->buffer + stream->position, part);
        stream->position += part;
        done += part;
    }
    return done / size;
}

char *fgets(char *restrict line, int size, FILE *restrict stream)
{
    int length = 0;
    int c = 0;
    while (length < size - 1 && c != '\n' && (c = fgetc(stream)) != EOF)
        line[length++] = (char)c;
    if (length == 0 || ferror(stream))
        return NULL;
    line[length] = 0;
    return line;
}

ssize_t getdelim(char **restrict line, size_t *restrict size, int last, FILE *restrict stream)
{
    size_t length = 0;
    int c = EOF;
    if (!*line)
        *size = 0;
    do {
        if (length + 2 > *size) {
            size_t larger = *size < 60 ? 120 : *size * 2;
            char *room = realloc(*line, larger);
            if (!room)
                return -1;
            *line = room;
            *size = larger;
        }
        c = fgetc(stream);
        if (c != EOF)
            (*line)[length++] = (char)c;
    } while (c != EOF && c != last);
    (*line)[length] = 0;
    return length == 0 ? -1 : (ssize_t)length;
}

ssize_t getline(char **restrict line, size_t *restrict size, FILE *restrict stream)
{
    return getdelim(line, size, '\n', stream);
}
