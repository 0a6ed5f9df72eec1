#ifndef _UCONTEXT_H
#define _UCONTEXT_H

#include <sys/ucontext.h>

int getcontext(ucontext_t *context);
int setcontext(const ucontext_t *context);
void makecontext(ucontext_t *context, void (*function)(void), int count, ...);
int swapcontext(ucontext_t *restrict from, const ucontext_t *restrict to);

#endif
