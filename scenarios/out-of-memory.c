/* A modest process has a few pages, waits, and finds them as it left them. A hog waits until the
   others have theirs, then touches one page after the other. Usage: out-of-memory PAGES hog|modest */
#include <err.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

enum { PAGE_BYTES = 4096 };

static char *touch_all(int pages)
{
    char *base = mmap(NULL, (size_t)pages * PAGE_BYTES, PROT_READ | PROT_WRITE,
        MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (base == MAP_FAILED)
        err(1, "mmap");
    for (int page = 0; page < pages; page++)
        *(int *)(base + page * PAGE_BYTES) = page + 1;
    return base;
}

int main(int argc, char **argv)
{
    if (argc != 3)
        errx(2, "usage: out-of-memory PAGES hog|modest");
    int pages = atoi(argv[1]);
    int is_hog = !strcmp(argv[2], "hog");
    if (is_hog)
        sleep(1);
    char *base = touch_all(pages);
    if (!is_hog)
        sleep(10);
    for (int page = 0; page < pages; page++)
        if (*(int *)(base + page * PAGE_BYTES) != page + 1)
            errx(3, "page %d is lost", page);
    puts("all are there");
    return 0;
}
