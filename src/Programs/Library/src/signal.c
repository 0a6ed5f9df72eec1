/* Signals: sending and naming. */
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>
#include <bits/library.h>

int raise(int signal)
{
    return kill(getpid(), signal);
}

char *strsignal(int signal)
{
    static char unknown[32];
    const char *text = __signal_text(signal);
    if (text)
        return (char *)text;
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
