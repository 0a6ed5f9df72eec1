/* The system log. Nobody listens at /dev/log, as on a machine without a log daemon: what is logged
   is shown on standard error where LOG_PERROR asks for it, and else goes nowhere. */
#include <stdio.h>
#include <string.h>
#include <syslog.h>
#include <unistd.h>
#include <bits/library.h>

static const char *log_name;
static int log_options;
static int log_mask = 0xff;

void openlog(const char *name, int options, int facility)
{
    log_name = name;
    log_options = options;
    (void)facility;
}

void closelog(void)
{
    log_name = NULL;
    log_options = 0;
}

int setlogmask(int mask)
{
    int old = log_mask;
    if (mask != 0)
        log_mask = mask;
    return old;
}

void vsyslog(int priority, const char *format, va_list arguments)
{
    char text[1024];
    if (!(log_mask & LOG_MASK(LOG_PRI(priority))) || !(log_options & LOG_PERROR))
        return;
    int length = sprintf(text, "%s", log_name ? log_name : program_invocation_short_name);
    if (log_options & LOG_PID)
        length += sprintf(text + length, "[%d]", getpid());
    length += sprintf(text + length, ": ");
    vsnprintf(text + length, sizeof text - (size_t)length - 1, format, arguments);
    length = (int)strlen(text);
    if (text[length - 1] != '\n')
        text[length++] = '\n';
    write(STDERR_FILENO, text, (size_t)length);
}

void syslog(int priority, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    vsyslog(priority, format, arguments);
    va_end(arguments);
}
