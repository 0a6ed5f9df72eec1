/* select, on poll(2): a descriptor is ready for reading at the end of a file and after an error,
   too. */
#define _GNU_SOURCE
#include <errno.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <sys/select.h>
#include <bits/library.h>
#include <bits/spec/sys/syscall.h>

#define READABLE (POLLIN | POLLHUP | POLLERR)
#define WRITABLE (POLLOUT | POLLERR)

int ppoll(
    struct pollfd *entries, nfds_t count, const struct timespec *timeout, const sigset_t *mask)
{
    return (int)__syscall_ret(
        __syscall(SYS_ppoll, (long)entries, (long)count, (long)timeout, (long)mask, 8L));
}

static int has(const fd_set *set, int fd)
{
    return set && FD_ISSET(fd, set);
}

/* Leaves those of a set that are ready; how many. */
static int keep(fd_set *set, const struct pollfd *entries, int count, int ready)
{
    fd_set result;
    int kept = 0;
    if (!set)
        return 0;
    FD_ZERO(&result);
    for (int i = 0; i < count; i++) {
        if (has(set, entries[i].fd) && entries[i].revents & ready) {
            FD_SET(entries[i].fd, &result);
            kept++;
        }
    }
    *set = result;
    return kept;
}

int pselect(
    int count, fd_set *restrict reads, fd_set *restrict writes, fd_set *restrict others,
    const struct timespec *restrict timeout, const sigset_t *restrict mask)
{
    struct pollfd entries[FD_SETSIZE];
    int used = 0;
    if (count < 0) {
        errno = EINVAL;
        return -1;
    }
    for (int fd = 0; fd < count && fd < FD_SETSIZE; fd++) {
        int events = (has(reads, fd) ? POLLIN : 0) | (has(writes, fd) ? POLLOUT : 0);
        if (events || has(others, fd))
            entries[used++] = (struct pollfd){ fd, (short)events, 0 };
    }
    if (ppoll(entries, (nfds_t)used, timeout, mask) < 0)
        return -1;
    for (int i = 0; i < used; i++) {
        if (entries[i].revents & POLLNVAL) {
            errno = EBADF;
            return -1;
        }
    }
    return keep(reads, entries, used, READABLE) + keep(writes, entries, used, WRITABLE)
        + keep(others, entries, used, POLLPRI);
}

/* What is left of the time is told, as Linux does. */
int select(
    int count, fd_set *restrict reads, fd_set *restrict writes, fd_set *restrict others,
    struct timeval *restrict timeout)
{
    struct timespec limit, start, now;
    if (!timeout)
        return pselect(count, reads, writes, others, NULL, NULL);
    if (timeout->tv_sec < 0 || timeout->tv_usec < 0) {
        errno = EINVAL;
        return -1;
    }
    limit.tv_sec = timeout->tv_sec + timeout->tv_usec / 1000000;
    limit.tv_nsec = timeout->tv_usec % 1000000 * 1000;
    clock_gettime(CLOCK_MONOTONIC, &start);
    int result = pselect(count, reads, writes, others, &limit, NULL);
    int error = errno;
    clock_gettime(CLOCK_MONOTONIC, &now);
    long left = (limit.tv_sec - (now.tv_sec - start.tv_sec)) * 1000000
        + (limit.tv_nsec - (now.tv_nsec - start.tv_nsec)) / 1000;
    timeout->tv_sec = left > 0 ? left / 1000000 : 0;
    timeout->tv_usec = left > 0 ? left % 1000000 : 0;
    errno = error;
    return result;
}
