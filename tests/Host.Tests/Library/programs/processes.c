/* fork, wait, pipe, exit codes, signals, sleep. */
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

int main(void)
{
    int ends[2], status;
    char buffer[32] = "";
    if (pipe(ends) < 0)
        return 1;
    pid_t child = fork();
    if (child == 0) {
        close(ends[0]);
        dprintf(ends[1], "hello from %s", getppid() > 0 ? "child" : "orphan");
        _exit(7);
    }
    close(ends[1]);
    ssize_t got = read(ends[0], buffer, sizeof buffer);
    printf("%zd %s\n", got, buffer);
    printf("%d %d\n", waitpid(child, &status, 0) == child, WEXITSTATUS(status));
    child = fork();
    if (child == 0)
        abort();
    printf("%d", wait(&status) == child);
    printf(" %d %d\n", WIFSIGNALED(status), WTERMSIG(status));
    child = fork();
    if (child == 0) {
        raise(SIGTERM);
        _exit(1);
    }
    wait(&status);
    printf("%d\n", WTERMSIG(status));
    printf("%d %d\n", wait(&status), errno == ECHILD);
    printf("%d %d\n", kill(getpid(), 0), kill(getpid(), 99) == -1 && errno == EINVAL);
    printf("%d %d\n", usleep(10), sleep(0));
    struct timespec now;
    printf("%d %d\n", clock_gettime(CLOCK_MONOTONIC, &now), time(NULL) > 0);
    printf("%d\n", isatty(ends[0]));
    return 0;
}
