/*
 * A child uses more memory than the machine has, and perhaps a file too, or locks all that it has. Its parent sleeps meanwhile,
 * then tells what became of the child and looks for what it stored itself, in memory of its own and in a segment.
 * Usage: too-much PAGES [FILE | -l]
 */
#include <err.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/shm.h>
#include <sys/wait.h>
#include <unistd.h>

enum { PAGE_BYTES = 4096, FILE_PAGES = 8, OWN_PAGES = 3 };

static void fill(char *base, int pages)
{
    for (int page = 0; page < pages; page++)
        memset(base + page * PAGE_BYTES, 'a' + page % 26, 16);
}

static int is_whole(const char *base, int pages)
{
    for (int page = 0; page < pages; page++)
        if (base[page * PAGE_BYTES + 15] != 'a' + page % 26)
            return 0;
    return 1;
}

static char *map_file(const char *name)
{
    int fd = open(name, O_RDWR | O_CREAT, 0600);
    if (fd < 0 || ftruncate(fd, FILE_PAGES * PAGE_BYTES) < 0)
        err(1, "%s", name);
    return mmap(NULL, FILE_PAGES * PAGE_BYTES, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
}

static int use_memory(int pages, const char *how)
{
    sleep(1);
    if (how && strcmp(how, "-l") == 0)
        mlockall(MCL_CURRENT | MCL_FUTURE);
    else if (how)
        fill(map_file(how), FILE_PAGES);
    char *base = mmap(NULL, pages * PAGE_BYTES, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    fill(base, pages);
    return is_whole(base, pages) ? 0 : 2;
}

int main(int argc, char **argv)
{
    char *own = malloc(OWN_PAGES * PAGE_BYTES);
    int id = shmget(IPC_PRIVATE, OWN_PAGES * PAGE_BYTES, 0600);
    char *shared = shmat(id, NULL, 0);
    fill(own, OWN_PAGES);
    fill(shared, OWN_PAGES);
    pid_t child = fork();
    if (child == 0)
        return use_memory(atoi(argv[1]), argc > 2 ? argv[2] : NULL);
    int status;
    waitpid(child, &status, 0);
    if (WIFSIGNALED(status))
        printf("the child: %s\n", strsignal(WTERMSIG(status)));
    else
        printf("the child: exit %d\n", WEXITSTATUS(status));
    printf("the parent's: %s\n", is_whole(own, OWN_PAGES) ? "whole" : "lost");
    printf("the segment: %s\n", is_whole(shared, OWN_PAGES) ? "whole" : "lost");
    shmctl(id, IPC_RMID, NULL);
    return 0;
}
