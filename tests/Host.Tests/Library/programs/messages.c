/* error(3) and err(3), on standard output so that they are compared. */
#include <err.h>
#include <errno.h>
#include <error.h>
#include <stdio.h>
#include <unistd.h>

static void name(void)
{
    fprintf(stderr, "me: ");
}

int main(void)
{
    dup2(1, 2);
    error_print_progname = name;
    error(0, 0, "plain %d", 1);
    error(0, ENOENT, "with %s", "errno");
    error_at_line(0, EPERM, "file.c", 7, "there");
    printf("%u\n", error_message_count);
    fflush(stdout);
    errno = EBUSY;
    error(4, 0, "last");
    return 0;
}
