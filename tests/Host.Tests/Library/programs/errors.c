/* errno, its texts, and those of signals. */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

int main(void)
{
    for (int i = 0; i < 140; i++)
        printf("%d %s\n", i, strerror(i));
    printf("%s %s\n", strerror(-1), strerror(4095));
    for (int i = 1; i < 32; i++)
        printf("%d %s\n", i, strsignal(i));
    char buffer[40];
    printf("%s\n", strerror_r(ENOMEM, buffer, sizeof buffer));
    printf("%d %d\n", open("/no/such/file", O_RDONLY), errno);
    printf("%d %d\n", close(99), errno);
    fflush(stdout);
    dup2(1, 2);
    errno = EACCES;
    perror("what");
    errno = EPERM;
    perror(NULL);
    errno = EIO;
    perror("");
    return 0;
}
