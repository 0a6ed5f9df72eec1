/* Strings: search and split. */
#define _GNU_SOURCE
#include <string.h>

char *strchrnul(const char *text, int c)
{
    while (*text && *text != (char)c)
        text++;
    return (char *)text;
}

char *strchr(const char *text, int c)
{
    char *at = strchrnul(text, c);
    return *at == (char)c ? at : NULL;
}

char *strrchr(const char *text, int c)
{
    return memrchr(text, c, strlen(text) + 1);
}

char *index(const char *text, int c)
{
    return strchr(text, c);
}

char *rindex(const char *text, int c)
{
    return strrchr(text, c);
}

char *strstr(const char *text, const char *part)
{
    return memmem(text, strlen(text), part, strlen(part));
}

char *strcasestr(const char *text, const char *part)
{
    size_t length = strlen(part);
    for (size_t left = strlen(text); left >= length; left--, text++)
        if (strncasecmp(text, part, length) == 0)
            return (char *)text;
    return NULL;
}

size_t strspn(const char *text, const char *accepted)
{
    const char *at = text;
    while (*at && strchr(accepted, *at))
        at++;
    return (size_t)(at - text);
}

size_t strcspn(const char *text, const char *rejected)
{
    const char *at = text;
    while (*at && !strchr(rejected, *at))
        at++;
    return (size_t)(at - text);
}

char *strpbrk(const char *text, const char *accepted)
{
    const char *at = text + strcspn(text, accepted);
    return *at ? (char *)at : NULL;
}

char *strsep(char **restrict text, const char *restrict separators)
{
    char *part = *text;
    if (!part)
        return NULL;
    char *end = strpbrk(part, separators);
    if (end)
        *end++ = 0;
    *text = end;
    return part;
}

char *strtok_r(char *restrict text, const char *restrict separators, char **restrict rest)
{
    char *part = text ? text : *rest;
    part += strspn(part, separators);
    if (!*part) {
        *rest = part;
        return NULL;
    }
    char *end = part + strcspn(part, separators);
    if (*end)
        *end++ = 0;
    *rest = end;
    return part;
}

char *strtok(char *restrict text, const char *restrict separators)
{
    static char *rest;
    return strtok_r(text, separators, &rest);
}

char *basename(const char *path)
{
    char *slash = strrchr(path, '/');
    return slash ? slash + 1 : (char *)path;
}
