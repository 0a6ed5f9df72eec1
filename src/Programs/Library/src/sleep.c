/* sleep and usleep, on nanosleep(2). */
#include <time.h>
#include <unistd.h>
#include <bits/spec/sys/syscall.h>

unsigned int sleep(unsigned int seconds)
{
    struct timespec time = { seconds, 0 };
    return nanosleep(&time, &time) == 0 ? 0 : (unsigned int)time.tv_sec;
}

int clock_nanosleep(
    clockid_t clock, int flags, const struct timespec *request, struct timespec *remain)
{
    return -(int)__syscall(
        SYS_clock_nanosleep, (long)clock, (long)flags, (long)request, (long)remain);
}

int usleep(useconds_t microseconds)
{
    struct timespec time = { microseconds / 1000000, microseconds % 1000000 * 1000L };
    return nanosleep(&time, NULL);
}
