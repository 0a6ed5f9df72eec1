/* What the library's own sources share, and programs never see. */
#ifndef _BITS_LIBRARY_H
#define _BITS_LIBRARY_H

#include <stdarg.h>
#include <stdbool.h>
#include <bits/types.h>

/* A raw result as C programs see it: -1 with errno set on failure. */
long __syscall_ret(long result);

/* The texts of errno values and signals; null for a number that has none. */
const char *__errno_text(int number);
const char *__signal_text(int number);

/* argv[0], and what follows its last slash. */
extern char *program_invocation_name;
extern char *program_invocation_short_name;

/* The magnitude of a number in text, and where it ends: the base of the strtol family. */
struct __digits {
    unsigned long value;
    bool negative;
    bool overflow;
    const char *end;
};

struct __digits __parse_digits(const char *text, int base);

#endif
