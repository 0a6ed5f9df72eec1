#include <stdlib.h>
#include <sys/shm.h>
#include <unistd.h>

/* One of many that are attached to one segment: makes its calls, and stays until all is over. */
int main(int argc, char **argv)
{
    int calls = atoi(argv[1]);
    volatile int *shared = shmat(shmget(1, 4096, IPC_CREAT | 0600), 0, 0);
    if (shared == (void *)-1)
        return 1;
    for (int i = 0; i < calls; i++)
        getppid();
    return argc != 2;
}
