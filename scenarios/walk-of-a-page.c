/* One page of a segment: made by a store, shared by a load, pushed out by other pages, and brought
   back. docs/walk-of-a-page.md follows it. Usage: walk-of-a-page writer|reader */
#include <err.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/shm.h>
#include <unistd.h>

enum { PAGE_BYTES = 4096, OTHER_PAGES = 8 };

static char *attach(void)
{
    int id = shmget(0x9a6e, PAGE_BYTES, IPC_CREAT | 0600);
    char *page = shmat(id, NULL, 0);
    if (page == (char *)-1)
        err(1, "shmat");
    return page;
}

static void write_and_push_out(void)
{
    char *page = attach();
    page[0] = 'x';
    sleep(2);
    char *others = mmap(NULL, OTHER_PAGES * PAGE_BYTES, PROT_READ | PROT_WRITE,
        MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    for (int i = 0; i < OTHER_PAGES; i++)
        others[i * PAGE_BYTES] = 1;
    sleep(2);
}

static void read_twice(void)
{
    sleep(1);
    char *page = attach();
    printf("at first %c\n", page[0]);
    sleep(2);
    printf("and then %c\n", page[0]);
}

int main(int argc, char **argv)
{
    if (argc != 2)
        errx(2, "usage: walk-of-a-page writer|reader");
    if (!strcmp(argv[1], "writer"))
        write_and_push_out();
    else
        read_twice();
    return 0;
}
