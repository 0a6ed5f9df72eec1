#ifndef _POLL_H
#define _POLL_H

#include <bits/timespec.h>
#include <bits/sigset.h>

typedef unsigned long nfds_t;

struct pollfd {
    int fd;
    short events;
    short revents;
};

#include <bits/spec/poll.h>

int ppoll(
    struct pollfd *entries, nfds_t count, const struct timespec *timeout, const sigset_t *mask);

#endif
