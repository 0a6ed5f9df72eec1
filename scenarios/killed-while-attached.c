/* Children inherit an attach; one leaves, one is killed. Each end counts before wait returns. */
#include <err.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/shm.h>
#include <sys/wait.h>
#include <unistd.h>

static int id;

static unsigned long attaches(void)
{
    struct shmid_ds about;
    if (shmctl(id, IPC_STAT, &about) < 0)
        err(1, "shmctl");
    return about.shm_nattch;
}

int main(void)
{
    id = shmget(IPC_PRIVATE, 4096, 0600);
    if (id < 0)
        err(1, "shmget");
    volatile char *page = shmat(id, NULL, 0);
    if (page == (void *)-1)
        err(1, "shmat");
    shmctl(id, IPC_RMID, NULL);
    printf("alone: %lu\n", attaches());

    pid_t leaver = fork();
    if (leaver == 0) {
        sleep(1);
        return 0;
    }
    pid_t sleeper = fork();
    if (sleeper == 0) {
        page[0] = 'x';
        for (;;)
            sleep(100);
    }
    printf("with two children: %lu\n", attaches());

    waitpid(leaver, NULL, 0);
    printf("one has left: %lu\n", attaches());

    int status;
    kill(sleeper, SIGKILL);
    waitpid(sleeper, &status, 0);
    printf("the other: %s: %lu\n", strsignal(WTERMSIG(status)), attaches());
    printf("its last store: %c\n", page[0]);
    return 0;
}
