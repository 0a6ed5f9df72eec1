/* Signals: dispositions, sending, waiting, and their names. */
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>
#include <bits/library.h>
#include <bits/spec/sys/syscall.h>

#define SET_BYTES 8 /* of a sigset_t, what the kernel has */
#define SA_RESTORER 0x04000000 /* the kernel is told where a handler begins */

/* An action as the kernel has it. */
struct kernel_action {
    __sighandler_t handler;
    unsigned long flags;
    void (*entry)(__sighandler_t, int, siginfo_t *, void *);
    unsigned long mask;
};

/* Where the kernel lets a handler begin: what stands below it on the stack is the interrupted
   program, to which only the kernel can return. */
static void enter_handler(__sighandler_t handler, int signal, siginfo_t *info, void *context)
{
    ((void (*)(int, siginfo_t *, void *))handler)(signal, info, context);
    __syscall(SYS_rt_sigreturn, (long)context);
}

int sigaction(
    int signal, const struct sigaction *restrict action, struct sigaction *restrict previous)
{
    struct kernel_action new, old;
    if (action) {
        new.handler = action->sa_handler;
        new.flags = (unsigned)action->sa_flags | SA_RESTORER;
        new.entry = enter_handler;
        new.mask = action->sa_mask.__bits[0];
    }
    long result = __syscall(SYS_rt_sigaction, (long)signal, (long)(action ? &new : NULL),
                            (long)(previous ? &old : NULL), (long)SET_BYTES);
    if (result == 0 && previous) {
        memset(previous, 0, sizeof *previous);
        previous->sa_handler = old.handler;
        previous->sa_flags = (int)old.flags;
        previous->sa_mask.__bits[0] = old.mask;
    }
    return (int)__syscall_ret(result);
}

__sighandler_t signal(int signal, __sighandler_t handler)
{
    struct sigaction action = { .sa_handler = handler, .sa_flags = SA_RESTART };
    struct sigaction previous;
    if (handler == SIG_ERR) {
        errno = EINVAL;
        return SIG_ERR;
    }
    sigaddset(&action.sa_mask, signal);
    return sigaction(signal, &action, &previous) < 0 ? SIG_ERR : previous.sa_handler;
}

__sighandler_t sysv_signal(int signal, __sighandler_t handler)
{
    struct sigaction action = {
        .sa_handler = handler, .sa_flags = (int)SA_RESETHAND | SA_NODEFER,
    };
    struct sigaction previous;
    return sigaction(signal, &action, &previous) < 0 ? SIG_ERR : previous.sa_handler;
}

int siginterrupt(int signal, int interrupts)
{
    struct sigaction action;
    if (sigaction(signal, NULL, &action) < 0)
        return -1;
    if (interrupts)
        action.sa_flags &= ~SA_RESTART;
    else
        action.sa_flags |= SA_RESTART;
    return sigaction(signal, &action, NULL);
}

int sigprocmask(int how, const sigset_t *restrict set, sigset_t *restrict previous)
{
    long result = __syscall(
        SYS_rt_sigprocmask, (long)how, (long)set, (long)previous, (long)SET_BYTES);
    return (int)__syscall_ret(result);
}

int pthread_sigmask(int how, const sigset_t *restrict set, sigset_t *restrict previous)
{
    return -(int)__syscall(
        SYS_rt_sigprocmask, (long)how, (long)set, (long)previous, (long)SET_BYTES);
}

int sigpending(sigset_t *set)
{
    return (int)__syscall_ret(__syscall(SYS_rt_sigpending, (long)set, (long)SET_BYTES));
}

int sigsuspend(const sigset_t *set)
{
    return (int)__syscall_ret(__syscall(SYS_rt_sigsuspend, (long)set, (long)SET_BYTES));
}

int sigtimedwait(
    const sigset_t *restrict set, siginfo_t *restrict info,
    const struct timespec *restrict timeout)
{
    long result = __syscall(
        SYS_rt_sigtimedwait, (long)set, (long)info, (long)timeout, (long)SET_BYTES);
    return (int)__syscall_ret(result);
}

int sigwaitinfo(const sigset_t *restrict set, siginfo_t *restrict info)
{
    return sigtimedwait(set, info, NULL);
}

int sigwait(const sigset_t *restrict set, int *restrict signal)
{
    int taken;
    do
        taken = sigwaitinfo(set, NULL);
    while (taken < 0 && errno == EINTR);
    if (taken < 0)
        return errno;
    *signal = taken;
    return 0;
}

int raise(int signal)
{
    return tgkill(getpid(), gettid(), signal);
}

int killpg(pid_t group, int signal)
{
    if (group < 0) {
        errno = EINVAL;
        return -1;
    }
    return kill(-group, signal);
}

int sigqueue(pid_t pid, int signal, const union sigval value)
{
    siginfo_t info;
    memset(&info, 0, sizeof info);
    info.si_signo = signal;
    info.si_code = SI_QUEUE;
    info.si_pid = getpid();
    info.si_uid = getuid();
    info.si_value = value;
    return (int)__syscall_ret(
        __syscall(SYS_rt_sigqueueinfo, (long)pid, (long)signal, (long)&info));
}

int __libc_current_sigrtmin(void)
{
    return 34; /* glibc keeps two for itself */
}

int __libc_current_sigrtmax(void)
{
    return NSIG - 1;
}

char *strsignal(int signal)
{
    static char unknown[32];
    const char *text = __signal_text(signal);
    if (text)
        return (char *)text;
    if (signal >= SIGRTMIN && signal <= SIGRTMAX)
        sprintf(unknown, "Real-time signal %d", signal - SIGRTMIN);
    else
        sprintf(unknown, "Unknown signal %d", signal);
    return unknown;
}

void psignal(int signal, const char *text)
{
    if (text && *text)
        fprintf(stderr, "%s: %s\n", text, strsignal(signal));
    else
        fprintf(stderr, "%s\n", strsignal(signal));
}
