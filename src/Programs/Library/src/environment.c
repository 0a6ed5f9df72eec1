/* The environment: an array of NAME=value that setenv replaces by one of its own. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <bits/library.h>

static char **own; /* the array that malloc gave; environ may have been set to another one */

static size_t count_of(void)
{
    size_t count = 0;
    while (environ && environ[count])
        count++;
    return count;
}

static char **find(const char *name, size_t length)
{
    for (char **entry = environ; entry && *entry; entry++)
        if (strncmp(*entry, name, length) == 0 && (*entry)[length] == '=')
            return entry;
    return NULL;
}

char *getenv(const char *name)
{
    size_t length = strlen(name);
    char **entry = find(name, length);
    return entry ? *entry + length + 1 : NULL;
}

static bool is_name(const char *name)
{
    if (name && *name && !strchr(name, '='))
        return true;
    errno = EINVAL;
    return false;
}

static int append(char *assignment)
{
    size_t count = count_of();
    char **larger = malloc((count + 2) * sizeof *larger);
    if (!larger)
        return -1;
    if (count > 0)
        memcpy(larger, environ, count * sizeof *larger);
    larger[count] = assignment;
    larger[count + 1] = NULL;
    if (own == environ)
        free(own);
    own = environ = larger;
    return 0;
}

int putenv(char *assignment)
{
    char *equals = strchr(assignment, '=');
    if (!equals)
        return unsetenv(assignment);
    char **entry = find(assignment, (size_t)(equals - assignment));
    if (!entry)
        return append(assignment);
    *entry = assignment;
    return 0;
}

int setenv(const char *name, const char *value, int overwrite)
{
    if (!is_name(name))
        return -1;
    if (!overwrite && getenv(name))
        return 0;
    char *assignment = malloc(strlen(name) + strlen(value) + 2);
    if (!assignment)
        return -1;
    strcat(strcat(strcpy(assignment, name), "="), value);
    return putenv(assignment);
}

int unsetenv(const char *name)
{
    if (!is_name(name))
        return -1;
    char **entry;
    while ((entry = find(name, strlen(name))))
        for (; *entry; entry++)
            entry[0] = entry[1];
    return 0;
}

int clearenv(void)
{
    environ = NULL;
    return 0;
}
