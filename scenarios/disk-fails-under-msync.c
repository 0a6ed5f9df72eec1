/* What a failed write-back leaves: whoever syncs meanwhile is told EIO, the store is still there,
   and a later sync brings it to the disk. */
#include <err.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/mman.h>
#include <unistd.h>

static int refusals;

static void note(const char *call, int result)
{
    if (result < 0 && errno != EIO)
        err(1, "%s", call);
    refusals += result < 0;
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
    note("msync", msync(page, 4096, MS_SYNC));
    note("fsync", fsync(fd));
    printf("refused %d times, the store is %c\n", refusals, page[0]);
    printf("msync again %d\n", msync(page, 4096, MS_SYNC));
    return 0;
}
