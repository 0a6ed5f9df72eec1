/* A process with a private copy of a file's page forks while another cuts the file to nothing. When the cut is over, neither
   the process nor its child has the page any more, the copy included: each load is a SIGBUS. */
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#define PAGE 4096

static int await(pid_t child)
{
    int status;

    waitpid(child, &status, 0);
    return WIFSIGNALED(status) ? WTERMSIG(status) : 0;
}

static int load_after(int cut, volatile char *page)
{
    char byte;

    read(cut, &byte, 1);
    return page[0];
}

static int map_and_fork(int fd, int cut)
{
    char *page = mmap(NULL, PAGE, PROT_READ | PROT_WRITE, MAP_PRIVATE, fd, 0);

    page[0] = 1;
    pid_t child = fork();
    if (child == 0)
        return load_after(cut, page);
    return await(child) == SIGBUS ? load_after(cut, page) : 0;
}

int main(void)
{
    int fd = open("cut", O_RDWR | O_CREAT, 0644);
    int cut[2];

    pipe(cut);
    ftruncate(fd, PAGE);
    pid_t mapper = fork();
    if (mapper == 0)
        return map_and_fork(fd, cut[0]);
    ftruncate(fd, 0);
    write(cut[1], "12", 2);
    puts(await(mapper) == SIGBUS ? "gone" : "still there");
    unlink("cut");
    return 0;
}
