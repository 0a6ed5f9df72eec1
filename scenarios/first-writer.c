/* Touch the first page of a new segment, and stay attached while the other looks. */
#include <err.h>
#include <string.h>
#include <sys/shm.h>
#include <unistd.h>

int main(void)
{
    int id = shmget(0xf1e5, 2 * 4096, IPC_CREAT | 0600);
    if (id < 0)
        err(1, "shmget");
    char *memory = shmat(id, NULL, 0);
    if (memory == (void *)-1)
        err(1, "shmat");
    strcpy(memory, "written by the first");
    sleep(2);
    shmdt(memory);
    shmctl(id, IPC_RMID, NULL);
    return 0;
}
