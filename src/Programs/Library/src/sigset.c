/* Sets of signals: bit n - 1 stands for signal n. */
#define _GNU_SOURCE
#include <errno.h>
#include <signal.h>
#include <string.h>

static unsigned long bit(int signal)
{
    return 1UL << (signal - 1) % 64;
}

static int refuse(int signal)
{
    if (signal > 0 && signal < NSIG)
        return 0;
    errno = EINVAL;
    return -1;
}

int sigemptyset(sigset_t *set)
{
    memset(set, 0, sizeof *set);
    return 0;
}

int sigfillset(sigset_t *set)
{
    memset(set, 0xff, sizeof *set);
    return 0;
}

int sigaddset(sigset_t *set, int signal)
{
    if (refuse(signal))
        return -1;
    set->__bits[(signal - 1) / 64] |= bit(signal);
    return 0;
}

int sigdelset(sigset_t *set, int signal)
{
    if (refuse(signal))
        return -1;
    set->__bits[(signal - 1) / 64] &= ~bit(signal);
    return 0;
}

int sigismember(const sigset_t *set, int signal)
{
    if (refuse(signal))
        return -1;
    return (set->__bits[(signal - 1) / 64] & bit(signal)) != 0;
}

int sigisemptyset(const sigset_t *set)
{
    return set->__bits[0] == 0;
}

int sigorset(sigset_t *set, const sigset_t *left, const sigset_t *right)
{
    for (int i = 0; i < 16; i++)
        set->__bits[i] = left->__bits[i] | right->__bits[i];
    return 0;
}

int sigandset(sigset_t *set, const sigset_t *left, const sigset_t *right)
{
    for (int i = 0; i < 16; i++)
        set->__bits[i] = left->__bits[i] & right->__bits[i];
    return 0;
}
