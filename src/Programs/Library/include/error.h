#ifndef _ERROR_H
#define _ERROR_H

void error(int status, int number, const char *restrict format, ...)
    __attribute__((format(printf, 3, 4)));
void error_at_line(
    int status, int number, const char *restrict file, unsigned int line,
    const char *restrict format, ...) __attribute__((format(printf, 5, 6)));

extern unsigned int error_message_count;
extern int error_one_per_line;
extern void (*error_print_progname)(void);

#endif
