/* Dates in UTC. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

int main(void)
{
    setenv("TZ", "UTC", 1);
    time_t times[] = { 0, 1, 86399, 86400, 951782400, 951868800, 1709164800, 1709251200,
        4102444800, -1, -86401,
        -2208988800, 1700000000, 13569465600, 253402300799 };
    for (unsigned i = 0; i < sizeof times / sizeof *times; i++) {
        struct tm date;
        char text[200];
        gmtime_r(&times[i], &date);
        printf("%d %d %d %d %d %d %d %d\n", date.tm_year, date.tm_mon, date.tm_mday, date.tm_hour,
            date.tm_min,
            date.tm_sec, date.tm_wday, date.tm_yday);
        printf("%ld %s", (long)timegm(&date), asctime(&date));
        strftime(text, sizeof text,
            "%a %A %b %B %C %d %D %e %F %H %I %j %m %M %p %R %S %T %u %U %w %y %Y %% %c", &date);
        puts(text);
    }
    struct tm odd = { .tm_year = 124, .tm_mon = 13, .tm_mday = -5, .tm_hour = 30 };
    printf("%ld\n", (long)timegm(&odd));
    printf("%d-%d-%d\n", odd.tm_year, odd.tm_mon, odd.tm_mday);
    char small[4];
    struct tm date = odd;
    printf("%zu\n", strftime(small, sizeof small, "%Y", &date));
    printf("%zu %s\n", strftime(small, sizeof small, "%y", &date), small);
    printf("%s", ctime(&times[4]));
    printf("%g\n", difftime(times[3], times[1]));
    return 0;
}
