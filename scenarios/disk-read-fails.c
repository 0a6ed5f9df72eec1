/* Looks at the first byte of a file that it maps. */
#include <err.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/mman.h>

int main(int argc, char **argv)
{
    int fd = open(argv[1], O_RDONLY);
    if (fd < 0)
        err(1, "%s", argv[1]);
    char *page = mmap(NULL, 4096, PROT_READ, MAP_SHARED, fd, 0);
    if (page == MAP_FAILED)
        err(1, "mmap");
    printf("mapped\n");
    printf("it begins with %c\n", page[0]);
    return 0;
}
