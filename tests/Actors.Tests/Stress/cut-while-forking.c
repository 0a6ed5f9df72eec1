/* A file is cut, and written back, while a process that maps it forks: the page cache must reach the child as well,
   and not before it knows of it. */
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#define PAGE 4096
#define CHILDREN 4

int main(void)
{
    int fd = open("data.txt", O_RDWR);
    ftruncate(fd, 2 * PAGE);
    volatile char *shared = mmap(0, 2 * PAGE, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
    volatile char *private = mmap(0, 2 * PAGE, PROT_READ | PROT_WRITE, MAP_PRIVATE, fd, 0);
    for (int page = 0; page < 2; page++) {
        shared[page * PAGE] = 1;
        private[page * PAGE + 1] = 2;
    }

    if (fork() == 0) {
        fsync(fd);
        ftruncate(fd, PAGE);
        ftruncate(fd, 2 * PAGE);
        ftruncate(fd, 0);
        _exit(0);
    }

    for (int i = 0; i < CHILDREN; i++)
        if (fork() == 0)
            _exit(0);
    while (wait(0) > 0)
        ;
    return 0;
}
