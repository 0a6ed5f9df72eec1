/* Several share a segment and add to their own counter in it; the segment outlives them. */
#include <err.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/ipc.h>
#include <sys/shm.h>

int main(int argc, char **argv)
{
    int own = atoi(argv[1]);
    int id = shmget(0x5EED, 12288, IPC_CREAT | 0600);
    if (id < 0)
        err(1, "shmget");
    volatile int *counters = shmat(id, NULL, 0);
    if (counters == (void *)-1)
        err(1, "shmat");
    for (int i = 0; i < 20; i++)
        counters[own * 1024]++;
    printf("%d\n", counters[own * 1024]);
    return 0;
}
