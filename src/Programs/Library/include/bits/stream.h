/* The inside of a FILE. */
#ifndef _BITS_STREAM_H
#define _BITS_STREAM_H

#include <stdio.h>
#include <bits/library.h>

enum {
    __STREAM_READS = 1,    /* opened for reading */
    __STREAM_WRITES = 2,   /* opened for writing */
    __STREAM_AT_END = 4,   /* a read found the end of the file */
    __STREAM_FAILED = 8,   /* a read or a write failed */
    __STREAM_OWNS = 16,    /* the buffer came from malloc */
    __STREAM_CHOSEN = 32,  /* the kind of buffering is settled */
    __STREAM_APPENDS = 64, /* each write goes to the end of the file */
};

/* Which way the bytes in the buffer go. */
enum { __STREAM_IDLE, __STREAM_READING, __STREAM_WRITING };

struct __stream {
    int fd;
    int flags;
    int direction;
    int buffering;   /* _IOFBF, _IOLBF or _IONBF */
    char *buffer;
    size_t size;
    size_t position; /* reading: the next byte; writing: the bytes that wait */
    size_t end;      /* reading: the bytes that the buffer holds */
    FILE *next;      /* all open streams, for fflush(NULL) */
};

#define __STREAM_BUFFER 4096

/* A buffer for a stream that has none and wants one. */
void __stream_give_buffer(FILE *stream);

/* Makes the stream ready for bytes to write or to read; EOF where it is not open for that. */
int __stream_start_writing(FILE *stream);
int __stream_start_reading(FILE *stream);

/* Writes out what waits, or gives unread bytes back to the file. */
int __stream_flush(FILE *stream);

/* Refills an empty buffer; EOF at the end of the file or on an error. */
int __stream_fill(FILE *stream);

/* Writes these bytes through the buffer; how many it took. */
size_t __stream_put(FILE *stream, const char *bytes, size_t size);

/* The flags that the mode of fopen(3) means, for open(2); -1 for no mode. */
int __stream_open_flags(const char *mode);

/* A new stream on the descriptor, or null with errno set. */
FILE *__stream_new(int fd, int open_flags);

#endif
