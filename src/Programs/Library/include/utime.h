/* Not supported yet: the types are here, and a call that is reached is refused. */
#ifndef _UTIME_H
#define _UTIME_H

#include <bits/types.h>

struct utimbuf {
    time_t actime;
    time_t modtime;
};

int utime(const char *path, const struct utimbuf *times);

#endif
