/* Attach a segment, leave a mark, look for the other's mark, detach.
   By the classic rule the other's detach may destroy the segment between shmget and shmat: then get
   it again. By the rule of today's Linux it stays until IPC_RMID; whoever is second has none left
   to remove. */
#include <err.h>
#include <errno.h>
#include <stdio.h>
#include <sys/shm.h>
#include <unistd.h>

#define MARKS 16

int main(void)
{
    int id;
    volatile int *marks;
    do {
        id = shmget(0x5eed, MARKS * sizeof *marks, IPC_CREAT | 0600);
        if (id < 0)
            err(1, "shmget");
        marks = shmat(id, NULL, 0);
    } while (marks == (void *)-1 && (errno == EINVAL || errno == EIDRM));
    if (marks == (void *)-1)
        err(1, "shmat");

    marks[getpid() % MARKS] = 1;
    int seen = 0;
    for (int i = 0; i < MARKS; i++)
        seen += marks[i];
    puts(seen == 1 ? "alone" : "met");

    if (shmdt((void *)marks) < 0)
        err(1, "shmdt");
    shmctl(id, IPC_RMID, NULL);
    return 0;
}
