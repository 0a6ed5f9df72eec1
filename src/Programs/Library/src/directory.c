/* Directories as streams, on getdents64(2). */
#define _GNU_SOURCE
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <sys/stat.h>

struct __directory {
    int fd;
    size_t at;
    size_t end;
    long place; /* of the entry that comes next */
    _Alignas(8) char buffer[4096];
};

DIR *fdopendir(int fd)
{
    struct stat status;
    if (fstat(fd, &status) < 0)
        return NULL;
    if (!S_ISDIR(status.st_mode)) {
        errno = ENOTDIR;
        return NULL;
    }
    DIR *directory = calloc(1, sizeof *directory);
    if (directory)
        directory->fd = fd;
    return directory;
}

DIR *opendir(const char *path)
{
    int fd = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd < 0)
        return NULL;
    DIR *directory = fdopendir(fd);
    if (!directory)
        close(fd);
    return directory;
}

struct dirent *readdir(DIR *directory)
{
    if (directory->at == directory->end) {
        ssize_t got = getdents64(directory->fd, directory->buffer, sizeof directory->buffer);
        if (got <= 0)
            return NULL;
        directory->at = 0;
        directory->end = (size_t)got;
    }
    struct dirent *entry = (struct dirent *)(directory->buffer + directory->at);
    directory->at += entry->d_reclen;
    directory->place = entry->d_off;
    return entry;
}

int closedir(DIR *directory)
{
    int result = close(directory->fd);
    free(directory);
    return result;
}

long telldir(DIR *directory)
{
    return directory->place;
}

void seekdir(DIR *directory, long place)
{
    directory->place = lseek(directory->fd, place, SEEK_SET);
    directory->at = directory->end = 0;
}

void rewinddir(DIR *directory)
{
    seekdir(directory, 0);
}

int dirfd(DIR *directory)
{
    return directory->fd;
}

int alphasort(const struct dirent **left, const struct dirent **right)
{
    return strcmp((*left)->d_name, (*right)->d_name);
}

int scandir(
    const char *path, struct dirent ***entries, int (*filter)(const struct dirent *),
    int (*compare)(const struct dirent **, const struct dirent **))
{
    DIR *directory = opendir(path);
    struct dirent *entry, **list = NULL;
    size_t count = 0;
    if (!directory)
        return -1;
    while ((entry = readdir(directory))) {
        if (filter && !filter(entry))
            continue;
        struct dirent **longer = realloc(list, (count + 1) * sizeof *list);
        if (!longer)
            break;
        list = longer;
        list[count] = malloc(entry->d_reclen);
        memcpy(list[count++], entry, entry->d_reclen);
    }
    closedir(directory);
    if (compare && count > 1)
        qsort(list, count, sizeof *list, (int (*)(const void *, const void *))compare);
    *entries = list;
    return (int)count;
}
