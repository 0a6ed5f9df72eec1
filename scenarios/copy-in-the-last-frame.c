#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

#define PAGE 4096

/* Locks memory until hardly a frame is left, then stores to each page of a private file
   mapping, whose page must be in memory while it is copied. */
int main(int argc, char **argv)
{
    int fd = open("/tmp/sparse", O_RDWR | O_CREAT | O_TRUNC, 0600);
    int locked = atoi(argv[1]), pages = 6, wrong = 0;
    if (fd < 0 || ftruncate(fd, pages * PAGE))
        return 1;
    char *copy = mmap(NULL, pages * PAGE, PROT_READ | PROT_WRITE, MAP_PRIVATE, fd, 0);
    char *held = mmap(NULL, locked * PAGE, PROT_READ | PROT_WRITE,
        MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (copy == MAP_FAILED || held == MAP_FAILED || mlock(held, locked * PAGE))
        return 2;
    for (int i = 0; i < pages; i++)
        copy[i * PAGE] += i + 1;
    for (int i = 0; i < pages; i++)
        wrong += copy[i * PAGE] != i + 1;
    return wrong;
}
