/* Times on clock_gettime(2). */
#include <time.h>
#include <sys/time.h>

int gettimeofday(struct timeval *restrict now, void *restrict zone)
{
    struct timespec time;
    (void)zone;
    if (clock_gettime(CLOCK_REALTIME, &time) < 0)
        return -1;
    now->tv_sec = time.tv_sec;
    now->tv_usec = time.tv_nsec / 1000;
    return 0;
}

clock_t clock(void)
{
    struct timespec time;
    if (clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time) < 0)
        return -1;
    return time.tv_sec * CLOCKS_PER_SEC + time.tv_nsec / 1000;
}

double difftime(time_t later, time_t earlier)
{
    return (double)(later - earlier);
}
