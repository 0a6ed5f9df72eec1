#define _GNU_SOURCE
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <sys/wait.h>

static volatile sig_atomic_t count;
static void on(int s) { count++; printf("handler %d\n", s); }
static void info(int s, siginfo_t *i, void *c)
{
    printf("info %d signo %d code %d self %d\n", s, i->si_signo, i->si_code, i->si_pid == getpid());
    (void)c;
}
int main(void)
{
    signal(SIGUSR1, on);
    raise(SIGUSR1);
    kill(getpid(), SIGUSR1);
    printf("count %d\n", count);
    struct sigaction a = { .sa_sigaction = info, .sa_flags = SA_SIGINFO };
    sigaction(SIGUSR2, &a, NULL);
    raise(SIGUSR2);
    kill(getpid(), SIGUSR2);
    sigqueue(getpid(), SIGUSR2, (union sigval){ .sival_int = 5 });
    sigset_t s, p; sigemptyset(&s); sigaddset(&s, SIGUSR1); sigaddset(&s, SIGUSR2);
    sigprocmask(SIG_BLOCK, &s, NULL);
    raise(SIGUSR2); raise(SIGUSR1); raise(SIGUSR1);
    sigpending(&p);
    printf("pending %d %d %d\n", sigismember(&p, SIGUSR1), sigismember(&p, SIGUSR2), sigismember(&p, SIGINT));
    sigprocmask(SIG_UNBLOCK, &s, NULL);
    printf("unblocked\n");
    fflush(stdout);
    int pid = fork();
    if (pid == 0) { pause(); printf("pause returned %d\n", errno); exit(3); }
    usleep(10000);
    kill(pid, SIGUSR1);
    int st; waitpid(pid, &st, 0);
    printf("st %x\n", st);
    return 0;
}
