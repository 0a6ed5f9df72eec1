/* What mlock and its family answer, and which pages are locked afterwards: MS_INVALIDATE of a locked page is EBUSY.
   Usage: lock-rules [NEW-FILE] */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/shm.h>
#include <sys/wait.h>
#include <unistd.h>

#define PAGE 4096
#define RW (PROT_READ | PROT_WRITE)
#define PRIVATE (MAP_PRIVATE | MAP_ANONYMOUS)

static const char *name_of(int error)
{
    switch (error) {
    case EAGAIN: return "EAGAIN";
    case EBUSY: return "EBUSY";
    case EINVAL: return "EINVAL";
    case ENOMEM: return "ENOMEM";
    case ENOSYS: return "ENOSYS";
    case EPERM: return "EPERM";
    default: return "?";
    }
}

static void tell(const char *what, long result)
{
    printf("%-28s %s\n", what, result == -1 ? name_of(errno) : "ok");
}

/* One letter a page: l locked, - not, . nothing there. */
static void tell_locks(const char *what, char *base, int pages)
{
    printf("%-28s ", what);
    for (int page = 0; page < pages; page++) {
        int result = msync(base + page * PAGE, PAGE, MS_INVALIDATE);
        putchar(result == 0 ? '-' : errno == EBUSY ? 'l' : '.');
    }
    putchar('\n');
}

static char *map(int pages, int prot, int flags)
{
    return mmap(NULL, pages * PAGE, prot, flags, -1, 0);
}

static void limit(unsigned long pages)
{
    struct rlimit to;
    getrlimit(RLIMIT_MEMLOCK, &to);
    to.rlim_cur = pages * PAGE;
    tell("setrlimit", setrlimit(RLIMIT_MEMLOCK, &to));
}

static void ranges(void)
{
    char *base = map(6, RW, PRIVATE);
    tell("unaligned", mlock(base + PAGE + 1, 1));
    tell("over a border", mlock(base + 4 * PAGE - 1, 2));
    tell_locks("", base, 6);
    tell("munlock", munlock(base + 3 * PAGE, PAGE));
    tell("munlock again", munlock(base + 3 * PAGE, PAGE));
    tell("empty", mlock(base, 0));
    tell("empty and nowhere", mlock((char *)PAGE, 0));
    tell("rounds to empty", mlock(base, -1UL));
    tell("wraps", mlock(base, -2UL * PAGE));
    tell_locks("", base, 6);
    munmap(base + 4 * PAGE, PAGE);
    tell("over a hole", mlock(base + 2 * PAGE, 4 * PAGE));
    tell_locks("", base, 6);
    tell("munlock over a hole", munlock(base, 6 * PAGE));
    tell_locks("", base, 6);
    tell("nothing there", mlock(base + 4 * PAGE, PAGE));
    munmap(base, 6 * PAGE);
}

static void unreachable(const char *name)
{
    int fd = open(name, O_RDWR | O_CREAT, 0600);
    ftruncate(fd, 2 * PAGE);
    char *file = mmap(NULL, 4 * PAGE, RW, MAP_SHARED, fd, 0);
    char *none = map(2, PROT_NONE, PRIVATE);
    tell("no access", mlock(none, 2 * PAGE));
    tell_locks("", none, 2);
    tell("beyond the end of file", mlock(file, 4 * PAGE));
    tell_locks("", file, 4);
    tell("on fault, beyond the end", mlock2(file, 4 * PAGE, MLOCK_ONFAULT));
    tell("unknown flag", mlock2(file, PAGE, 2));
    close(fd);
    unlink(name);
    munmap(none, 2 * PAGE);
    munmap(file, 4 * PAGE);
}

static void limits(void)
{
    char *base = map(8, RW, PRIVATE);
    limit(4);
    tell("five of four", mlock(base, 5 * PAGE));
    tell("four of four", mlock(base, 4 * PAGE));
    tell("the same again", mlock(base, 4 * PAGE));
    tell("three and one more", mlock(base + PAGE, 4 * PAGE));
    tell_locks("", base, 8);
    tell("MAP_LOCKED", map(1, RW, PRIVATE | MAP_LOCKED) == MAP_FAILED ? -1 : 0);
    tell("mlockall current", mlockall(MCL_CURRENT));
    tell("mlockall future", mlockall(MCL_FUTURE));
    tell("mmap then", map(1, RW, PRIVATE) == MAP_FAILED ? -1 : 0);
    int id = shmget(IPC_PRIVATE, PAGE, 0600);
    char *attached = shmat(id, NULL, 0);
    tell("shmat then", attached == (char *)-1 ? -1 : 0);
    tell("SHM_LOCK of one page", shmctl(id, SHM_LOCK, NULL));
    shmctl(id, IPC_RMID, NULL);
    tell("munlockall", munlockall());
    tell_locks("", base, 8);
    tell("mmap then", map(1, RW, PRIVATE) == MAP_FAILED ? -1 : 0);
    limit(0);
    tell("nothing with no limit", mlock(base, 0));
    tell("munlock with no limit", munlock(base, PAGE));
    tell("MAP_LOCKED", map(1, RW, PRIVATE | MAP_LOCKED) == MAP_FAILED ? -1 : 0);
    tell("mlockall", mlockall(MCL_CURRENT));
}

static void everything(void)
{
    tell("no flag", mlockall(0));
    tell("on fault alone", mlockall(MCL_ONFAULT));
    tell("unknown", mlockall(8));
    char *before = map(2, RW, PRIVATE);
    tell("future", mlockall(MCL_FUTURE));
    char *after = map(2, RW, PRIVATE);
    tell_locks("before", before, 2);
    tell_locks("after", after, 2);
    tell("current", mlockall(MCL_CURRENT | MCL_ONFAULT));
    char *last = map(2, RW, PRIVATE);
    tell_locks("before", before, 2);
    tell_locks("last", last, 2);
    fflush(stdout);
    pid_t child = fork();
    if (child == 0) {
        tell_locks("in a child", before, 2);
        fflush(stdout);
        _exit(0);
    }
    waitpid(child, NULL, 0);
    tell("munlockall", munlockall());
    tell_locks("before", before, 2);
}

int main(int argc, char **argv)
{
    ranges();
    unreachable(argc > 1 ? argv[1] : "two-pages");
    everything();
    limits();
    return 0;
}
