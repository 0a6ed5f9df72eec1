/* Parent and children have more private pages than the machine has frames, so most of them lie in
   swap when fork copies the page table, and a slot then belongs to several. Each stores its own
   words, and finds its own in every page at the end. Usage: fork-under-pressure CHILDREN */
#include <err.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

enum { PAGE_BYTES = 4096, PAGES = 12, PARENT = 100 };

static int *word_of(char *base, int page)
{
    return (int *)(base + page * PAGE_BYTES);
}

static void store_all(char *base, int who)
{
    for (int page = 0; page < PAGES; page++)
        *word_of(base, page) = who + page;
}

static int count_right(char *base, int who)
{
    int right = 0;
    for (int page = 0; page < PAGES; page++)
        right += *word_of(base, page) == who + page;
    return right;
}

static void be_a_child(char *base, int who)
{
    if (count_right(base, PARENT) != PAGES)
        _exit(2);
    store_all(base, who);
    _exit(count_right(base, who) == PAGES ? 0 : 3);
}

int main(int argc, char **argv)
{
    if (argc != 2)
        errx(2, "usage: fork-under-pressure CHILDREN");
    char *base = mmap(NULL, PAGES * PAGE_BYTES, PROT_READ | PROT_WRITE,
        MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (base == MAP_FAILED)
        err(1, "mmap");
    store_all(base, PARENT);

    int children = atoi(argv[1]);
    for (int i = 1; i <= children; i++) {
        pid_t child = fork();
        if (child < 0)
            err(1, "fork");
        if (child == 0)
            be_a_child(base, PARENT * (i + 1));
    }
    *word_of(base, 0) = 7;

    int good = 0, status;
    while (wait(&status) > 0)
        good += status == 0;
    printf("%d children have their own pages\n", good);
    printf("the parent has %d as it left them, and %d\n", count_right(base, PARENT),
        *word_of(base, 0));
    return 0;
}
