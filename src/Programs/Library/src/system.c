/* What the system is like. */
#include <errno.h>
#include <limits.h>
#include <unistd.h>
#include <sys/ioctl.h>
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
