/* Attach, touch and detach one segment again and again, among others who do the same.
   usage: contend ROUNDS PAGES [remove] */
#include <err.h>
#include <errno.h>
#include <stdlib.h>
#include <sys/shm.h>
#include <unistd.h>

#define PAGE 4096
#define SLOTS (PAGE / sizeof(int))

static int id;

/* By the classic rule the segment may be gone between the two calls: then get it again. */
static volatile int *attach(size_t pages)
{
    for (;;) {
        id = shmget(0xc0de, pages * PAGE, IPC_CREAT | 0600);
        if (id < 0)
            err(1, "shmget");
        void *memory = shmat(id, NULL, 0);
        if (memory != (void *)-1)
            return memory;
        if (errno != EINVAL && errno != EIDRM)
            err(1, "shmat");
    }
}

int main(int argc, char **argv)
{
    if (argc < 3)
        errx(2, "usage: contend ROUNDS PAGES [remove]");
    int rounds = atoi(argv[1]);
    int pages = atoi(argv[2]);
    for (int round = 1; round <= rounds; round++) {
        volatile int *memory = attach(pages);
        for (int page = 0; page < pages; page++) {
            volatile int *mine = memory + page * SLOTS + getpid() % SLOTS;
            *mine = round;
            if (*mine != round)
                errx(1, "round %d: the store to page %d is lost", round, page);
        }
        if (shmdt((void *)memory) < 0)
            err(1, "shmdt");
    }
    if (argc > 3)
        shmctl(id, IPC_RMID, NULL); /* whoever comes later may find nothing to remove */
    return 0;
}
