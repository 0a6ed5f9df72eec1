/* sleep and usleep, on nanosleep(2). */
#include <time.h>
#include <unistd.h>

unsigned int sleep(unsigned int seconds)
{
    struct timespec time = { seconds, 0 };
    return nanosleep(&time, &time) == 0 ? 0 : (unsigned int)time.tv_sec;
}

int usleep(useconds_t microseconds)
{
    struct timespec time = { microseconds / 1000000, microseconds % 1000000 * 1000L };
    return nanosleep(&time, NULL);
}
