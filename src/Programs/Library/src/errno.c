/* errno, and its texts. */
#define _GNU_SOURCE
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <bits/library.h>

static int last_error;

int *__errno_location(void)
{
    return &last_error;
}

long __syscall_ret(long result)
{
    if (result >= 0 || result < -4095)
        return result;
    errno = (int)-result;
    return -1;
}

char *strerror(int number)
{
    static char unknown[32];
    const char *text = __errno_text(number);
    if (text)
        return (char *)text;
    sprintf(unknown, "Unknown error %d", number);
    return unknown;
}

int __xpg_strerror_r(int number, char *buffer, size_t size)
{
    const char *text = strerror(number);
    snprintf(buffer, size, "%s", text);
    return strlen(text) < size ? 0 : ERANGE;
}

char *strerror_r(int number, char *buffer, size_t size)
{
    snprintf(buffer, size, "%s", strerror(number));
    return buffer;
}

/* One write, so that the lines of two processes do not mix. */
void perror(const char *text)
{
    int number = errno;
    if (text && *text)
        fprintf(stderr, "%s: %s\n", text, strerror(number));
    else
        fprintf(stderr, "%s\n", strerror(number));
}
