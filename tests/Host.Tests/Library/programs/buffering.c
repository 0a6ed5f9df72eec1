/* What waits in a buffer is written at exit by both after fork; stderr does not wait. */
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

static void last(void)
{
    printf("at exit\n");
}

static void first(void)
{
    printf("just before\n");
}

int main(void)
{
    setvbuf(stdout, NULL, _IOFBF, BUFSIZ);
    dup2(1, 2);
    atexit(last);
    atexit(first);
    fprintf(stderr, "error %d\n", 1);
    printf("once\n");
    fflush(stdout);
    printf("twice\n");
    if (fork() == 0)
        _exit(0);
    wait(NULL);
    if (fork() == 0)
        exit(0);
    wait(NULL);
    puts("parent");
    fputs("x", stderr);
    return 3;
}
