/* More memory than frames: a shared segment, a private heap, a private and a shared file mapping, forks.
   Each word is written by one process alone and compared with what that process wrote last. */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/ipc.h>
#include <sys/mman.h>
#include <sys/shm.h>
#include <sys/wait.h>
#include <unistd.h>

enum { PAGE = 4096, SHARED = 6, OWN = 6, FILED = 2 };

static unsigned state;
static long shadow_shared[SHARED], shadow_own[OWN], shadow_filed[FILED], shadow_family[OWN];
static int me;

static unsigned next(unsigned limit)
{
    state = state * 1103515245u + 12345u;
    return (state >> 16) % limit;
}

static void check(long *word, long *shadow, const char *what, int page)
{
    if (*word != *shadow) {
        printf("%d: %s page %d holds %ld and not %ld\n", me, what, page, *word, *shadow);
        exit(2);
    }
    if (next(2)) {
        *shadow = *shadow * 3 + me + 1;
        *word = *shadow;
    }
}

static void work(int rounds, char *shared, char *own, char *filed, char *family)
{
    for (int i = 0; i < rounds; i++) {
        int page = next(SHARED);
        check((long *)(shared + page * PAGE) + me, &shadow_shared[page], "shared", page);
        page = next(OWN);
        check((long *)(own + page * PAGE), &shadow_own[page], "own", page);
        page = next(FILED);
        check((long *)(filed + page * PAGE) + me, &shadow_filed[page], "file", page);
        page = next(OWN);
        check((long *)(family + page * PAGE) + me, &shadow_family[page], "family", page);
    }
}

int main(int argc, char **argv)
{
    me = atoi(argv[1]);
    state = me * 77 + atoi(argv[2]);
    int rounds = atoi(argv[3]);
    int id = shmget(42, SHARED * PAGE, IPC_CREAT | 0600);
    char *shared = shmat(id, 0, 0);
    char *own = mmap(0, OWN * PAGE, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    int fd = open("data.bin", O_RDWR);
    char *filed = mmap(0, FILED * PAGE, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
    char *family = mmap(0, OWN * PAGE, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (family == MAP_FAILED || shared == (char *)-1 || own == MAP_FAILED || filed == MAP_FAILED)
        return 3;
    work(rounds, shared, own, filed, family);
    int child = fork();
    if (child == 0) {
        me += 8;
        for (int i = 0; i < SHARED; i++)
            shadow_shared[i] = 0;
        for (int i = 0; i < OWN; i++)
            shadow_family[i] = 0;
        for (int i = 0; i < FILED; i++)
            shadow_filed[i] = 0;
    }
    work(rounds, shared, own, filed, family);
    if (child == 0)
        return 0;
    int status = -1;
    if (waitpid(child, &status, 0) != child)
        return 4;
    work(rounds, shared, own, filed, family);
    shmctl(id, IPC_RMID, 0);
    return status == 0 ? 0 : 5;
}
