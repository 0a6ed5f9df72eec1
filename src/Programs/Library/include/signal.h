#ifndef _SIGNAL_H
#define _SIGNAL_H

#include <bits/timespec.h>
#include <bits/null.h>
#include <bits/sigset.h>

#define NSIG 65
#define _NSIG NSIG

typedef int sig_atomic_t;
typedef void (*sighandler_t)(int);
typedef void (*__sighandler_t)(int);

#define SIG_DFL ((__sighandler_t)0)
#define SIG_IGN ((__sighandler_t)1)
#define SIG_ERR ((__sighandler_t)-1)

union sigval {
    int sival_int;
    void *sival_ptr;
};

typedef struct {
    int si_signo;
    int si_errno;
    int si_code;
    int __padding;
    union {
        int __size[28];
        struct {
            pid_t __pid;
            uid_t __uid;
            union {
                union sigval __value;
                struct {
                    int __status;
                    clock_t __utime;
                    clock_t __stime;
                } __child;
            } __of;
        } __sender;
        struct {
            void *__address;
            short __low_bit;
        } __fault;
    } __fields;
} siginfo_t;

#define si_pid __fields.__sender.__pid
#define si_uid __fields.__sender.__uid
#define si_value __fields.__sender.__of.__value
#define si_int __fields.__sender.__of.__value.sival_int
#define si_ptr __fields.__sender.__of.__value.sival_ptr
#define si_status __fields.__sender.__of.__child.__status
#define si_utime __fields.__sender.__of.__child.__utime
#define si_stime __fields.__sender.__of.__child.__stime
#define si_addr __fields.__fault.__address
#define si_addr_lsb __fields.__fault.__low_bit

typedef struct sigaltstack {
    void *ss_sp;
    int ss_flags;
    size_t ss_size;
} stack_t;

#include <bits/spec/signal.h>
#include <sys/ucontext.h>

#define MINSIGSTKSZ 2048
#define SIGSTKSZ 8192
#define SIGCLD SIGCHLD
#define SIGPOLL SIGIO
#define SIGIOT SIGABRT
#define SIGRTMIN (__libc_current_sigrtmin())
#define SIGRTMAX (__libc_current_sigrtmax())
#define SA_ONESHOT SA_RESETHAND
#define SA_NOMASK SA_NODEFER

int __libc_current_sigrtmin(void);
int __libc_current_sigrtmax(void);

struct sigaction {
    union {
        __sighandler_t __handler;
        void (*__action)(int, siginfo_t *, void *);
    } __call;
    sigset_t sa_mask;
    int sa_flags;
    void (*sa_restorer)(void);
};

#define sa_handler __call.__handler
#define sa_sigaction __call.__action

int raise(int signal);
__sighandler_t signal(int signal, __sighandler_t handler);
int sigaction(
    int signal, const struct sigaction *restrict action, struct sigaction *restrict previous);
int sigprocmask(int how, const sigset_t *restrict set, sigset_t *restrict previous);
int sigpending(sigset_t *set);
int sigsuspend(const sigset_t *set);
int siginterrupt(int signal, int interrupts);
__sighandler_t sysv_signal(int signal, __sighandler_t handler);
int killpg(pid_t group, int signal);
int sigqueue(pid_t pid, int signal, const union sigval value);
int sigwaitinfo(const sigset_t *restrict set, siginfo_t *restrict info);
int sigtimedwait(
    const sigset_t *restrict set, siginfo_t *restrict info,
    const struct timespec *restrict timeout);
int pthread_sigmask(int how, const sigset_t *restrict set, sigset_t *restrict previous);
int sigwait(const sigset_t *restrict set, int *restrict signal);
int sigemptyset(sigset_t *set);
int sigfillset(sigset_t *set);
int sigaddset(sigset_t *set, int signal);
int sigdelset(sigset_t *set, int signal);
int sigismember(const sigset_t *set, int signal);
#ifdef _GNU_SOURCE
int sigisemptyset(const sigset_t *set);
int sigorset(sigset_t *set, const sigset_t *left, const sigset_t *right);
int sigandset(sigset_t *set, const sigset_t *left, const sigset_t *right);
#endif
void psignal(int signal, const char *text);

#endif
