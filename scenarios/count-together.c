/* Two processes add to one counter in shared memory; the exit status is the count.
   usage: count-together plain|atomic TIMES */
#include <err.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

static volatile int *counter;

static void count(int atomic, int times)
{
    for (int i = 0; i < times; i++) {
        if (atomic)
            __atomic_fetch_add(counter, 1, __ATOMIC_SEQ_CST);
        else
            *counter = *counter + 1; /* two accesses: a load, and a store */
    }
}

int main(int argc, char **argv)
{
    if (argc != 3)
        errx(2, "usage: count-together plain|atomic TIMES");
    int atomic = strcmp(argv[1], "atomic") == 0;
    counter = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (counter == MAP_FAILED)
        err(1, "mmap");
    pid_t child = fork();
    if (child < 0)
        err(1, "fork");
    count(atomic, atoi(argv[2]));
    if (child == 0)
        return 0;
    wait(NULL);
    return *counter;
}
