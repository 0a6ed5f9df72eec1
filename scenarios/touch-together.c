/* Everybody stores to the same new page at once, each a byte of its own, and waits until it sees
   the bytes of all: had the page been made twice, a store would be lost in the other frame. */
#include <err.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/shm.h>
#include <unistd.h>

#define SLOTS 64

int main(int argc, char **argv)
{
    int all = argc > 1 ? atoi(argv[1]) : 1;
    int id = shmget(0x70c4, SLOTS, IPC_CREAT | 0600);
    if (id < 0)
        err(1, "shmget");
    volatile char *page = shmat(id, NULL, 0);
    if (page == (void *)-1)
        err(1, "shmat");
    page[getpid() % SLOTS] = 1;

    int seen = 0;
    for (int tries = 0; seen < all && tries < 10; tries++) {
        if (tries > 0)
            sleep(1);
        seen = 0;
        for (int i = 0; i < SLOTS; i++)
            seen += page[i];
    }
    printf("saw %d\n", seen);
    shmctl(id, IPC_RMID, NULL);
    shmdt((void *)page);
    return seen == all ? 0 : 1;
}
