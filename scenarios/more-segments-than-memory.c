/* Keep words in every page of many segments, which together have more pages than the machine has
   frames. Usage: more-segments-than-memory NUMBER */
#include <err.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/ipc.h>
#include <sys/shm.h>

enum { PAGE_BYTES = 4096, SEGMENTS = 8, PAGES = 4, ROUNDS = 3, FIRST_KEY = 0x3e6 };

static volatile int *word_of(char *segment, int page, int number)
{
    return (volatile int *)(segment + page * PAGE_BYTES) + number;
}

/* Attach, go over the pages, detach: between two rounds nobody need have the segment attached. */
static void visit(int which, int number, int round)
{
    int id = shmget(FIRST_KEY + which, PAGES * PAGE_BYTES, IPC_CREAT | 0600);
    char *segment = id < 0 ? (char *)-1 : shmat(id, NULL, 0);
    if (segment == (char *)-1)
        err(1, "segment %d", which);
    for (int page = 0; page < PAGES; page++) {
        volatile int *word = word_of(segment, page, number);
        int last = round == 0 ? 0 : 1000 * which + 10 * page + round - 1;
        if (*word != last)
            errx(3, "segment %d page %d holds %d and not %d", which, page, *word, last);
        *word = 1000 * which + 10 * page + round;
    }
    if (shmdt(segment))
        err(1, "shmdt");
}

int main(int argc, char **argv)
{
    if (argc != 2)
        errx(2, "usage: more-segments-than-memory NUMBER");
    int number = atoi(argv[1]);
    for (int round = 0; round < ROUNDS; round++)
        for (int which = 0; which < SEGMENTS; which++)
            visit((which + number) % SEGMENTS, number, round);
    return 0;
}
