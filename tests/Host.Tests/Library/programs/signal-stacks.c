/* Handlers on a stack of their own, fork in a handler, jumps out of handlers. */
#define _GNU_SOURCE
#include <errno.h>
#include <setjmp.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static char other[16384];
static jmp_buf plain_back;
static sigjmp_buf back;

static int on_other(void *address)
{
    return (char *)address >= other && (char *)address < other + sizeof other;
}

static void where(int signal)
{
    char local;
    stack_t now;
    sigaltstack(NULL, &now);
    printf("signal %d on other %d flags %d\n", signal, on_other(&local), now.ss_flags);
    stack_t change = { 0 };
    change.ss_flags = SS_DISABLE;
    errno = 0;
    int result = sigaltstack(&change, NULL);
    printf("change %d %s\n", result, strerror(errno));
    fflush(stdout);
}

static void overflowed(int signal)
{
    char local;
    printf("overflow %d on other %d\n", signal, on_other(&local));
    fflush(stdout);
    siglongjmp(back, 5);
}

static int endless(int depth)
{
    volatile char room[1000];
    room[0] = (char)depth;
    return endless(depth + 1) + room[0];
}

static void jumps(int signal)
{
    (void)signal;
    longjmp(plain_back, 1);
}

static void sigjumps(int signal)
{
    (void)signal;
    siglongjmp(back, 2);
}

static int blocked(int signal)
{
    sigset_t set;
    sigprocmask(SIG_BLOCK, NULL, &set);
    return sigismember(&set, signal);
}

static void forks(int signal)
{
    pid_t pid = fork();
    if (pid > 0) {
        int status;
        waitpid(pid, &status, 0);
        printf("child of handler: %d\n", WEXITSTATUS(status));
    }
    (void)signal;
}

static int sum(int signal, int depth)
{
    int local = depth * 3;
    if (depth == 0) {
        raise(signal);
        return 1;
    }
    return sum(signal, depth - 1) + local;
}

int main(void)
{
    stack_t stack = { 0 }, old;
    stack.ss_sp = other;
    stack.ss_size = sizeof other;
    sigaltstack(NULL, &old);
    printf("none: %d %lu\n", old.ss_flags, (unsigned long)old.ss_size);
    printf("set %d\n", sigaltstack(&stack, NULL));
    sigaltstack(NULL, &old);
    printf("now: %d %d %lu\n", old.ss_flags, old.ss_sp == other, (unsigned long)old.ss_size);
    stack.ss_size = 100;
    errno = 0;
    printf("small %d", sigaltstack(&stack, NULL));
    printf(" %s\n", strerror(errno));

    struct sigaction action;
    memset(&action, 0, sizeof action);
    action.sa_handler = where;
    action.sa_flags = SA_ONSTACK;
    sigaction(SIGUSR1, &action, NULL);
    raise(SIGUSR1);
    action.sa_flags = 0;
    sigaction(SIGUSR2, &action, NULL);
    char local;
    printf("main on other %d\n", on_other(&local));
    fflush(stdout);

    action.sa_handler = overflowed;
    action.sa_flags = SA_ONSTACK;
    sigaction(SIGSEGV, &action, NULL);
    for (int i = 0; i < 2; i++) {
        int value = sigsetjmp(back, 1);
        if (value == 0)
            endless(0);
        printf("back with %d\n", value);
    }

    signal(SIGUSR1, jumps);
    for (int i = 0; i < 2; i++) {
        if (setjmp(plain_back) == 0)
            kill(getpid(), SIGUSR1);
        printf("longjmp leaves it blocked: %d\n", blocked(SIGUSR1));
        sigset_t set;
        sigemptyset(&set);
        sigaddset(&set, SIGUSR1);
        sigprocmask(SIG_UNBLOCK, &set, NULL);
    }
    signal(SIGUSR1, sigjumps);
    if (sigsetjmp(back, 1) == 0)
        kill(getpid(), SIGUSR1);
    printf("siglongjmp does not: %d\n", blocked(SIGUSR1));
    if (sigsetjmp(back, 0) == 0)
        kill(getpid(), SIGUSR1);
    printf("without a mask it does: %d\n", blocked(SIGUSR1));
    sigset_t none;
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, NULL);

    fflush(stdout);
    signal(SIGUSR1, forks);
    pid_t self = getpid();
    int result = sum(SIGUSR1, 10);
    if (getpid() != self)
        _exit(result & 0xff);
    printf("sum %d\n", result);
    return 0;
}
