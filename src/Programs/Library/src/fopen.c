/* Streams: opening, buffering, state, place. */
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <bits/stream.h>

int __stream_open_flags(const char *mode)
{
    int update = strchr(mode, '+') != NULL;
    int flags;
    switch (*mode) {
    case 'r':
        flags = update ? O_RDWR : O_RDONLY;
        break;
    case 'w':
        flags = (update ? O_RDWR : O_WRONLY) | O_CREAT | O_TRUNC;
        break;
    case 'a':
        flags = (update ? O_RDWR : O_WRONLY) | O_CREAT | O_APPEND;
        break;
    default:
        errno = EINVAL;
        return -1;
    }
    return flags | (strchr(mode, 'x') ? O_EXCL : 0) | (strchr(mode, 'e') ? O_CLOEXEC : 0);
}

FILE *fopen(const char *restrict path, const char *restrict mode)
{
    int flags = __stream_open_flags(mode);
    if (flags < 0)
        return NULL;
    int fd = open(path, flags, 0666);
    if (fd < 0)
        return NULL;
    FILE *stream = __stream_new(fd, flags);
    if (!stream)
        close(fd);
    return stream;
}

FILE *fdopen(int fd, const char *mode)
{
    int flags = __stream_open_flags(mode);
    return flags < 0 ? NULL : __stream_new(fd, flags);
}

/* The new file takes the old one's descriptor and stream. */
FILE *freopen(const char *restrict path, const char *restrict mode, FILE *restrict stream)
{
    FILE *fresh = fopen(path, mode);
    if (!fresh) {
        fclose(stream);
        return NULL;
    }
    __stream_flush(stream);
    dup2(fresh->fd, stream->fd);
    stream->flags = (fresh->flags & ~__STREAM_OWNS) | (stream->flags & __STREAM_OWNS);
    stream->buffering = _IOFBF;
    fclose(fresh);
    return stream;
}

int setvbuf(FILE *restrict stream, char *restrict buffer, int mode, size_t size)
{
    if (mode != _IOFBF && mode != _IOLBF && mode != _IONBF)
        return -1;
    if (__stream_flush(stream) == EOF)
        return -1;
    if (mode != _IONBF && buffer && size > 0) {
        if (stream->flags & __STREAM_OWNS)
            free(stream->buffer);
        stream->flags &= ~__STREAM_OWNS;
        stream->buffer = buffer;
        stream->size = size;
    }
    stream->buffering = mode;
    stream->flags |= __STREAM_CHOSEN;
    __stream_give_buffer(stream);
    return 0;
}

void setbuffer(FILE *stream, char *buffer, size_t size)
{
    setvbuf(stream, buffer, buffer ? _IOFBF : _IONBF, size);
}

void setbuf(FILE *restrict stream, char *restrict buffer)
{
    setbuffer(stream, buffer, BUFSIZ);
}

void setlinebuf(FILE *stream)
{
    setvbuf(stream, NULL, _IOLBF, 0);
}

int fileno(FILE *stream)
{
    return stream->fd;
}

int feof(FILE *stream)
{
    return (stream->flags & __STREAM_AT_END) != 0;
}

int ferror(FILE *stream)
{
    return (stream->flags & __STREAM_FAILED) != 0;
}

void clearerr(FILE *stream)
{
    stream->flags &= ~(__STREAM_AT_END | __STREAM_FAILED);
}

int fseeko(FILE *stream, off_t offset, int whence)
{
    if (__stream_flush(stream) == EOF || lseek(stream->fd, offset, whence) < 0)
        return -1;
    stream->flags &= ~__STREAM_AT_END;
    return 0;
}

int fseek(FILE *stream, long offset, int whence)
{
    return fseeko(stream, offset, whence);
}

/* The file's offset, less what is read ahead, plus what waits to be written. */
off_t ftello(FILE *stream)
{
    bool at_end = stream->direction == __STREAM_WRITING && stream->flags & __STREAM_APPENDS;
    off_t offset = lseek(stream->fd, 0, at_end ? SEEK_END : SEEK_CUR);
    if (offset < 0 || stream->direction == __STREAM_IDLE)
        return offset;
    if (stream->direction == __STREAM_WRITING)
        return offset + (off_t)stream->position;
    return offset - (off_t)(stream->end - stream->position);
}

long ftell(FILE *stream)
{
    return ftello(stream);
}

void rewind(FILE *stream)
{
    fseeko(stream, 0, SEEK_SET);
    clearerr(stream);
}

int fgetpos(FILE *restrict stream, fpos_t *restrict position)
{
    *position = ftello(stream);
    return *position < 0 ? -1 : 0;
}

int fsetpos(FILE *stream, const fpos_t *position)
{
    return fseeko(stream, *position, SEEK_SET);
}

int remove(const char *path)
{
    if (unlink(path) == 0)
        return 0;
    return errno == EISDIR ? rmdir(path) : -1;
}

/* One thread a process: a stream needs no lock. */
void flockfile(FILE *stream)
{
    (void)stream;
}

void funlockfile(FILE *stream)
{
    (void)stream;
}
