/* What IPC_STAT tells of a segment, from its creation to its last detach. */
#include <err.h>
#include <stdio.h>
#include <sys/shm.h>
#include <sys/wait.h>
#include <unistd.h>

static int id;

static void show(const char *when, pid_t last)
{
    struct shmid_ds about;
    if (shmctl(id, IPC_STAT, &about) < 0)
        err(1, "shmctl");
    printf("%s: nattch %lu, atime %s, dtime %s, lpid %s\n", when, about.shm_nattch,
        about.shm_atime ? "set" : "0", about.shm_dtime ? "set" : "0",
        about.shm_lpid == 0 ? "0" : about.shm_lpid == last ? "right" : "wrong");
}

int main(void)
{
    struct shmid_ds about;
    id = shmget(IPC_PRIVATE, 5000, IPC_CREAT | 0640);
    if (id < 0)
        err(1, "shmget");
    if (shmctl(id, IPC_STAT, &about) < 0)
        err(1, "shmctl");
    printf("size %zu, mode %o, creator %s, ctime %s\n", about.shm_segsz,
        (unsigned)about.shm_perm.mode, about.shm_cpid == getpid() ? "right" : "wrong",
        about.shm_ctime ? "set" : "0");
    show("made", 0);
    char *first = shmat(id, NULL, 0);
    char *second = shmat(id, NULL, SHM_RDONLY);
    if (first == (void *)-1 || second == (void *)-1)
        err(1, "shmat");
    show("attached twice", getpid());
    first[4999] = 'z';
    printf("read through the other: %c\n", second[4999]);
    pid_t child = fork();
    if (child == 0)
        _exit(0);
    waitpid(child, NULL, 0);
    show("after a child's life", child);
    shmdt(first);
    show("detached once", getpid());
    shmctl(id, IPC_RMID, NULL);
    shmdt(second);
    puts(shmctl(id, IPC_STAT, &about) < 0 ? "gone" : "there");
    return 0;
}
