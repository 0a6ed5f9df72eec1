/* ftok: a key from a file's inode and device. */
#include <sys/ipc.h>
#include <sys/stat.h>

key_t ftok(const char *path, int project)
{
    struct stat about;
    if (stat(path, &about) < 0)
        return -1;
    return (key_t)((about.st_ino & 0xffff) | (about.st_dev & 0xff) << 16 | (unsigned)project << 24);
}
