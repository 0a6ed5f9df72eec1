/* shm_nattch counts areas, not processes: munmap of the middle of an attach makes two of one. */
#include <err.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/shm.h>

#define PAGE 4096

static int id;

static void show(const char *when)
{
    struct shmid_ds about;
    if (shmctl(id, IPC_STAT, &about) < 0)
        err(1, "shmctl");
    printf("%s: %lu\n", when, about.shm_nattch);
}

int main(void)
{
    id = shmget(IPC_PRIVATE, 3 * PAGE, 0600);
    if (id < 0)
        err(1, "shmget");
    char *memory = shmat(id, NULL, 0);
    if (memory == (void *)-1)
        err(1, "shmat");
    memset(memory, 'x', 3 * PAGE);
    show("attached");
    munmap(memory + PAGE, PAGE);
    show("without the middle");
    munmap(memory, PAGE);
    show("without the first page");
    printf("the last page has %c\n", memory[2 * PAGE]);
    shmctl(id, IPC_RMID, NULL);
    if (shmdt(memory) < 0) /* the attach's own address, where nothing is mapped any more */
        err(1, "shmdt");
    struct shmid_ds about;
    puts(shmctl(id, IPC_STAT, &about) < 0 ? "gone" : "there");
    return 0;
}
