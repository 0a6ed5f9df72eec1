/* A segment that is marked for removal works on for those who have it, and for those who still
   come by its identifier, until the last of them detaches. */
#include <err.h>
#include <stdio.h>
#include <string.h>
#include <sys/shm.h>

int main(void)
{
    int id = shmget(IPC_PRIVATE, 4096, 0600);
    if (id < 0)
        err(1, "shmget");
    char *first = shmat(id, NULL, 0);
    if (first == (void *)-1)
        err(1, "shmat");
    if (shmctl(id, IPC_RMID, NULL) < 0)
        err(1, "shmctl");

    char *second = shmat(id, NULL, 0);
    if (second == (void *)-1)
        err(1, "second shmat");
    strcpy(first, "marked, and alive");
    puts(second);

    struct shmid_ds about;
    if (shmctl(id, IPC_STAT, &about) < 0)
        err(1, "shmctl");
    printf("attached %lu times, SHM_DEST %s\n", about.shm_nattch,
        about.shm_perm.mode & 01000 ? "set" : "clear");
    shmdt(first);
    shmdt(second);
    puts(shmctl(id, IPC_STAT, &about) < 0 ? "gone" : "there");
    return 0;
}
