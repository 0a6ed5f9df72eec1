/* IPC_CREAT with IPC_EXCL: of all who try, one makes the segment. */
#include <err.h>
#include <errno.h>
#include <stdio.h>
#include <sys/shm.h>

int main(void)
{
    if (shmget(0xace, 4096, IPC_CREAT | IPC_EXCL | 0600) >= 0) {
        puts("won");
        return 0;
    }
    if (errno != EEXIST)
        err(2, "shmget");
    puts("lost");
    return 1;
}
