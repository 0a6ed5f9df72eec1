/* Map a file and read its first byte.
   usage: map-and-read FILE */
#include <err.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/mman.h>
#include <unistd.h>

int main(int argc, char **argv)
{
    if (argc != 2)
        errx(2, "usage: map-and-read FILE");
    int fd = open(argv[1], O_RDONLY);
    if (fd < 0)
        err(1, "%s", argv[1]);
    const char *map = mmap(NULL, 4096, PROT_READ, MAP_SHARED, fd, 0);
    if (map == MAP_FAILED)
        err(1, "mmap");
    close(fd);
    printf("%c\n", map[0]);
    return 0;
}
