#ifndef _BITS_SIGSET_H
#define _BITS_SIGSET_H

#include <bits/types.h>

typedef struct {
    unsigned long __bits[16];
} sigset_t;

#endif
