/* The C locale. */
#include <limits.h>
#include <locale.h>
#include <string.h>

char *setlocale(int category, const char *locale)
{
    static char name[] = "C";
    if (category < 0 || category > LC_ALL)
        return NULL;
    return !locale || !*locale || !strcmp(locale, "C") || !strcmp(locale, "POSIX") ? name : NULL;
}

struct lconv *localeconv(void)
{
    static struct lconv conventions = {
        ".", "", "", "", "", "", "", "", "", "",
        CHAR_MAX, CHAR_MAX, CHAR_MAX, CHAR_MAX, CHAR_MAX, CHAR_MAX, CHAR_MAX, CHAR_MAX,
        CHAR_MAX, CHAR_MAX, CHAR_MAX, CHAR_MAX, CHAR_MAX, CHAR_MAX,
    };
    return &conventions;
}
