/* Make a segment under a key, use it, and mark it for removal while others come and go. */
#include <err.h>
#include <errno.h>
#include <stddef.h>
#include <sys/shm.h>

int main(void)
{
    int id;
    char *memory;
    do {
        id = shmget(0xdead, 4096, IPC_CREAT | 0600);
        if (id < 0)
            err(1, "shmget");
        memory = shmat(id, NULL, 0);
    } while (memory == (void *)-1 && (errno == EINVAL || errno == EIDRM));
    if (memory == (void *)-1)
        err(1, "shmat");
    *memory = 'A';
    if (shmctl(id, IPC_RMID, NULL) < 0)
        err(1, "shmctl");
    if (*memory != 'A')
        errx(1, "the page changed under IPC_RMID");
    if (shmdt(memory) < 0)
        err(1, "shmdt");
    return 0;
}
