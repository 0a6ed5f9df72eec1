#include <stdlib.h>
#include <sys/shm.h>

/* Touches each page of a new segment first; its last detach gives the frames back. */
int main(int argc, char **argv)
{
    int rounds = atoi(argv[1]), pages = atoi(argv[2]);
    for (int round = 0; round < rounds; round++) {
        int id = shmget(IPC_PRIVATE, pages * 4096, 0600);
        char *memory = shmat(id, 0, 0);
        if (memory == (void *)-1)
            return 1;
        for (int page = 0; page < pages; page++)
            memory[page * 4096] = 1;
        if (shmdt(memory))
            return 2;
    }
    return argc != 3;
}
