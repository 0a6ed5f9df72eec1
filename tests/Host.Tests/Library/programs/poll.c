/* poll, select, ppoll on pipes, with times and signals. */
#define _GNU_SOURCE
#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/select.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <fcntl.h>
#include <time.h>
#include <unistd.h>

static volatile sig_atomic_t handled;

static void on_signal(int signal)
{
    (void)signal;
    handled++;
}

static void show(const char *what, int result, const struct pollfd *entries, int count)
{
    int error = errno;
    printf("%s: %d %s", what, result, result < 0 ? strerror(error) : "-");
    for (int i = 0; i < count; i++)
        printf(" %x", entries[i].revents);
    printf(" handled %d\n", handled);
    fflush(stdout);
}

static pid_t later(int fd, int ms)
{
    pid_t pid = fork();
    if (pid == 0) {
        usleep(ms * 1000);
        _exit(write(fd, "x", 1) == 1 ? 0 : 1);
    }
    return pid;
}

static void in_ms(int ms)
{
    struct itimerval timer = { { 0, 0 }, { 0, ms * 1000 } };
    setitimer(ITIMER_REAL, &timer, NULL);
}

int main(void)
{
    int one[2], two[2];
    char bytes[8];
    if (pipe(one) < 0 || pipe(two) < 0)
        return 1;
    struct pollfd entries[4] = {
        { one[0], POLLIN, 7 }, { two[1], POLLOUT, 7 }, { -1, POLLIN, 7 }, { 99, POLLIN, 7 },
    };
    show("at once", poll(entries, 4, 0), entries, 4);
    show("none", poll(entries, 1, 0), entries, 1);
    show("time", poll(entries, 1, 20), entries, 1);
    show("nothing", poll(NULL, 0, 10), NULL, 0);
    pid_t pid = later(one[1], 20);
    show("wait", poll(entries, 1, -1), entries, 1);
    waitpid(pid, NULL, 0);
    show("still", poll(entries, 1, 1000), entries, 1);
    if (read(one[0], bytes, 8) != 1)
        return 1;
    pid = later(one[1], 20);
    show("wait with a time", poll(entries, 1, 5000), entries, 1);
    waitpid(pid, NULL, 0);
    if (read(one[0], bytes, 8) != 1)
        return 1;

    signal(SIGALRM, on_signal);
    in_ms(20);
    show("signal", poll(entries, 1, 5000), entries, 0);
    sigset_t blocked, none;
    sigemptyset(&blocked);
    sigemptyset(&none);
    sigaddset(&blocked, SIGALRM);
    sigprocmask(SIG_BLOCK, &blocked, NULL);
    raise(SIGALRM);
    struct timespec limit = { 0, 20000000 };
    show("blocked", ppoll(entries, 1, &limit, NULL), entries, 1);
    show("let in", ppoll(entries, 1, &limit, &none), entries, 0);
    raise(SIGALRM);
    show("ready first", ppoll(entries + 1, 1, &limit, &none), entries + 1, 1);
    sigprocmask(SIG_UNBLOCK, &blocked, NULL);
    show("unblocked", 0, NULL, 0);

    fd_set reads, writes;
    FD_ZERO(&reads);
    FD_ZERO(&writes);
    FD_SET(one[0], &reads);
    FD_SET(two[1], &writes);
    struct timeval time = { 0, 20000 };
    int result = select(10, &reads, &writes, NULL, &time);
    printf("select %d %d %d left %d\n", result, FD_ISSET(one[0], &reads) != 0,
           FD_ISSET(two[1], &writes) != 0, time.tv_usec > 0);
    FD_SET(one[0], &reads);
    result = select(10, &reads, NULL, NULL, &time);
    printf("select %d %d left %ld\n", result, FD_ISSET(one[0], &reads) != 0, (long)time.tv_usec);
    FD_SET(one[0], &reads);
    fflush(stdout);
    pid = later(one[1], 10);
    result = select(10, &reads, NULL, NULL, NULL);
    printf("select %d %d\n", result, FD_ISSET(one[0], &reads) != 0);
    waitpid(pid, NULL, 0);
    FD_SET(77, &reads);
    errno = 0;
    result = select(78, &reads, NULL, NULL, NULL);
    printf("select %d %s\n", result, strerror(errno));

    char large[4096];
    memset(large, 0, sizeof large);
    fcntl(two[1], F_SETFL, O_NONBLOCK);
    while (write(two[1], large, sizeof large) > 0)
        ;
    show("full", poll(entries + 1, 1, 0), entries + 1, 1);
    entries[0].fd = two[0];
    entries[0].events = 0;
    show("asks nothing", poll(entries, 1, 0), entries, 1);
    close(two[1]);
    entries[0].events = POLLIN;
    show("no writers", poll(entries, 1, -1), entries, 1);
    close(one[0]);
    entries[0].fd = one[1];
    entries[0].events = POLLOUT;
    show("no readers", poll(entries, 1, -1), entries, 1);
    entries[0].fd = open("/dev/null", O_RDWR);
    entries[0].events = POLLIN | POLLOUT;
    show("null", poll(entries, 1, -1), entries, 1);
    errno = 0;
    show("too many", poll(entries, 100000000, 0), entries, 0);
    return 0;
}
