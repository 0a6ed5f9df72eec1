/* Paths: the working directory, their parts, temporary names. */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <libgen.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <sys/stat.h>
#include <bits/library.h>
#include <bits/spec/sys/syscall.h>

char *getcwd(char *buffer, size_t size)
{
    char path[PATH_MAX];
    if (buffer && size == 0) {
        errno = EINVAL;
        return NULL;
    }
    size_t room = buffer ? size : size ? size : sizeof path;
    if (__syscall_ret(__syscall(SYS_getcwd, (long)path, (long)sizeof path)) < 0)
        return NULL;
    if (strlen(path) + 1 > room) {
        errno = ERANGE;
        return NULL;
    }
    return buffer ? strcpy(buffer, path) : strdup(path);
}

char *get_current_dir_name(void)
{
    return getcwd(NULL, 0);
}

/* Takes the last part off, but never the first slash. */
static void shorten(char *path)
{
    char *slash = strrchr(path, '/');
    slash[slash == path] = 0;
}

/* There are no symbolic links: the parts are looked at one after the other. */
char *realpath(const char *restrict path, char *restrict resolved)
{
    char result[PATH_MAX], part[NAME_MAX + 1];
    struct stat status;
    if (!path || !*path) {
        errno = path ? ENOENT : EINVAL;
        return NULL;
    }
    if (*path == '/')
        strcpy(result, "/");
    else if (!getcwd(result, sizeof result))
        return NULL;
    while (*path) {
        size_t length = strcspn(path, "/");
        if (length > NAME_MAX || strlen(result) + length + 2 > PATH_MAX) {
            errno = ENAMETOOLONG;
            return NULL;
        }
        memcpy(part, path, length);
        part[length] = 0;
        path += length;
        if (length > 0) {
            if (strcmp(part, "..") == 0)
                shorten(result);
            else if (strcmp(part, ".") != 0)
                sprintf(result + strlen(result), "%s%s", result[1] ? "/" : "", part);
            if (stat(result, &status) < 0)
                return NULL;
        }
        if (*path && !S_ISDIR(status.st_mode) && length > 0) {
            errno = ENOTDIR;
            return NULL;
        }
        path += strspn(path, "/");
    }
    return resolved ? strcpy(resolved, result) : strdup(result);
}

char *canonicalize_file_name(const char *path)
{
    return realpath(path, NULL);
}

char *dirname(char *path)
{
    static char dot[] = ".";
    size_t length = path ? strlen(path) : 0;
    while (length > 1 && path[length - 1] == '/')
        length--;
    while (length > 0 && path[length - 1] != '/')
        length--;
    if (length == 0)
        return dot;
    while (length > 1 && path[length - 1] == '/')
        length--;
    path[length] = 0;
    return path;
}

char *__xpg_basename(char *path)
{
    static char dot[] = ".";
    size_t length = path ? strlen(path) : 0;
    if (length == 0)
        return dot;
    while (length > 1 && path[length - 1] == '/')
        path[--length] = 0;
    char *slash = strrchr(path, '/');
    return slash && slash[1] ? slash + 1 : path;
}

/* Fills in the six X of a pattern; false where there are none. */
static bool choose_name(char *pattern, int suffix)
{
    static const char letters[] =
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
    static unsigned long state;
    size_t length = strlen(pattern);
    if (length < (size_t)suffix + 6
        || strncmp(pattern + length - suffix - 6, "XXXXXX", 6) != 0) {
        errno = EINVAL;
        return false;
    }
    state = (state + (unsigned long)getpid()) * 6364136223846793005UL + 1442695040888963407UL;
    unsigned long number = state >> 20;
    for (char *at = pattern + length - suffix - 6, *end = at + 6; at < end; at++) {
        *at = letters[number % 62];
        number /= 62;
    }
    return true;
}

int mkostemps(char *pattern, int suffix, int flags)
{
    size_t start = strlen(pattern) - (size_t)suffix - 6;
    for (int tries = 0; tries < 100; tries++) {
        if (!choose_name(pattern, suffix))
            return -1;
        int fd = open(pattern, (flags & ~O_ACCMODE) | O_RDWR | O_CREAT | O_EXCL, 0600);
        if (fd >= 0 || errno != EEXIST)
            return fd;
        memcpy(pattern + start, "XXXXXX", 6);
    }
    return -1;
}

int mkstemps(char *pattern, int suffix)
{
    return mkostemps(pattern, suffix, 0);
}

int mkostemp(char *pattern, int flags)
{
    return mkostemps(pattern, 0, flags);
}

int mkstemp(char *pattern)
{
    return mkostemps(pattern, 0, 0);
}

char *mkdtemp(char *pattern)
{
    if (!choose_name(pattern, 0))
        return NULL;
    return mkdir(pattern, 0700) < 0 ? NULL : pattern;
}

char *mktemp(char *pattern)
{
    if (!choose_name(pattern, 0))
        *pattern = 0;
    return pattern;
}

FILE *tmpfile(void)
{
    char name[] = "/tmp/tmpfXXXXXX";
    int fd = mkstemp(name);
    if (fd < 0)
        return NULL;
    unlink(name);
    FILE *stream = fdopen(fd, "w+");
    if (!stream)
        close(fd);
    return stream;
}

char *tmpnam(char *name)
{
    static char own[L_tmpnam];
    char *result = name ? name : own;
    strcpy(result, "/tmp/fileXXXXXX");
    return choose_name(result, 0) ? result : NULL;
}
