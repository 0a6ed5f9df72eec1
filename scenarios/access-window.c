/* Map two pages of a file and store one byte at an index.
   usage: access-window FILE INDEX */
#include <err.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

#define PAGE 4096

int main(int argc, char **argv)
{
    if (argc != 3)
        errx(2, "usage: access-window FILE INDEX");
    int fd = open(argv[1], O_RDWR);
    if (fd < 0)
        err(1, "%s", argv[1]);
    /* A third page is mapped and removed again, so that there is surely nothing behind the two. */
    char *map = mmap(NULL, 3 * PAGE, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
    if (map == MAP_FAILED)
        err(1, "mmap");
    munmap(map + 2 * PAGE, PAGE);
    map[atol(argv[2])] = '9';
    puts("stored");
    return 0;
}
