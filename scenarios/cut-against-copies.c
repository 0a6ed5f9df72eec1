/* Children store to private copies of a file's page, and to a shared page, while another cuts the
   file to nothing and lets it grow again. A store finds the page, or SIGBUS; nothing else. */
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#define PAGE 4096

static void store(int fd, int flags)
{
    char *page = mmap(NULL, PAGE, PROT_READ | PROT_WRITE, flags, fd, 0);

    page[0] = 1;
    if (fork() == 0) {
        page[1] = 2;
        _exit(0);
    }
    page[2] = 3;
    _exit(0);
}

int main(void)
{
    int fd = open("cut", O_RDWR | O_CREAT, 0644);
    int status;
    int other = 0;

    ftruncate(fd, PAGE);
    if (fork() == 0)
        store(fd, MAP_PRIVATE);
    if (fork() == 0)
        store(fd, MAP_SHARED);
    ftruncate(fd, 0);
    ftruncate(fd, PAGE);
    while (wait(&status) > 0)
        if (status != 0 && WTERMSIG(status) != SIGBUS)
            other++;
    close(fd);
    unlink("cut");
    printf("%d\n", other);
    return 0;
}
