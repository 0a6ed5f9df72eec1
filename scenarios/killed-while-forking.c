#include <stdio.h>
#include <sys/ipc.h>
#include <sys/mman.h>
#include <sys/shm.h>
#include <sys/wait.h>
#include <unistd.h>

#define PAGE 4096
#define PAGES 6

static int wrong(const char *pages, char what)
{
    int count = 0;
    for (int i = 0; i < PAGES; i++)
        count += pages[i * PAGE] != what + i;
    return count;
}

/* Fills a segment and memory of its own and forks; the child finds both. The segment is marked for
   removal at once, so that it lasts as long as somebody is attached. */
int main(void)
{
    int status = 0, id = shmget(IPC_PRIVATE, PAGES * PAGE, 0600);
    char *shared = shmat(id, NULL, 0);
    char *own = mmap(NULL, PAGES * PAGE, PROT_READ | PROT_WRITE,
        MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (shared == (void *)-1 || own == MAP_FAILED || shmctl(id, IPC_RMID, NULL))
        return 1;
    for (int i = 0; i < PAGES; i++) {
        shared[i * PAGE] = 'A' + i;
        own[i * PAGE] = 'a' + i;
    }
    if (fork() == 0) {
        printf("child: %d wrong\n", wrong(shared, 'A') + wrong(own, 'a'));
        return 0;
    }
    wait(&status);
    return status != 0;
}
