#ifndef _SIGNAL_H
#define _SIGNAL_H

#include <bits/timespec.h>
#include <bits/spec/signal.h>

#define NSIG 65
#define _NSIG NSIG

typedef int sig_atomic_t;
typedef void (*sighandler_t)(int);
typedef void (*__sighandler_t)(int);

#define SIG_DFL ((__sighandler_t)0)
#define SIG_IGN ((__sighandler_t)1)
#define SIG_ERR ((__sighandler_t)-1)

typedef struct {
    unsigned long __bits[16];
} sigset_t;

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
#define si_addr __fields.__fault.__address

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
int sigwait(const sigset_t *restrict set, int *restrict signal);
int sigemptyset(sigset_t *set);
int sigfillset(sigset_t *set);
int sigaddset(sigset_t *set, int signal);
int sigdelset(sigset_t *set, int signal);
int sigismember(const sigset_t *set, int signal);
void psignal(int signal, const char *text);

#endif
