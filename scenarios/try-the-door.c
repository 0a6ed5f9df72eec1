/* Try everything on a segment of which one knows the key. */
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/shm.h>
#include <unistd.h>

static void tell(const char *what, int failed)
{
    printf("%s: %s\n", what, failed ? strerror(errno) : "allowed");
}

int main(void)
{
    struct shmid_ds about;
    sleep(1);
    tell("find to read", shmget(0x9a7e, 0, 0400) < 0);
    int id = shmget(0x9a7e, 0, 0);
    tell("find", id < 0);
    tell("attach", shmat(id, NULL, 0) == (void *)-1);
    tell("attach to read", shmat(id, NULL, SHM_RDONLY) == (void *)-1);
    tell("stat", shmctl(id, IPC_STAT, &about) < 0);
    tell("remove", shmctl(id, IPC_RMID, NULL) < 0);
    return 0;
}
