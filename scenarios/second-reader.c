/* Read the page that the first writer made. */
#include <err.h>
#include <stdio.h>
#include <sys/shm.h>
#include <unistd.h>

int main(void)
{
    sleep(1);
    int id = shmget(0xf1e5, 0, 0);
    if (id < 0)
        err(1, "shmget");
    char *memory = shmat(id, NULL, SHM_RDONLY);
    if (memory == (void *)-1)
        err(1, "shmat");
    puts(memory);
    if (memory[4096] == 0)
        puts("and nothing on the second page");
    shmdt(memory);
    return 0;
}
