/* A ring buffer in shared memory, without a lock: only the producer stores to its end, only the
   consumer to its beginning. The exit status is the number of items that came out of turn.
   usage: ring-buffer ITEMS */
#include <err.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

enum { ROOM = 4 };

struct ring {
    volatile unsigned begin; /* how many were taken */
    volatile unsigned end;   /* how many were put */
    volatile int items[ROOM];
};

static void put(struct ring *ring, int item)
{
    while (ring->end - ring->begin == ROOM)
        ;
    ring->items[ring->end % ROOM] = item;
    ring->end++;
}

static int take(struct ring *ring)
{
    while (ring->end == ring->begin)
        ;
    int item = ring->items[ring->begin % ROOM];
    ring->begin++;
    return item;
}

int main(int argc, char **argv)
{
    if (argc != 2)
        errx(2, "usage: ring-buffer ITEMS");
    int items = atoi(argv[1]), wrong = 0;
    struct ring *ring = mmap(
        NULL, sizeof *ring, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (ring == MAP_FAILED)
        err(1, "mmap");
    pid_t child = fork();
    if (child < 0)
        err(1, "fork");
    if (child == 0) {
        for (int i = 0; i < items; i++)
            put(ring, i * 7);
        return 0;
    }
    for (int i = 0; i < items; i++)
        wrong += take(ring) != i * 7;
    wait(NULL);
    return wrong;
}
