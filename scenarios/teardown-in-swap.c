/* Leave a segment whose pages lie in swap. It is marked for removal, so whoever leaves it last, in
   whatever way, takes its frames and its slots along.
   Usage: teardown-in-swap detach|exit|die|remove */
#include <err.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/ipc.h>
#include <sys/mman.h>
#include <sys/shm.h>
#include <unistd.h>

enum { PAGE_BYTES = 4096, PAGES = 12 };

/* Touching other pages than the segment's pushes those out. */
static void fill(char *base, int first)
{
    for (int page = 0; page < PAGES; page++)
        *(int *)(base + page * PAGE_BYTES) = first + page;
}

int main(int argc, char **argv)
{
    if (argc != 2)
        errx(2, "usage: teardown-in-swap detach|exit|die|remove");
    const char *how = argv[1];
    int id = shmget(IPC_PRIVATE, PAGES * PAGE_BYTES, 0600);
    char *segment = shmat(id, NULL, 0);
    char *own = mmap(NULL, PAGES * PAGE_BYTES, PROT_READ | PROT_WRITE,
        MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (segment == (char *)-1 || own == MAP_FAILED)
        err(1, "memory");
    fill(segment, 100);
    fill(own, 200);

    if (!strcmp(how, "remove")) {
        /* Detached first, without the mark: a modern kernel keeps the pages until IPC_RMID. */
        shmdt(segment);
        return shmctl(id, IPC_RMID, NULL) ? 3 : 0;
    }
    if (shmctl(id, IPC_RMID, NULL))
        err(1, "IPC_RMID");
    for (int page = 0; page < PAGES; page += 5)
        if (*(int *)(segment + page * PAGE_BYTES) != 100 + page)
            errx(3, "page %d is lost", page);
    if (!strcmp(how, "detach"))
        shmdt(segment);
    if (!strcmp(how, "die"))
        kill(getpid(), SIGKILL);
    return 0;
}
