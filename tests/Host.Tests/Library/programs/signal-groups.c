/* Process groups and sessions, signals to groups, SIGPIPE. */
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static volatile sig_atomic_t pipes;

static void on_pipe(int signal)
{
    (void)signal;
    pipes++;
}

static void try(const char *what, long result)
{
    printf("%s: %ld %s\n", what, result, result < 0 ? strerror(errno) : "-");
}

static pid_t member(pid_t group)
{
    pid_t pid = fork();
    if (pid == 0) {
        for (;;)
            pause();
    }
    if (setpgid(pid, group) != 0)
        printf("setpgid %s\n", strerror(errno));
    return pid;
}

int main(void)
{
    int status;
    pid_t first = member(0);
    pid_t second = member(first);
    pid_t third = member(0);
    printf("groups %d %d %d\n", getpgid(first) == first, getpgid(second) == first,
           getpgid(third) == third);
    printf("session %d\n", getsid(first) == getsid(0));
    try("killpg", killpg(first, SIGTERM));
    for (int i = 0; i < 2; i++) {
        pid_t pid = waitpid(-first, &status, 0);
        printf("ended %d by %d\n", pid == first || pid == second, WTERMSIG(status));
    }
    try("empty group", killpg(first, 0));
    try("third", kill(third, 0));
    kill(-third, SIGKILL);
    waitpid(third, &status, 0);
    try("gone", kill(third, 0));
    try("negative", setpgid(0, -1));
    try("stranger", setpgid(1, 0));

    fflush(stdout);
    pid_t pid = fork();
    if (pid == 0) {
        printf("setsid %d", setsid() == getpid());
        printf(" %d %d\n", getsid(0) == getpid(), getpgrp() == getpid());
        try("again", setsid());
        try("leader moves", setpgid(0, 0));
        fflush(stdout);
        _exit(0);
    }
    waitpid(pid, &status, 0);

    int ends[2];
    if (pipe(ends) != 0)
        return 1;
    close(ends[0]);
    signal(SIGPIPE, on_pipe);
    try("write", write(ends[1], "x", 1));
    printf("pipes %d\n", pipes);
    signal(SIGPIPE, SIG_IGN);
    try("write", write(ends[1], "x", 1));
    fflush(stdout);
    pid = fork();
    if (pid == 0) {
        signal(SIGPIPE, SIG_DFL);
        if (write(ends[1], "x", 1) < 0)
            _exit(1);
        _exit(0);
    }
    waitpid(pid, &status, 0);
    printf("status %x\n", status);

    /* Dispositions and masks are inherited, pending signals are not. */
    sigset_t set, pending;
    sigemptyset(&set);
    sigaddset(&set, SIGUSR1);
    sigprocmask(SIG_BLOCK, &set, NULL);
    raise(SIGUSR1);
    fflush(stdout);
    pid = fork();
    if (pid == 0) {
        struct sigaction action;
        sigset_t mask;
        sigpending(&pending);
        sigprocmask(SIG_BLOCK, NULL, &mask);
        sigaction(SIGPIPE, NULL, &action);
        printf("child: pending %d blocked %d ignored %d\n", sigismember(&pending, SIGUSR1),
               sigismember(&mask, SIGUSR1), action.sa_handler == SIG_IGN);
        fflush(stdout);
        _exit(0);
    }
    waitpid(pid, &status, 0);
    sigpending(&pending);
    printf("parent: pending %d\n", sigismember(&pending, SIGUSR1));
    return 0;
}
