/* Reads a file to its end and says how many bytes it has; with "wait", a while after it began. */
#include <err.h>
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

int main(int argc, char **argv)
{
    char bytes[64];
    long total = 0, count;
    if (argc > 2)
        sleep(1);
    int fd = open(argv[1], O_RDONLY);
    if (fd < 0)
        err(1, "%s", argv[1]);
    while ((count = read(fd, bytes, sizeof(bytes))) > 0)
        total += count;
    if (count < 0)
        err(1, "read");
    printf("%ld bytes\n", total);
    return 0;
}
