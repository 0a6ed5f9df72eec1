/* What a failed write-back leaves: msync and fsync say EIO, the store is still there, and the
   next msync brings it to the disk. */
#include <err.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

static void report(const char *what, int result)
{
    printf("%s: %s\n", what, result < 0 ? strerror(errno) : "done");
}

int main(int argc, char **argv)
{
    int fd = open(argv[1], O_RDWR);
    if (fd < 0)
        err(1, "%s", argv[1]);
    char *page = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
    if (page == MAP_FAILED)
        err(1, "mmap");
    page[0] = 'A';
    report("msync", msync(page, 4096, MS_SYNC));
    report("fsync", fsync(fd));
    printf("the store: %c\n", page[0]);
    report("msync again", msync(page, 4096, MS_SYNC));
    return 0;
}
