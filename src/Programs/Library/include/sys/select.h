#ifndef _SYS_SELECT_H
#define _SYS_SELECT_H

#include <bits/timespec.h>
#include <bits/sigset.h>

#define FD_SETSIZE 1024

typedef long fd_mask;

typedef struct {
    fd_mask fds_bits[FD_SETSIZE / 64];
} fd_set;

#define FD_ZERO(set) \
    do { \
        for (int __i = 0; __i < FD_SETSIZE / 64; __i++) \
            (set)->fds_bits[__i] = 0; \
    } while (0)
#define FD_SET(fd, set) ((void)((set)->fds_bits[(fd) / 64] |= 1L << (fd) % 64))
#define FD_CLR(fd, set) ((void)((set)->fds_bits[(fd) / 64] &= ~(1L << (fd) % 64)))
#define FD_ISSET(fd, set) (((set)->fds_bits[(fd) / 64] >> (fd) % 64 & 1) != 0)

int select(
    int count, fd_set *restrict reads, fd_set *restrict writes, fd_set *restrict others,
    struct timeval *restrict timeout);
int pselect(
    int count, fd_set *restrict reads, fd_set *restrict writes, fd_set *restrict others,
    const struct timespec *restrict timeout, const sigset_t *restrict mask);

#endif
