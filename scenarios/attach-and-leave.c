/* Make a segment of four pages, touch one, detach: what is left depends on the profile. */
#include <err.h>
#include <stdio.h>
#include <sys/shm.h>

int main(void)
{
    int id = shmget(0x1eaf, 4 * 4096, IPC_CREAT | 0600);
    if (id < 0)
        err(1, "shmget");
    char *memory = shmat(id, NULL, 0);
    if (memory == (void *)-1)
        err(1, "shmat");
    memory[2 * 4096] = 'x';
    if (shmdt(memory) < 0)
        err(1, "shmdt");

    struct shmid_ds about;
    if (shmctl(id, IPC_STAT, &about) < 0)
        puts("gone");
    else
        printf("still there, attached %lu times\n", about.shm_nattch);
    return 0;
}
