/* Mutual exclusion of two processes by loads and stores alone: Peterson's and Dekker's algorithms.
   Each process adds to a counter TIMES times, by a load and a store; the exit status is the count.
   Both need memory that is sequentially consistent: here it is, a processor needs fences.
   usage: exclusion peterson|dekker TIMES */
#include <err.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

struct shared {
    volatile int wants[2];
    volatile int turn;
    volatile int count;
};

static struct shared *shared;

static void peterson(int self)
{
    int other = 1 - self;
    shared->wants[self] = 1;
    shared->turn = other;
    while (shared->wants[other] && shared->turn == other)
        ;
}

static void dekker(int self)
{
    int other = 1 - self;
    shared->wants[self] = 1;
    while (shared->wants[other]) {
        if (shared->turn != other)
            continue;
        shared->wants[self] = 0;
        while (shared->turn == other)
            ;
        shared->wants[self] = 1;
    }
}

static void leave(int self)
{
    shared->turn = 1 - self; /* Dekker's; Peterson's does not mind */
    shared->wants[self] = 0;
}

int main(int argc, char **argv)
{
    if (argc != 3)
        errx(2, "usage: exclusion peterson|dekker TIMES");
    void (*enter)(int) = strcmp(argv[1], "dekker") == 0 ? dekker : peterson;
    shared = mmap(
        NULL, sizeof *shared, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (shared == MAP_FAILED)
        err(1, "mmap");
    pid_t child = fork();
    if (child < 0)
        err(1, "fork");
    int self = child == 0;
    for (int i = 0; i < atoi(argv[2]); i++) {
        enter(self);
        shared->count = shared->count + 1;
        leave(self);
    }
    if (child == 0)
        return 0;
    wait(NULL);
    return shared->count;
}
