/* error(3) and error_at_line(3): the program's name, the message, the errno's text. */
#include <error.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <bits/library.h>

unsigned int error_message_count;
int error_one_per_line;
void (*error_print_progname)(void);

static void name_program(const char *separator)
{
    fflush(stdout);
    if (error_print_progname)
        error_print_progname();
    else
        fprintf(stderr, "%s%s", program_invocation_name, separator);
}

static void finish(int status, int number, const char *format, va_list list)
{
    vfprintf(stderr, format, list);
    if (number)
        fprintf(stderr, ": %s", strerror(number));
    fputc('\n', stderr);
    error_message_count++;
    if (status)
        exit(status);
}

void error(int status, int number, const char *restrict format, ...)
{
    va_list list;
    va_start(list, format);
    name_program(": ");
    finish(status, number, format, list);
    va_end(list);
}

void error_at_line(
    int status, int number, const char *restrict file, unsigned int line,
    const char *restrict format, ...)
{
    static const char *last_file;
    static unsigned int last_line;
    if (error_one_per_line) {
        if (last_line == line && last_file && strcmp(last_file, file) == 0)
            return;
        last_file = file;
        last_line = line;
    }
    va_list list;
    va_start(list, format);
    name_program(":");
    fprintf(stderr, "%s:%u: ", file, line);
    finish(status, number, format, list);
    va_end(list);
}
