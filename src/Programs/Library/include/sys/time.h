#ifndef _SYS_TIME_H
#define _SYS_TIME_H

#include <bits/timespec.h>

struct timezone {
    int tz_minuteswest;
    int tz_dsttime;
};

int gettimeofday(struct timeval *restrict now, void *restrict zone);

#define timerclear(time) ((time)->tv_sec = (time)->tv_usec = 0)
#define timerisset(time) ((time)->tv_sec || (time)->tv_usec)

#endif
