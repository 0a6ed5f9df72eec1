#include <stdlib.h>
#include <sys/shm.h>
#include <unistd.h>

/* One of many that are attached to one segment: it calls without end, or sleeps. */
int main(int argc, char **argv)
{
    int calls = atoi(argv[1]);
    if (shmat(shmget(1, 4096, IPC_CREAT | 0600), 0, 0) == (void *)-1)
        return 1;
    while (calls)
        getppid();
    sleep(1000000000);
    return argc != 2;
}
