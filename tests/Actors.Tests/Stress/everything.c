/* Does everything at random that touches shared memory: the machine's rules must hold, whatever comes of it. */
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/ipc.h>
#include <sys/mman.h>
#include <sys/shm.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#define PAGE 4096
#define PAGES 3
#define KEY 0x100
#define FORK_DEPTH 2

enum kind { FREE, SEGMENT, SHARED_FILE, PRIVATE_FILE, SHARED_ANONYMOUS };

struct place {
    enum kind kind;
    char *at;
};

static unsigned seed;
static int rounds;
static int fd;
static struct place places[6];

static unsigned any(unsigned count)
{
    seed = seed * 1103515245u + 12345u;
    return (seed >> 16) % count;
}

static void attach(struct place *place)
{
    int id = shmget(KEY + any(2), PAGES * PAGE, IPC_CREAT | 0600);
    char *at = id < 0 ? (char *)-1 : shmat(id, 0, 0);
    if (at != (char *)-1)
        *place = (struct place){ SEGMENT, at };
}

static void map(struct place *place)
{
    static const int flags[] = { MAP_SHARED, MAP_PRIVATE, MAP_SHARED | MAP_ANONYMOUS };
    int which = any(3);
    char *at = mmap(0, PAGES * PAGE, PROT_READ | PROT_WRITE, flags[which], which == 2 ? -1 : fd, 0);
    if (at != MAP_FAILED)
        *place = (struct place){ SHARED_FILE + which, at };
}

static void leave(struct place *place)
{
    if (place->kind == SEGMENT)
        shmdt(place->at);
    else
        munmap(place->at, PAGES * PAGE);
    place->kind = FREE;
}

static void store(struct place *place, int value)
{
    /* A file may be cut to less than this: then it is SIGBUS, which ends this process alone. */
    int isFile = place->kind == SHARED_FILE || place->kind == PRIVATE_FILE;
    place->at[isFile ? any(100) : any(PAGES * PAGE)] = value;
}

/* The middle page goes, or changes its rights: the area falls apart. */
static void split(struct place *place)
{
    if (place->kind == SEGMENT) {
        mprotect(place->at + PAGE, PAGE, any(2) ? PROT_READ : PROT_NONE);
        mprotect(place->at + PAGE, PAGE, PROT_READ | PROT_WRITE);
    } else {
        munmap(place->at + PAGE, PAGE);
        leave(place);
    }
}

static void use_file(void)
{
    char bytes[300] = { 0 };
    switch (any(5)) {
    case 0:
    case 1:
        pwrite(fd, bytes, any(300), any(2 * PAGE));
        break;
    case 2:
    case 3:
        pread(fd, bytes, any(300), any(2 * PAGE));
        break;
    case 4:
        ftruncate(fd, 200 + any(PAGES * PAGE));
        break;
    }
}

static void run(int depth);

static void have_child(int depth)
{
    pid_t child = depth < FORK_DEPTH ? fork() : -1;
    if (child == 0) {
        seed = seed * 7 + 3;
        run(depth + 1);
        _exit(0);
    }
    if (child > 0 && any(4) == 0)
        kill(child, SIGKILL);
}

static void run(int depth)
{
    for (int i = 0; i < rounds; i++) {
        struct place *place = &places[any(6)];
        unsigned what = any(12);
        if (what == 0)
            have_child(depth);
        else if (what == 1)
            use_file();
        else if (what == 2 && any(3) == 0)
            shmctl(shmget(KEY + any(2), 0, 0), IPC_RMID, 0);
        else if (place->kind == FREE && what < 8)
            attach(place);
        else if (place->kind == FREE)
            map(place);
        else if (what < 8)
            store(place, i);
        else if (what == 8)
            leave(place);
        else if (what == 9)
            split(place);
        else if (place->kind == SHARED_FILE)
            msync(place->at, PAGES * PAGE, MS_SYNC);
    }
}

int main(int argc, char **argv)
{
    seed = atoi(argv[1]);
    rounds = atoi(argv[2]);
    fd = open("data.txt", O_RDWR);
    run(0);
    while (wait(0) > 0)
        ;
    for (int key = KEY; key < KEY + 2; key++)
        shmctl(shmget(key, 0, 0), IPC_RMID, 0);
    return 0;
}
