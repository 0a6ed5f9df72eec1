#include <stdlib.h>
#include <sys/shm.h>

/* Attaches a segment whose pages are all there, touches each and detaches, again and again. */
int main(int argc, char **argv)
{
    int rounds = atoi(argv[1]), pages = atoi(argv[2]);
    int id = shmget(IPC_PRIVATE, pages * 4096, 0600);
    char *keeper = shmat(id, 0, 0);
    if (keeper == (void *)-1)
        return 1;
    for (int page = 0; page < pages; page++)
        keeper[page * 4096] = 1;
    for (int round = 0; round < rounds; round++) {
        char *memory = shmat(id, 0, 0);
        for (int page = 0; page < pages; page++)
            memory[page * 4096] = 2;
        if (shmdt(memory))
            return 2;
    }
    return argc != 3;
}
