/* alarm and setitimer. */
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

static volatile sig_atomic_t ticks;

static void on_tick(int signal)
{
    (void)signal;
    ticks++;
}

int main(void)
{
    struct itimerval timer = { { 0, 10000 }, { 0, 20000 } }, old, now;
    signal(SIGALRM, on_tick);
    printf("first %u\n", alarm(100));
    printf("second %u\n", alarm(50));
    printf("off %u\n", alarm(0));
    printf("none %u\n", alarm(0));
    setitimer(ITIMER_REAL, &timer, &old);
    printf("old %ld %ld\n", (long)old.it_value.tv_sec, (long)old.it_value.tv_usec);
    getitimer(ITIMER_REAL, &now);
    printf("interval %ld value %d\n", (long)now.it_interval.tv_usec,
           now.it_value.tv_usec > 10000 && now.it_value.tv_usec <= 20000);
    while (ticks < 3)
        pause();
    memset(&timer, 0, sizeof timer);
    setitimer(ITIMER_REAL, &timer, &old);
    printf("interval %ld\n", (long)old.it_interval.tv_usec);
    ticks = 0;
    usleep(30000);
    printf("ticks %d\n", ticks);

    timer.it_value.tv_usec = 5000;
    setitimer(ITIMER_REAL, &timer, NULL);
    while (!ticks)
        ;
    printf("spun\n");

    signal(SIGVTALRM, on_tick);
    ticks = 0;
    setitimer(ITIMER_VIRTUAL, &timer, NULL);
    while (!ticks)
        ;
    printf("virtual\n");
    signal(SIGPROF, on_tick);
    ticks = 0;
    setitimer(ITIMER_PROF, &timer, NULL);
    while (!ticks)
        ;
    printf("prof\n");
    errno = 0;
    timer.it_value.tv_usec = 1000000;
    printf("%d %s\n", setitimer(ITIMER_REAL, &timer, NULL), strerror(errno));
    printf("%d %s\n", setitimer(9, &timer, NULL), strerror(errno));
    printf("%d %s\n", getitimer(-1, &timer), strerror(errno));
    signal(SIGALRM, SIG_DFL);
    fflush(stdout);
    alarm(1);
    pause();
    printf("not reached\n");
    return 0;
}
