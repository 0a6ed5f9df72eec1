#ifndef _TIME_H
#define _TIME_H

#include <bits/null.h>
#include <bits/timespec.h>
#include <bits/spec/time.h>

#define CLOCKS_PER_SEC 1000000L

struct tm {
    int tm_sec;
    int tm_min;
    int tm_hour;
    int tm_mday;
    int tm_mon;
    int tm_year;
    int tm_wday;
    int tm_yday;
    int tm_isdst;
    long tm_gmtoff;
    const char *tm_zone;
};

clock_t clock(void);
int clock_nanosleep(
    clockid_t clock, int flags, const struct timespec *request, struct timespec *remain);
double difftime(time_t later, time_t earlier);
struct tm *gmtime(const time_t *time);
struct tm *gmtime_r(const time_t *restrict time, struct tm *restrict result);
struct tm *localtime(const time_t *time);
struct tm *localtime_r(const time_t *restrict time, struct tm *restrict result);
time_t mktime(struct tm *date);
time_t timegm(struct tm *date);
char *asctime(const struct tm *date);
char *asctime_r(const struct tm *restrict date, char *restrict text);
char *ctime(const time_t *time);
char *ctime_r(const time_t *time, char *text);
size_t strftime(
    char *restrict text, size_t size, const char *restrict format,
    const struct tm *restrict date);

#endif
