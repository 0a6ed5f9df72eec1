/* A file by read, by write and by two mappings: all see the one page of the page cache. */
#include <err.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/mman.h>
#include <unistd.h>

static char *map_file(int fd, int kind)
{
    char *map = mmap(NULL, 4096, PROT_READ | PROT_WRITE, kind, fd, 0);
    if (map == MAP_FAILED)
        err(1, "mmap");
    return map;
}

int main(int argc, char **argv)
{
    if (argc != 2)
        errx(2, "usage: one-page-cache FILE");
    int fd = open(argv[1], O_RDWR);
    if (fd < 0)
        err(1, "%s", argv[1]);
    char *shared = map_file(fd, MAP_SHARED);
    char *other = map_file(fd, MAP_SHARED);
    char *private = map_file(fd, MAP_PRIVATE);

    char byte = '?';
    shared[0] = 's';
    pread(fd, &byte, 1, 0);
    printf("after a store: read %c, other map %c, private map %c\n", byte, other[0], private[0]);
    pwrite(fd, "w", 1, 0);
    printf("after a write: map %c, other map %c, private map %c\n",
        shared[0], other[0], private[0]);
    private[0] = 'p';
    shared[0] = 'S';
    pread(fd, &byte, 1, 0);
    printf("after a private store: read %c, map %c, private map %c\n", byte, other[0], private[0]);
    return 0;
}
