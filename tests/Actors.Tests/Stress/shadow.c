/* What a generated program of the shadow stress is made of: loads that know what they must find.
   A cell is eight bytes; what it must hold was worked out by whoever wrote the program. */
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/ipc.h>
#include <sys/mman.h>
#include <sys/shm.h>
#include <sys/wait.h>
#include <unistd.h>

#define PAGE 4096
#define RW (PROT_READ | PROT_WRITE)
#define TAG 0xffff

static char data[3 * PAGE] __attribute__((aligned(PAGE)));
static char *at[7] = { data };
static int fd[2];
static key_t first_key;
static pid_t child[4];

static void fail(int line, const char *what)
{
    printf("line %d: %s\n", line, what);
    fflush(stdout);
    _exit(9);
}

static volatile long *cell(int slot, long offset)
{
    return (volatile long *)(at[slot] + offset);
}

static void put(int slot, long offset, long value)
{
    *cell(slot, offset) = value;
}

/* The cell is this process's, or nobody stores to it meanwhile: it has one value. */
static void expect_at(int line, int slot, long offset, long value)
{
    long found = *cell(slot, offset);
    if (found != value) {
        printf("line %d: slot %d offset %ld holds %lx and not %lx\n", line, slot, offset, found,
            value);
        fail(line, "a load did not find the last store");
    }
}

static int is_one_of(long value, long before, long first, long last)
{
    return value == before
        || (value >= first && value <= last && (value & TAG) == (first & TAG));
}

/* Somebody else stores to the cell meanwhile, each time a larger value than the last. */
static void watch_at(int line, int slot, long offset, long before, long first, long last)
{
    long one = *cell(slot, offset), two = *cell(slot, offset);
    if (!is_one_of(one, before, first, last) || !is_one_of(two, before, first, last)
        || (one != before && two < one))
        fail(line, "a load found what nobody stored, or an older store than before");
}

static void put_file(int line, int file, long offset, long value)
{
    if (pwrite(fd[file], &value, sizeof value, offset) != sizeof value)
        fail(line, "pwrite");
}

static void expect_file_at(int line, int file, long offset, long value)
{
    long found = -1;
    if (pread(fd[file], &found, sizeof found, offset) != sizeof found || found != value)
        fail(line, "a read did not find the last store");
}

static void save(int line, int file, long offset, int slot, long from)
{
    if (pwrite(fd[file], at[slot] + from, sizeof(long), offset) != sizeof(long))
        fail(line, "pwrite from a mapping");
}

static void restore(int line, int file, long offset, int slot, int page)
{
    if (pread(fd[file], at[slot] + page * PAGE, PAGE, offset) < 0)
        fail(line, "pread into a mapping");
}

static void map(int line, int slot, int pages, int flags, int file)
{
    at[slot] = mmap(NULL, pages * PAGE, RW, flags, file, 0);
    if (at[slot] == MAP_FAILED)
        fail(line, "mmap");
}

static void attach(int line, int slot, int pages, int segment)
{
    int id = shmget(first_key + segment, pages * PAGE, IPC_CREAT | 0600);
    at[slot] = id < 0 ? (char *)-1 : shmat(id, NULL, 0);
    if (at[slot] == (char *)-1)
        fail(line, "attach");
}

static void control(int line, int segment, int command)
{
    int id = shmget(first_key + segment, 0, 0);
    if (id < 0 || shmctl(id, command, NULL))
        fail(line, "shmctl");
}

static void unmap(int line, int slot, int page, int pages)
{
    if (munmap(at[slot] + page * PAGE, pages * PAGE))
        fail(line, "munmap");
}

static void renew(int line, int slot, int page)
{
    char *where = at[slot] + page * PAGE;
    if (mmap(where, PAGE, RW, MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED, -1, 0) != where)
        fail(line, "MAP_FIXED");
}

static void guard(int line, int slot, int page)
{
    char *where = at[slot] + page * PAGE;
    if (mprotect(where, PAGE, PROT_NONE) || mprotect(where, PAGE, RW))
        fail(line, "mprotect");
}

/* The page that was locked before may be unmapped by now. */
static void lock_instead(int line, int slot, int page)
{
    static char *locked = data;
    munlock(locked, PAGE);
    locked = at[slot] + page * PAGE;
    if (mlock(locked, PAGE))
        fail(line, "mlock");
}

static void require(int line, int result)
{
    if (result)
        fail(line, "a call failed");
}

static int start(int line, int who)
{
    child[who] = fork();
    if (child[who] < 0)
        fail(line, "fork");
    return child[who] == 0;
}

static void finish(int line, int who, int expected)
{
    int status = -1;
    if (waitpid(child[who], &status, 0) != child[who] || status != expected)
        fail(line, "a child ended otherwise");
}

/* Programs of one machine have files and keys of their own, by their number. */
static void begin(int argc, char **argv)
{
    int number = argc > 1 ? atoi(argv[1]) : getpid();
    first_key = 0x100 * number;
    for (int file = 0; file < 2; file++) {
        char name[40];
        snprintf(name, sizeof name, "shadow-%d-%d", number, file);
        fd[file] = open(name, O_RDWR | O_CREAT | O_TRUNC, 0600);
        if (fd[file] < 0)
            fail(__LINE__, "open");
    }
}

#define expect(slot, offset, value) expect_at(__LINE__, slot, offset, value)
#define watch(slot, offset, before, first, last) \
    watch_at(__LINE__, slot, offset, before, first, last)
#define expect_file(file, offset, value) expect_file_at(__LINE__, file, offset, value)
