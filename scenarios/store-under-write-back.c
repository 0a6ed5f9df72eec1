#include <fcntl.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#define PAGE 4096
#define ROUNDS 20
#define OTHERS 24

/* One process stores to a page of a file, another has it written to disk all the while. Then the
   page is driven out of memory and read again: the last store must have come to the disk. */
int main(void)
{
    int status = 0, wrong = 0, fd = open("/tmp/kept", O_RDWR | O_CREAT | O_TRUNC, 0600);
    if (fd < 0 || ftruncate(fd, PAGE))
        return 1;
    int *page = mmap(NULL, PAGE, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
    volatile char *others = mmap(NULL, OTHERS * PAGE, PROT_READ | PROT_WRITE,
        MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (page == MAP_FAILED || others == MAP_FAILED)
        return 2;
    if (fork() == 0) {
        for (int i = 0; i < ROUNDS; i++)
            if (msync(page, PAGE, MS_SYNC))
                return 3;
        return 0;
    }
    for (int i = 1; i <= ROUNDS; i++) {
        page[i] = i;
        for (int at = 0; at < OTHERS; at++)
            others[at * PAGE] = at + i;
        for (int k = 1; k <= i; k++)
            wrong += page[k] != k;
    }
    wait(&status);
    return wrong + status;
}
