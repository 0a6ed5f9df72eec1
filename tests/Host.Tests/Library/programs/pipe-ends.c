/* A pipe belongs to its maker, and one whose ends cannot be told leaves no descriptor behind. */
#include <errno.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

int main(void)
{
    int ends[2];
    int failed = pipe((int *)8);
    printf("%d %d\n", failed, errno == EFAULT);
    printf("%d", pipe(ends));
    printf(" %d %d\n", ends[0], ends[1]);
    struct stat status;
    fstat(ends[0], &status);
    printf("%d %d %d\n", S_ISFIFO(status.st_mode), status.st_uid == getuid(), status.st_gid == getgid());
    return 0;
}
