/* Make a segment for oneself alone, under a key that everybody knows. */
#include <err.h>
#include <string.h>
#include <sys/shm.h>
#include <unistd.h>

int main(void)
{
    int id = shmget(0x9a7e, 4096, IPC_CREAT | 0600);
    if (id < 0)
        err(1, "shmget");
    char *memory = shmat(id, NULL, 0);
    if (memory == (void *)-1)
        err(1, "shmat");
    strcpy(memory, "secret");
    sleep(2);
    if (strcmp(memory, "secret") != 0)
        errx(1, "changed");
    shmctl(id, IPC_RMID, NULL);
    shmdt(memory);
    return 0;
}
