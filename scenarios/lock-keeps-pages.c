/*
 * Pages that are locked, each kind in its way, stay in memory while a child uses up the rest: their loads take no time
 * afterwards. When they are unlocked and another child has done the same, they have left.
 */
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/shm.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define PAGE 4096
#define PAGES 3
#define BYTES (PAGES * PAGE)
#define RW (PROT_READ | PROT_WRITE)

static char *own, *mapped, *locked_by_mlock, *locked_by_shmctl;

static long nanoseconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return now.tv_sec * 1000000000 + now.tv_nsec;
}

static void tell(const char *what, const volatile char *base)
{
    nanoseconds();
    long before = nanoseconds();
    int sum = 0;
    for (int page = 0; page < PAGES; page++)
        sum += base[page * PAGE];
    long after = nanoseconds();
    printf("%s: %s, %s\n", what, sum == PAGES * 'x' ? "whole" : "lost", after == before ? "in memory" : "away");
}

static void tell_all(void)
{
    tell("own", own);
    tell("file", mapped);
    tell("segment, mlock", locked_by_mlock);
    tell("segment, SHM_LOCK", locked_by_shmctl);
}

static void use_memory(int pages)
{
    if (fork() == 0) {
        char *base = mmap(NULL, pages * PAGE, RW, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
        for (int round = 0; round < 2; round++)
            for (int page = 0; page < pages; page++)
                base[page * PAGE] = 1;
        _exit(0);
    }
    int status;
    wait(&status);
    printf("the child: %d\n", status);
}

static char *attach(int id)
{
    char *base = shmat(id, NULL, 0);
    memset(base, 'x', BYTES);
    return base;
}

int main(void)
{
    int fd = open("file", O_RDWR | O_CREAT, 0600);
    int first = shmget(IPC_PRIVATE, BYTES, 0600), second = shmget(IPC_PRIVATE, BYTES, 0600);
    ftruncate(fd, BYTES);
    own = mmap(NULL, BYTES, RW, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    mapped = mmap(NULL, BYTES, RW, MAP_SHARED, fd, 0);
    memset(own, 'x', BYTES);
    memset(mapped, 'x', BYTES);
    locked_by_mlock = attach(first);
    locked_by_shmctl = attach(second);
    if (mlock(own, BYTES) || mlock(mapped, BYTES) || mlock(locked_by_mlock, BYTES) || shmctl(second, SHM_LOCK, NULL))
        perror("lock");
    use_memory(40);
    tell_all();
    munlockall();
    shmctl(second, SHM_UNLOCK, NULL);
    use_memory(40);
    tell_all();
    shmctl(first, IPC_RMID, NULL);
    shmctl(second, IPC_RMID, NULL);
    unlink("file");
    return 0;
}
