/* The inside of a FILE: its buffer, which way it goes, when it is written. */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <bits/stream.h>

static char output_buffer[__STREAM_BUFFER];
static char input_buffer[__STREAM_BUFFER];

static FILE standard_error = { .fd = 2, .flags = __STREAM_WRITES, .buffering = _IONBF };
static FILE standard_output = {
    .fd = 1, .flags = __STREAM_WRITES, .buffer = output_buffer, .size = __STREAM_BUFFER,
    .next = &standard_error
};
static FILE standard_input = {
    .fd = 0, .flags = __STREAM_READS, .buffer = input_buffer, .size = __STREAM_BUFFER,
    .next = &standard_output
};

FILE *stdin = &standard_input;
FILE *stdout = &standard_output;
FILE *stderr = &standard_error;

static FILE *streams = &standard_input;

/* Without memory for a buffer the stream works on, byte by byte. */
void __stream_give_buffer(FILE *stream)
{
    if (stream->buffer || stream->buffering == _IONBF)
        return;
    stream->buffer = malloc(__STREAM_BUFFER);
    stream->size = __STREAM_BUFFER;
    if (stream->buffer)
        stream->flags |= __STREAM_OWNS;
    else
        stream->buffering = _IONBF;
}

static void prepare(FILE *stream)
{
    if (stream->flags & __STREAM_CHOSEN)
        return;
    int saved = errno;
    if (stream->buffering == _IOFBF && isatty(stream->fd))
        stream->buffering = _IOLBF;
    errno = saved;
    __stream_give_buffer(stream);
    stream->flags |= __STREAM_CHOSEN;
}

static int refuse(FILE *stream)
{
    errno = EBADF;
    stream->flags |= __STREAM_FAILED;
    return EOF;
}

int __stream_start_writing(FILE *stream)
{
    if (!(stream->flags & __STREAM_WRITES))
        return refuse(stream);
    if (stream->direction == __STREAM_READING && __stream_flush(stream) == EOF)
        return EOF;
    prepare(stream);
    stream->direction = __STREAM_WRITING;
    return 0;
}

int __stream_start_reading(FILE *stream)
{
    if (!(stream->flags & __STREAM_READS))
        return refuse(stream);
    if (stream->direction == __STREAM_WRITING && __stream_flush(stream) == EOF)
        return EOF;
    prepare(stream);
    stream->direction = __STREAM_READING;
    return 0;
}

/* How many of the bytes the file took: all, unless a write failed. */
static size_t write_all(FILE *stream, const char *bytes, size_t size)
{
    size_t done = 0;
    while (done < size) {
        ssize_t written = write(stream->fd, bytes + done, size - done);
        if (written < 0) {
            stream->flags |= __STREAM_FAILED;
            break;
        }
        done += (size_t)written;
    }
    return done;
}

int __stream_flush(FILE *stream)
{
    size_t unread = stream->end - stream->position;
    size_t waiting = stream->position;
    int direction = stream->direction;
    stream->position = stream->end = 0;
    stream->direction = __STREAM_IDLE;
    if (direction == __STREAM_WRITING)
        return write_all(stream, stream->buffer, waiting) == waiting ? 0 : EOF;
    if (direction == __STREAM_READING && unread > 0) {
        int saved = errno;
        lseek(stream->fd, -(off_t)unread, SEEK_CUR);
        errno = saved; /* a pipe keeps no place to go back to */
    }
    return 0;
}

int __stream_fill(FILE *stream)
{
    if (stream->buffering == _IOLBF && stdout->buffering == _IOLBF)
        fflush(stdout); /* the question before the answer, on a terminal */
    if (stream->buffering == _IONBF && !stream->buffer) {
        stream->buffer = malloc(1);
        if (!stream->buffer)
            return EOF;
        stream->flags |= __STREAM_OWNS;
        stream->size = 1;
    }
    stream->position = stream->end = 0;
    ssize_t count = read(stream->fd, stream->buffer, stream->size);
    if (count > 0) {
        stream->end = (size_t)count;
        return 0;
    }
    stream->flags |= count == 0 ? __STREAM_AT_END : __STREAM_FAILED;
    return EOF;
}

/* Full buffers and blocks of a buffer's size or more go out; the rest waits. */
static size_t put_buffered(FILE *stream, const char *bytes, size_t size)
{
    size_t done = 0;
    while (done < size) {
        if (stream->position == stream->size && __stream_flush(stream) == EOF)
            return done;
        stream->direction = __STREAM_WRITING;
        size_t left = size - done;
        if (stream->position == 0 && left >= stream->size) {
            size_t whole = left - left % stream->size;
            size_t written = write_all(stream, bytes + done, whole);
            done += written;
            if (written < whole)
                return done;
            continue;
        }
        size_t room = stream->size - stream->position;
        size_t part = left < room ? left : room;
        memcpy(stream->buffer + stream->position, bytes + done, part);
        stream->position += part;
        done += part;
    }
    return done;
}

size_t __stream_put(FILE *stream, const char *bytes, size_t size)
{
    if (size == 0 || __stream_start_writing(stream) == EOF)
        return 0;
    if (stream->buffering == _IONBF)
        return write_all(stream, bytes, size);
    if (stream->buffering == _IOFBF)
        return put_buffered(stream, bytes, size);
    const char *newline = memrchr(bytes, '\n', size);
    size_t lines = newline ? (size_t)(newline + 1 - bytes) : 0;
    size_t done = put_buffered(stream, bytes, lines);
    if (done < lines || (lines > 0 && __stream_flush(stream) == EOF))
        return done;
    return done + put_buffered(stream, bytes + lines, size - lines);
}

FILE *__stream_new(int fd, int open_flags)
{
    FILE *stream = calloc(1, sizeof *stream);
    if (!stream)
        return NULL;
    int access = open_flags & O_ACCMODE;
    stream->fd = fd;
    stream->flags = access == O_RDONLY ? __STREAM_READS
        : access == O_WRONLY ? __STREAM_WRITES : __STREAM_READS | __STREAM_WRITES;
    if (open_flags & O_APPEND)
        stream->flags |= __STREAM_APPENDS;
    stream->next = streams;
    streams = stream;
    return stream;
}

/* The three standard streams stay: they are no memory of malloc. */
static void forget(FILE *stream)
{
    FILE **link = &streams;
    while (*link != stream)
        link = &(*link)->next;
    *link = stream->next;
    if (stream->flags & __STREAM_OWNS)
        free(stream->buffer);
    if (stream != &standard_input && stream != &standard_output && stream != &standard_error)
        free(stream);
}

int fclose(FILE *stream)
{
    int flushed = __stream_flush(stream);
    int closed = close(stream->fd);
    forget(stream);
    return flushed == 0 && closed == 0 ? 0 : EOF;
}

int fflush(FILE *stream)
{
    if (stream)
        return __stream_flush(stream);
    int result = 0;
    for (stream = streams; stream; stream = stream->next)
        if (stream->direction == __STREAM_WRITING && __stream_flush(stream) == EOF)
            result = EOF;
    return result;
}
