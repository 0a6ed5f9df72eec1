/* Parent and child each read from the other before they write: a circle of two over two pipes.
   Left alone it is a deadlock; here somebody kills the parent, and the child reads the end. */
#include <err.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

static int exchange(int from, int to)
{
    char byte = 'x';
    ssize_t count = read(from, &byte, 1);
    if (count == 1 && write(to, &byte, 1) < 0)
        err(1, "write");
    return (int)count;
}

int main(void)
{
    int down[2], up[2];
    if (pipe(down) < 0 || pipe(up) < 0)
        err(1, "pipe");
    pid_t child = fork();
    if (child < 0)
        err(1, "fork");
    if (child == 0) {
        close(down[1]); /* or the child would wait for itself for ever */
        close(up[0]);
        if (exchange(down[0], up[1]) == 0)
            printf("the other end is gone\n");
        return 0;
    }
    close(down[0]);
    close(up[1]);
    exchange(up[0], down[1]);
    wait(NULL);
    return 0;
}
