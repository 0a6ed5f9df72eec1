/* Dates. The time zone is UTC. */
#include <stdio.h>
#include <string.h>
#include <time.h>
#include <bits/library.h>

#define DAY 86400L
#define DAYS_OF_400_YEARS 146097L

static const char *const days[] = {
    "Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"
};
static const char *const months[] = {
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December"
};

static bool is_leap(long year)
{
    return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

static int days_before(int month, bool leap)
{
    static const short before[] = { 0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334 };
    return before[month] + (leap && month > 1);
}

/* Days from 1970-01-01 to the first day of the year. */
static long days_to_year(long year)
{
    long past = year - 1;
    long leaps = (past + 4000000) / 4 - (past + 4000000) / 100 + (past + 4000000) / 400;
    return (year - 1970) * 365 + leaps - (4001969 / 4 - 4001969 / 100 + 4001969 / 400);
}

struct tm *gmtime_r(const time_t *restrict time, struct tm *restrict result)
{
    long day = *time / DAY;
    long second = *time % DAY;
    if (second < 0) {
        second += DAY;
        day--;
    }
    long year = 1970 + day * 400 / DAYS_OF_400_YEARS;
    while (days_to_year(year) > day)
        year--;
    while (days_to_year(year + 1) <= day)
        year++;
    bool leap = is_leap(year);
    int in_year = (int)(day - days_to_year(year));
    int month = 11;
    while (days_before(month, leap) > in_year)
        month--;

    memset(result, 0, sizeof *result);
    result->tm_sec = (int)(second % 60);
    result->tm_min = (int)(second / 60 % 60);
    result->tm_hour = (int)(second / 3600);
    result->tm_mday = in_year - days_before(month, leap) + 1;
    result->tm_mon = month;
    result->tm_year = (int)(year - 1900);
    result->tm_wday = (int)(((day + 4) % 7 + 7) % 7);
    result->tm_yday = in_year;
    result->tm_zone = "GMT";
    return result;
}

struct tm *gmtime(const time_t *time)
{
    static struct tm result;
    return gmtime_r(time, &result);
}

struct tm *localtime_r(const time_t *restrict time, struct tm *restrict result)
{
    gmtime_r(time, result);
    result->tm_zone = "UTC";
    return result;
}

struct tm *localtime(const time_t *time)
{
    static struct tm result;
    return localtime_r(time, &result);
}

time_t timegm(struct tm *date)
{
    long year = date->tm_year + 1900L + date->tm_mon / 12;
    int month = date->tm_mon % 12;
    if (month < 0) {
        month += 12;
        year--;
    }
    long day = days_to_year(year) + days_before(month, is_leap(year)) + date->tm_mday - 1;
    time_t time = day * DAY + date->tm_hour * 3600L + date->tm_min * 60L + date->tm_sec;
    gmtime_r(&time, date);
    return time;
}

time_t mktime(struct tm *date)
{
    time_t time = timegm(date);
    date->tm_zone = "UTC";
    return time;
}

char *asctime_r(const struct tm *restrict date, char *restrict text)
{
    sprintf(
        text, "%.3s %.3s%3d %.2d:%.2d:%.2d %d\n", days[date->tm_wday], months[date->tm_mon],
        date->tm_mday, date->tm_hour, date->tm_min, date->tm_sec, 1900 + date->tm_year);
    return text;
}

char *asctime(const struct tm *date)
{
    static char text[32];
    return asctime_r(date, text);
}

char *ctime_r(const time_t *time, char *text)
{
    struct tm date;
    return asctime_r(localtime_r(time, &date), text);
}

char *ctime(const time_t *time)
{
    return asctime(localtime(time));
}

/* Conversions that stand for others. */
static const char *expansion(int kind)
{
    switch (kind) {
    case 'c':
        return "%a %b %e %H:%M:%S %Y";
    case 'D':
    case 'x':
        return "%m/%d/%y";
    case 'F':
        return "%Y-%m-%d";
    case 'R':
        return "%H:%M";
    case 'T':
    case 'X':
        return "%H:%M:%S";
    case 'r':
        return "%I:%M:%S %p";
    default:
        return NULL;
    }
}

/* One conversion that stands for itself; its length. */
static int convert(char *text, size_t size, int kind, const struct tm *date)
{
    int hour = date->tm_hour % 12 == 0 ? 12 : date->tm_hour % 12;
    switch (kind) {
    case 'a':
        return snprintf(text, size, "%.3s", days[date->tm_wday]);
    case 'A':
        return snprintf(text, size, "%s", days[date->tm_wday]);
    case 'b':
    case 'h':
        return snprintf(text, size, "%.3s", months[date->tm_mon]);
    case 'B':
        return snprintf(text, size, "%s", months[date->tm_mon]);
    case 'C':
        return snprintf(text, size, "%02d", (date->tm_year + 1900) / 100);
    case 'd':
        return snprintf(text, size, "%02d", date->tm_mday);
    case 'e':
        return snprintf(text, size, "%2d", date->tm_mday);
    case 'H':
        return snprintf(text, size, "%02d", date->tm_hour);
    case 'I':
        return snprintf(text, size, "%02d", hour);
    case 'j':
        return snprintf(text, size, "%03d", date->tm_yday + 1);
    case 'm':
        return snprintf(text, size, "%02d", date->tm_mon + 1);
    case 'M':
        return snprintf(text, size, "%02d", date->tm_min);
    case 'n':
        return snprintf(text, size, "\n");
    case 'p':
        return snprintf(text, size, "%s", date->tm_hour < 12 ? "AM" : "PM");
    case 's': {
        struct tm copy = *date;
        return snprintf(text, size, "%ld", timegm(&copy));
    }
    case 'S':
        return snprintf(text, size, "%02d", date->tm_sec);
    case 't':
        return snprintf(text, size, "\t");
    case 'u':
        return snprintf(text, size, "%d", date->tm_wday == 0 ? 7 : date->tm_wday);
    case 'U':
        return snprintf(text, size, "%02d", (date->tm_yday + 7 - date->tm_wday) / 7);
    case 'w':
        return snprintf(text, size, "%d", date->tm_wday);
    case 'y':
        return snprintf(text, size, "%02d", date->tm_year % 100);
    case 'Y':
        return snprintf(text, size, "%d", date->tm_year + 1900);
    case 'z':
        return snprintf(text, size, "+0000");
    case 'Z':
        return snprintf(text, size, "%s", date->tm_zone ? date->tm_zone : "");
    case '%':
        return snprintf(text, size, "%%");
    default:
        return snprintf(text, size, "%%%c", kind);
    }
}

size_t strftime(
    char *restrict text, size_t size, const char *restrict format, const struct tm *restrict date)
{
    size_t length = 0;
    for (; *format; format++) {
        size_t room = size - length;
        size_t added = 1;
        const char *expanded = NULL;
        if (*format == '%' && format[1])
            expanded = expansion(*++format);
        else if (room > 1) {
            text[length++] = *format;
            continue;
        } else {
            return 0;
        }
        if (expanded)
            added = strftime(text + length, room, expanded, date);
        else
            added = (size_t)convert(text + length, room, *format, date);
        if (added >= room || (expanded && added == 0))
            return 0;
        length += added;
    }
    if (size == 0)
        return 0;
    text[length] = 0;
    return length;
}
