/* Masks, pending signals, the order of delivery, and nesting. */
#define _GNU_SOURCE
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static char trace[512];

static void note(const char *what, int signal)
{
    char text[32];
    sprintf(text, "%s%d ", what, signal);
    strcat(trace, text);
}

static void show(const char *title)
{
    printf("%s: %s\n", title, trace);
    trace[0] = 0;
}

static void plain(int signal)
{
    note("+", signal);
    note("-", signal);
}

static void raises(int signal)
{
    note("+", signal);
    if (signal == SIGUSR1)
        raise(SIGUSR2);
    note("-", signal);
}

static void again(int signal)
{
    static int depth;
    note("+", signal);
    if (++depth < 3)
        raise(signal);
    note("-", signal);
}

static void queued(int signal, siginfo_t *info, void *context)
{
    note("q", info->si_value.sival_int);
    (void)signal;
    (void)context;
}

static void mask_change(int signal, siginfo_t *info, void *context)
{
    ucontext_t *u = context;
    note("in ", sigismember(&u->uc_sigmask, SIGUSR2));
    sigaddset(&u->uc_sigmask, SIGUSR2);
    (void)signal;
    (void)info;
}

static void set_handler(int signal, void (*handler)(int), int flags, int masked)
{
    struct sigaction action;
    memset(&action, 0, sizeof action);
    action.sa_handler = handler;
    action.sa_flags = flags;
    if (masked)
        sigaddset(&action.sa_mask, masked);
    sigaction(signal, &action, NULL);
}

static void print_set(const char *name, const sigset_t *set)
{
    printf("%s:", name);
    for (int i = 1; i < 65; i++)
        if (sigismember(set, i))
            printf(" %d", i);
    printf("\n");
}

int main(void)
{
    sigset_t all, set, old;
    sigfillset(&all);
    sigdelset(&all, 32);
    sigdelset(&all, 33);
    set_handler(SIGUSR1, plain, 0, 0);
    set_handler(SIGUSR2, plain, 0, 0);
    set_handler(SIGTERM, plain, 0, 0);
    set_handler(SIGHUP, plain, 0, 0);

    sigprocmask(SIG_SETMASK, &all, NULL);
    sigprocmask(SIG_BLOCK, NULL, &old);
    print_set("blocked", &old);
    raise(SIGTERM);
    raise(SIGUSR2);
    raise(SIGUSR1);
    raise(SIGUSR1);
    raise(SIGHUP);
    raise(SIGCHLD);
    sigpending(&set);
    print_set("pending", &set);
    sigemptyset(&set);
    sigprocmask(SIG_SETMASK, &set, NULL);
    show("all at once");

    set_handler(SIGUSR1, raises, 0, 0);
    raise(SIGUSR1);
    show("nested");
    set_handler(SIGUSR1, raises, 0, SIGUSR2);
    raise(SIGUSR1);
    show("masked");
    set_handler(SIGUSR1, again, 0, 0);
    raise(SIGUSR1);
    show("deferred");
    set_handler(SIGUSR2, again, SA_NODEFER, 0);
    raise(SIGUSR2);
    show("not deferred");
    set_handler(SIGHUP, plain, SA_RESETHAND, 0);
    raise(SIGHUP);
    struct sigaction now;
    sigaction(SIGHUP, NULL, &now);
    show("once");
    printf("reset %d flags %x\n", now.sa_handler == SIG_DFL, now.sa_flags);

    struct sigaction action = { .sa_sigaction = queued, .sa_flags = SA_SIGINFO };
    sigaction(SIGRTMIN, &action, NULL);
    sigaction(SIGRTMIN + 1, &action, NULL);
    sigaction(SIGUSR1, &action, NULL);
    sigprocmask(SIG_SETMASK, &all, NULL);
    for (int i = 0; i < 4; i++) {
        union sigval value = { .sival_int = 10 + i };
        sigqueue(getpid(), SIGRTMIN + 1, value);
        value.sival_int = 20 + i;
        sigqueue(getpid(), SIGRTMIN, value);
        value.sival_int = 30 + i;
        sigqueue(getpid(), SIGUSR1, value);
    }
    siginfo_t info;
    sigemptyset(&set);
    sigaddset(&set, SIGRTMIN);
    sigaddset(&set, SIGRTMIN + 1);
    int taken = sigwaitinfo(&set, &info);
    printf("taken %d value %d code %d\n", taken - SIGRTMIN, info.si_int, info.si_code);
    struct timespec none = { 0, 0 };
    taken = sigtimedwait(&set, &info, &none);
    printf("taken %d value %d\n", taken - SIGRTMIN, info.si_int);
    sigemptyset(&set);
    sigaddset(&set, SIGUSR2);
    taken = sigtimedwait(&set, &info, &none);
    printf("none %d %s\n", taken, strerror(errno));
    struct timespec soon = { 0, 10000000 };
    taken = sigtimedwait(&set, &info, &soon);
    printf("none %d %s\n", taken, strerror(errno));
    raise(SIGUSR2);
    int number = 0;
    printf("sigwait %d", sigwait(&set, &number));
    printf(" %d\n", number);
    sigemptyset(&set);
    sigprocmask(SIG_SETMASK, &set, NULL);
    show("queued");

    action.sa_sigaction = mask_change;
    sigaction(SIGTERM, &action, NULL);
    raise(SIGTERM);
    sigprocmask(SIG_BLOCK, NULL, &old);
    print_set("after a change of uc_sigmask", &old);
    sigprocmask(SIG_SETMASK, &set, NULL);
    show("changed");

    /* Ignoring a signal throws away what is pending. */
    sigprocmask(SIG_SETMASK, &all, NULL);
    set_handler(SIGUSR2, plain, 0, 0);
    raise(SIGUSR2);
    signal(SIGUSR2, SIG_IGN);
    signal(SIGUSR2, plain);
    sigpending(&old);
    print_set("ignored", &old);
    sigprocmask(SIG_SETMASK, &set, NULL);
    show("nothing");

    errno = 0;
    printf("%d %s\n", sigaction(SIGKILL, &action, NULL), strerror(errno));
    printf("%d %s\n", sigaction(0, NULL, &now), strerror(errno));
    printf("%d %s\n", sigaction(65, NULL, &now), strerror(errno));
    printf("%d\n", sigaction(SIGSTOP, NULL, &now));
    errno = 0;
    printf("%d %s\n", sigprocmask(7, &set, NULL), strerror(errno));
    printf("%d\n", sigprocmask(7, NULL, &old));
    printf("%d %s\n", signal(SIGSTOP, plain) == SIG_ERR, strerror(errno));
    printf("%d %s\n", kill(getpid(), 99), strerror(errno));
    printf("%d\n", kill(getpid(), 0));
    printf("%s, %s, %s, %s\n", strsignal(SIGSEGV), strsignal(SIGRTMIN + 2), strsignal(99),
           strsignal(SIGCHLD));
    return 0;
}
