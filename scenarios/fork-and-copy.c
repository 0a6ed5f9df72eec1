/* After fork both have the same private page, write-protected. The first store copies it: what the
   one stores the other never sees. A shared page stays one page. */
#include <err.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

static char global[32] = "global";

int main(void)
{
    char *heap = malloc(32);
    char *shared = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (!heap || shared == MAP_FAILED)
        err(1, "memory");
    strcpy(heap, "heap");
    strcpy(shared, "shared");

    pid_t child = fork();
    if (child < 0)
        err(1, "fork");
    if (child == 0) {
        printf("child finds %s, %s, %s\n", global, heap, shared);
        strcpy(global, "child's global");
        strcpy(heap, "child's heap");
        strcpy(shared, "child's shared");
        printf("child has %s, %s, %s\n", global, heap, shared);
        return 0;
    }
    wait(NULL);
    printf("parent has %s, %s, %s\n", global, heap, shared);
    return 0;
}
