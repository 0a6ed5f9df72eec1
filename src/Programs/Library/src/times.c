/* Processor times in ticks, on getrusage(2). */
#include <time.h>
#include <sys/resource.h>
#include <sys/times.h>

#define TICKS_PER_SECOND 100

static clock_t ticks(long seconds, long microseconds)
{
    return seconds * TICKS_PER_SECOND + microseconds * TICKS_PER_SECOND / 1000000;
}

clock_t times(struct tms *times)
{
    struct timespec now;
    struct rusage own, children;
    clock_gettime(CLOCK_MONOTONIC, &now);
    if (times) {
        getrusage(RUSAGE_SELF, &own);
        getrusage(RUSAGE_CHILDREN, &children);
        times->tms_utime = ticks(own.ru_utime.tv_sec, own.ru_utime.tv_usec);
        times->tms_stime = ticks(own.ru_stime.tv_sec, own.ru_stime.tv_usec);
        times->tms_cutime = ticks(children.ru_utime.tv_sec, children.ru_utime.tv_usec);
        times->tms_cstime = ticks(children.ru_stime.tv_sec, children.ru_stime.tv_usec);
    }
    return ticks(now.tv_sec, now.tv_nsec / 1000);
}
