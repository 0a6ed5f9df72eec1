#include <stdlib.h>
#include <sys/shm.h>

/* Loads and stores of shared memory, one of each a time around: each is a turn. */
int main(int argc, char **argv)
{
    int times = atoi(argv[1]);
    volatile int *shared = shmat(shmget(IPC_PRIVATE, 4096, 0600), 0, 0);
    if (shared == (void *)-1)
        return 1;
    for (int i = 0; i < times; i++)
        *shared = *shared + 1;
    return *shared != times || argc != 2;
}
