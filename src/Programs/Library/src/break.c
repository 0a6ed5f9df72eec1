/* The end of the heap: brk(2) answers with the end as it then stands. */
#include <errno.h>
#include <stddef.h>
#include <unistd.h>
#include <sys/syscall.h>
#include <bits/library.h>

static char *heap_end;

int brk(void *end)
{
    heap_end = (char *)__syscall(SYS_brk, end);
    if (heap_end >= (char *)end)
        return 0;
    errno = ENOMEM;
    return -1;
}

void *sbrk(long change)
{
    if (!heap_end)
        brk(NULL);
    char *old = heap_end;
    if (change != 0 && brk(old + change) < 0)
        return (void *)-1;
    return old;
}
