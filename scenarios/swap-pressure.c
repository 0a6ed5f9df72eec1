/*
 * Several processes share one segment of more pages than the machine has frames. Each writes words of its own into every
 * page, round after round, and finds each round what it wrote in the one before; at the end it reads everybody's words of the
 * pages that nobody writes any more. Usage: swap-pressure NUMBER ROUNDS
 */
#include <stdio.h>
#include <stdlib.h>
#include <sys/ipc.h>
#include <sys/shm.h>

enum { PAGE_BYTES = 4096, PAGES = 24, READER = 0 };

int main(int argc, char **argv)
{
    int number = atoi(argv[1]);
    int rounds = atoi(argv[2]);
    int id = shmget(0x5357, PAGES * PAGE_BYTES, IPC_CREAT | 0600);
    char *base = shmat(id, NULL, number == READER ? SHM_RDONLY : 0);
    if (base == (char *)-1) {
        perror("shmat");
        return 1;
    }

    if (number == READER) {
        int last[PAGES] = { 0 };
        for (int round = 0; round < rounds; round++) {
            for (int page = 0; page < PAGES; page++) {
                int now = ((volatile int *)(base + page * PAGE_BYTES))[1];
                if (now < last[page]) {
                    printf("page %d went back from %d to %d\n", page, last[page], now);
                    return 2;
                }
                last[page] = now;
            }
        }
        return 0;
    }

    for (int round = 1; round <= rounds; round++) {
        for (int page = 0; page < PAGES; page++) {
            volatile int *word = (volatile int *)(base + page * PAGE_BYTES) + number;
            if (*word != round - 1) {
                printf("page %d holds %d and not %d\n", page, *word, round - 1);
                return 3;
            }
            *word = round;
        }
    }
    return 0;
}
