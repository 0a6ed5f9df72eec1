/* What the system is like. */
#include <errno.h>
#include <limits.h>
#include <unistd.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/utsname.h>
#include <bits/library.h>

#define PAGE_SIZE 4096

int getpagesize(void)
{
    return PAGE_SIZE;
}

long sysconf(int name)
{
    switch (name) {
    case _SC_PAGESIZE:
        return PAGE_SIZE;
    case _SC_CLK_TCK:
        return 100;
    case _SC_OPEN_MAX:
        return 1024;
    case _SC_ARG_MAX:
        return ARG_MAX;
    case _SC_CHILD_MAX:
        return -1;
    case _SC_HOST_NAME_MAX:
        return HOST_NAME_MAX;
    case _SC_LOGIN_NAME_MAX:
        return LOGIN_NAME_MAX;
    case _SC_VERSION:
        return _POSIX_VERSION;
    case _SC_IOV_MAX:
        return IOV_MAX;
    case _SC_NPROCESSORS_CONF:
    case _SC_NPROCESSORS_ONLN:
        return 1;
    default:
        errno = EINVAL;
        return -1;
    }
}

int isatty(int fd)
{
    char settings[64];
    return ioctl(fd, TCGETS, settings) == 0;
}

long pathconf(const char *path, int name)
{
    (void)path;
    switch (name) {
    case _PC_NAME_MAX:
        return NAME_MAX;
    case _PC_PATH_MAX:
        return PATH_MAX;
    case _PC_PIPE_BUF:
        return PIPE_BUF;
    default:
        errno = EINVAL;
        return -1;
    }
}

long fpathconf(int fd, int name)
{
    (void)fd;
    return pathconf("", name);
}

int gethostname(char *name, size_t size)
{
    struct utsname system;
    uname(&system);
    size_t length = strlen(system.nodename);
    strncpy(name, system.nodename, size);
    if (length < size)
        return 0;
    errno = ENAMETOOLONG;
    return -1;
}
