#include <sys/shm.h>

/* What exploration runs again and again: a segment found by its key, one store, one detach. */
int main(void)
{
    int *shared = shmat(shmget(1, 4096, IPC_CREAT | 0600), 0, 0);
    if (shared == (void *)-1)
        return 1;
    *shared = 1;
    return shmdt(shared);
}
