/* printf's inside: where formatted text goes, and what it is made of. */
#ifndef _BITS_FORMAT_H
#define _BITS_FORMAT_H

#include <bits/stream.h>

/* Either a stream, or room bytes at text: what does not fit is counted and dropped. */
struct __output {
    FILE *stream;
    char *text;
    size_t room;
    size_t length;
    bool failed;
};

/* A va_list in a struct, so that functions can take from it by pointer. */
struct __arguments {
    va_list list;
    int error; /* errno as it was on entry, for %m */
};

int __format(struct __output *output, const char *format, struct __arguments *arguments);

#endif
