/* The file system as POSIX describes it, on statfs(2). */
#include <string.h>
#include <sys/statvfs.h>
#include <sys/vfs.h>

static int convert(int result, const struct statfs *from, struct statvfs *to)
{
    if (result < 0)
        return result;
    memset(to, 0, sizeof *to);
    to->f_bsize = (unsigned long)from->f_bsize;
    to->f_frsize = (unsigned long)from->f_frsize;
    to->f_blocks = from->f_blocks;
    to->f_bfree = from->f_bfree;
    to->f_bavail = from->f_bavail;
    to->f_files = from->f_files;
    to->f_ffree = to->f_favail = from->f_ffree;
    to->f_namemax = (unsigned long)from->f_namelen;
    return 0;
}

int statvfs(const char *path, struct statvfs *status)
{
    struct statfs own;
    return convert(statfs(path, &own), &own, status);
}

int fstatvfs(int fd, struct statvfs *status)
{
    struct statfs own;
    return convert(fstatfs(fd, &own), &own, status);
}
