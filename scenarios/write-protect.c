/* mprotect takes the right to store away, and gives it back; SHM_RDONLY never gives it. */
#include <err.h>
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/shm.h>
#include <sys/wait.h>
#include <unistd.h>

#define PAGE 4096

/* What becomes of a child that stores there. */
static void try_to_store(const char *where, char *at)
{
    int status;
    fflush(stdout);
    if (fork() == 0) {
        *at = '!';
        _exit(0);
    }
    wait(&status);
    printf("%s: %s\n", where, WIFSIGNALED(status) ? strsignal(WTERMSIG(status)) : "stored");
}

int main(void)
{
    char *map = mmap(NULL, 2 * PAGE, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (map == MAP_FAILED)
        err(1, "mmap");
    strcpy(map, "first");
    strcpy(map + PAGE, "second");
    if (mprotect(map, PAGE, PROT_READ) < 0)
        err(1, "mprotect");
    try_to_store("read-only page", map);
    try_to_store("the page behind", map + PAGE);
    mprotect(map, PAGE, PROT_READ | PROT_WRITE);
    try_to_store("writable again", map);
    mprotect(map, PAGE, PROT_NONE);
    try_to_store("no access", map);
    mprotect(map, PAGE, PROT_READ);
    printf("%s %s\n", map, map + PAGE);

    int id = shmget(IPC_PRIVATE, PAGE, 0600);
    char *segment = shmat(id, NULL, SHM_RDONLY);
    if (segment == (void *)-1)
        err(1, "shmat");
    shmctl(id, IPC_RMID, NULL);
    try_to_store("SHM_RDONLY", segment);
    int denied = mprotect(segment, PAGE, PROT_READ | PROT_WRITE) < 0 && errno == EACCES;
    puts(denied ? "and cannot be made writable" : "and can be made writable");
    return 0;
}
