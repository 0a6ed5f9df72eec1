/* A parent hears of its children by SIGCHLD while an alarm ticks: each child raises a fault in a
   segment's hole, catches it, and tells the parent by a queued signal how it went on. */
#include <setjmp.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <unistd.h>

#define CHILDREN 3

static volatile sig_atomic_t told, sum, ended, ticks;
static sigjmp_buf back;

static void on_queued(int signal, siginfo_t *info, void *context)
{
    told++;
    sum += info->si_value.sival_int;
    (void)signal;
    (void)context;
}

static void on_child(int signal)
{
    int status;
    while (waitpid(-1, &status, WNOHANG) > 0)
        ended += WIFEXITED(status) && WEXITSTATUS(status) == 0;
    (void)signal;
}

static void on_tick(int signal)
{
    ticks++;
    (void)signal;
}

static void on_fault(int signal, siginfo_t *info, void *context)
{
    (void)info;
    (void)context;
    siglongjmp(back, signal);
}

static void handle(int signal, void (*handler)(int, siginfo_t *, void *))
{
    struct sigaction action;
    memset(&action, 0, sizeof action);
    action.sa_sigaction = handler;
    action.sa_flags = SA_SIGINFO | SA_RESTART;
    sigaction(signal, &action, NULL);
}

static void child(int number, char *hole)
{
    handle(SIGSEGV, on_fault);
    if (sigsetjmp(back, 1) == 0) {
        hole[number] = 1;
        _exit(1);
    }
    mprotect(hole, 4096, PROT_READ | PROT_WRITE);
    hole[number] = (char)number;
    union sigval value = { .sival_int = number + hole[number] };
    sigqueue(getppid(), SIGRTMIN, value);
    _exit(0);
}

int main(void)
{
    char *hole = mmap(NULL, 4096, PROT_NONE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    struct itimerval often = { { 0, 2000 }, { 0, 1000 } };
    sigset_t blocked, none;
    handle(SIGRTMIN, on_queued);
    signal(SIGCHLD, on_child);
    signal(SIGALRM, on_tick);
    sigemptyset(&none);
    sigemptyset(&blocked);
    sigaddset(&blocked, SIGCHLD);
    sigaddset(&blocked, SIGRTMIN);
    sigprocmask(SIG_BLOCK, &blocked, NULL);
    for (int i = 1; i <= CHILDREN; i++)
        if (fork() == 0)
            child(i, hole);
    setitimer(ITIMER_REAL, &often, NULL);
    while (ended < CHILDREN || told < CHILDREN || ticks < 2)
        sigsuspend(&none);
    printf("ended %d told %d sum %d\n", ended, told, sum);
    return 0;
}
