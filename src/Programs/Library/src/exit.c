/* exit, atexit, abort. */
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>
#include <bits/library.h>

#define HANDLERS_MAX 64

/* One of the two is set. */
static struct {
    void (*plain)(void);
    void (*told)(int, void *);
    void *argument;
} at_exit[HANDLERS_MAX];
static int at_exit_count;
static void (*quick[HANDLERS_MAX])(void);
static int quick_count;

int atexit(void (*function)(void))
{
    if (at_exit_count == HANDLERS_MAX)
        return -1;
    at_exit[at_exit_count++].plain = function;
    return 0;
}

int on_exit(void (*function)(int, void *), void *argument)
{
    if (at_exit_count == HANDLERS_MAX)
        return -1;
    at_exit[at_exit_count].plain = NULL;
    at_exit[at_exit_count].told = function;
    at_exit[at_exit_count++].argument = argument;
    return 0;
}

int at_quick_exit(void (*function)(void))
{
    if (quick_count == HANDLERS_MAX)
        return -1;
    quick[quick_count++] = function;
    return 0;
}

/* Made by the linker. */
void __run_destructors(void);

/* A handler may register another: the count is read anew each time. */
_Noreturn void exit(int status)
{
    while (at_exit_count > 0) {
        at_exit_count--;
        if (at_exit[at_exit_count].plain)
            at_exit[at_exit_count].plain();
        else
            at_exit[at_exit_count].told(status, at_exit[at_exit_count].argument);
    }
    __run_destructors();
    fflush(NULL);
    _exit(status);
}

_Noreturn void quick_exit(int status)
{
    while (quick_count > 0)
        quick[--quick_count]();
    _exit(status);
}

_Noreturn void _Exit(int status)
{
    _exit(status);
}

/* A handler may catch the first SIGABRT and return. Streams are not flushed, as in glibc. */
_Noreturn void abort(void)
{
    struct sigaction by_default = { .sa_handler = SIG_DFL };
    sigset_t own = { { 1UL << (SIGABRT - 1) } };
    sigprocmask(SIG_UNBLOCK, &own, NULL);
    raise(SIGABRT);
    sigaction(SIGABRT, &by_default, NULL);
    raise(SIGABRT);
    __builtin_trap();
}
