/* Look for the segment under the key and attach it: it may not be there yet, be gone already, or
   go between the two calls. Attached, it stays, whatever the owner does. */
#include <err.h>
#include <errno.h>
#include <stdio.h>
#include <sys/shm.h>

int main(void)
{
    int id = shmget(0xdead, 0, 0);
    if (id < 0) {
        if (errno != ENOENT && errno != EIDRM)
            err(1, "shmget");
        puts("no key");
        return 0;
    }
    volatile char *memory = shmat(id, NULL, 0);
    if (memory == (void *)-1) {
        if (errno != EINVAL && errno != EIDRM)
            err(1, "shmat");
        puts("no segment");
        return 0;
    }
    char first = *memory;
    if (first != 0 && first != 'A')
        errx(1, "found %d", first);
    memory[1] = 'v';
    if (memory[1] != 'v')
        errx(1, "the store is lost");
    if (shmdt((void *)memory) < 0)
        err(1, "shmdt");
    puts("visited");
    return 0;
}
