#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/shm.h>
#include <sys/wait.h>
#include <unistd.h>

/* A bit of everything: memory of each kind, a file, a pipe, children. */
static int work(char *shared, int round)
{
    int ends[2];
    char *own = malloc(20000);
    char *anonymous = mmap(0, 8192, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (!own || anonymous == MAP_FAILED || pipe(ends))
        return 1;
    own[9000] = anonymous[4096] = round;
    pid_t child = fork();
    if (child == 0) {
        own[9000]++;
        shared[4096 * (round % 4)]++;
        _exit(write(ends[1], own + 9000, 1) != 1);
    }
    int status = 1;
    char answer = 0;
    if (read(ends[0], &answer, 1) != 1 || waitpid(child, &status, 0) != child || status)
        return 2;
    close(ends[0]);
    close(ends[1]);
    free(own);
    return answer != round + 1 || munmap(anonymous, 8192) ? 3 : 0;
}

int main(int argc, char **argv)
{
    int rounds = atoi(argv[1]), failed = 0;
    for (int round = 0; round < rounds && !failed; round++) {
        char *shared = shmat(shmget(IPC_PRIVATE, 4 * 4096, 0600), 0, 0);
        if (shared == (void *)-1)
            return 1;
        failed = work(shared, round);
        printf("round %d: %d %s\n", round, failed, argv[0]);
        shmdt(shared);
    }
    FILE *file = fopen("notes.txt", "w");
    if (!file || fprintf(file, "%s", "a line\n") != 7 || fclose(file))
        return 4;
    return failed || argc != 2;
}
