/* The textbook's bounded buffer of one item, in a System V segment and nothing else: each side waits
   until the other has done its part.
   usage: producer-consumer produce|consume ITEMS */
#include <err.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/shm.h>

struct buffer {
    volatile int full;
    volatile int item;
};

static void produce(struct buffer *buffer, int items)
{
    for (int i = 1; i <= items; i++) {
        while (buffer->full)
            ;
        buffer->item = i * i;
        buffer->full = 1;
    }
}

static void consume(struct buffer *buffer, int items)
{
    for (int i = 1; i <= items; i++) {
        while (!buffer->full)
            ;
        printf("%d%c", buffer->item, i < items ? ' ' : '\n');
        buffer->full = 0;
    }
}

int main(int argc, char **argv)
{
    if (argc != 3)
        errx(2, "usage: producer-consumer produce|consume ITEMS");
    int id = shmget(0x70c, sizeof(struct buffer), IPC_CREAT | 0600);
    if (id < 0)
        err(1, "shmget");
    struct buffer *buffer = shmat(id, NULL, 0);
    if (buffer == (void *)-1)
        err(1, "shmat");
    if (strcmp(argv[1], "produce") == 0) {
        produce(buffer, atoi(argv[2]));
    } else {
        consume(buffer, atoi(argv[2]));
        shmctl(id, IPC_RMID, NULL);
    }
    return shmdt(buffer) < 0;
}
