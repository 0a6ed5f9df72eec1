/* What fits, what does not, and what is answered. */
#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int by_list(char *to, size_t size, const char *format, ...)
{
    va_list list;
    va_start(list, format);
    int length = vsnprintf(to, size, format, list);
    va_end(list);
    return length;
}

int main(void)
{
    char buffer[16];
    for (size_t size = 0; size <= 12; size++) {
        memset(buffer, '#', sizeof buffer - 1);
        buffer[15] = 0;
        int length = snprintf(buffer, size, "%s-%d", "value", 1234);
        printf("%zu: %d [%s]\n", size, length, buffer);
    }
    printf("%d\n", snprintf(NULL, 0, "%1000d", 5));
    printf("%d [%s]\n", by_list(buffer, sizeof buffer, "%x/%c/%.2s", 255, 'q', "abc"), buffer);
    printf("%d [%s]\n", sprintf(buffer, "%5.1f|%%", 2.25), buffer);
    errno = ENOENT;
    printf("%m\n");
    fflush(stdout);
    dprintf(1, "%s %d\n", "straight", 1);
    return 0;
}
