/* Reads and writes of several parts: one call each, through one buffer, so that what goes in or
   comes out stays together. */
#include <errno.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <sys/uio.h>
#include <bits/library.h>

/* The bytes of all parts; -1 with errno set where that is no number. */
static ssize_t total(const struct iovec *parts, int count)
{
    size_t sum = 0;
    if (count < 0 || count > UIO_MAXIOV)
        sum = (size_t)-1;
    for (int i = 0; i < count && sum <= SSIZE_MAX; i++)
        sum = parts[i].iov_len > SSIZE_MAX - sum ? (size_t)-1 : sum + parts[i].iov_len;
    if (sum > SSIZE_MAX) {
        errno = EINVAL;
        return -1;
    }
    return (ssize_t)sum;
}

static ssize_t read_parts(
    int fd, const struct iovec *parts, int count, off_t offset, bool at_offset)
{
    ssize_t size = total(parts, count);
    char *buffer = size < 0 ? NULL : malloc((size_t)size + 1);
    if (!buffer)
        return -1;
    ssize_t got = at_offset ? pread(fd, buffer, (size_t)size, offset)
                            : read(fd, buffer, (size_t)size);
    for (ssize_t done = 0; done < got; parts++) {
        size_t left = (size_t)(got - done);
        size_t part = parts->iov_len < left ? parts->iov_len : left;
        memcpy(parts->iov_base, buffer + done, part);
        done += (ssize_t)part;
    }
    free(buffer);
    return got;
}

static ssize_t write_parts(
    int fd, const struct iovec *parts, int count, off_t offset, bool at_offset)
{
    ssize_t size = total(parts, count);
    char *buffer = size < 0 ? NULL : malloc((size_t)size + 1);
    if (!buffer)
        return -1;
    char *end = buffer;
    for (int i = 0; i < count; i++)
        end = (char *)memcpy(end, parts[i].iov_base, parts[i].iov_len) + parts[i].iov_len;
    ssize_t put = at_offset ? pwrite(fd, buffer, (size_t)size, offset)
                            : write(fd, buffer, (size_t)size);
    free(buffer);
    return put;
}

ssize_t readv(int fd, const struct iovec *parts, int count)
{
    return read_parts(fd, parts, count, 0, false);
}

ssize_t writev(int fd, const struct iovec *parts, int count)
{
    return write_parts(fd, parts, count, 0, false);
}

ssize_t preadv(int fd, const struct iovec *parts, int count, off_t offset)
{
    return read_parts(fd, parts, count, offset, true);
}

ssize_t pwritev(int fd, const struct iovec *parts, int count, off_t offset)
{
    return write_parts(fd, parts, count, offset, true);
}
