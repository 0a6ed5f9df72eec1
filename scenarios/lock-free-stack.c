/* A stack that several processes push to and pop from without a lock. Its head is one word: the number
   of the top node, and a count of changes, so that a head that went and came back is not taken for the
   same. Each process pushes its nodes and pops what it finds; the exit status is 0 if every node was
   popped exactly once.
   usage: lock-free-stack NODES */
#include <err.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

enum { PROCESSES = 3, NODES_MAX = 32 };

struct shared {
    uint64_t head; /* number of the top node below, count of changes above */
    uint32_t next[NODES_MAX + 1];
    uint32_t popped[NODES_MAX + 1];
};

static struct shared *shared;

static uint64_t head_of(uint32_t node, uint64_t before)
{
    return node | ((before >> 32) + 1) << 32;
}

static void push(uint32_t node)
{
    uint64_t head = __atomic_load_n(&shared->head, __ATOMIC_RELAXED);
    do
        __atomic_store_n(&shared->next[node], (uint32_t)head, __ATOMIC_RELAXED);
    while (!__atomic_compare_exchange_n(
        &shared->head, &head, head_of(node, head), 0, __ATOMIC_RELEASE, __ATOMIC_RELAXED));
}

static uint32_t pop(void)
{
    uint64_t head = __atomic_load_n(&shared->head, __ATOMIC_ACQUIRE);
    uint32_t next;
    do {
        if ((uint32_t)head == 0)
            return 0;
        next = __atomic_load_n(&shared->next[(uint32_t)head], __ATOMIC_RELAXED);
    } while (!__atomic_compare_exchange_n(
        &shared->head, &head, head_of(next, head), 0, __ATOMIC_ACQUIRE, __ATOMIC_ACQUIRE));
    return (uint32_t)head;
}

/* Pops what it pushed or what another did; one node is pushed again, which is what a head without a
   count would be taken in by. */
static void work(int self, int nodes)
{
    for (int i = 0; i < nodes; i++)
        push(self * nodes + i + 1);
    uint32_t again = pop();
    if (again)
        push(again);
    for (uint32_t node = pop(); node; node = pop())
        __atomic_fetch_add(&shared->popped[node], 1, __ATOMIC_RELAXED);
}

int main(int argc, char **argv)
{
    int nodes = argc == 2 ? atoi(argv[1]) : 0;
    if (nodes < 1 || nodes * PROCESSES > NODES_MAX)
        errx(2, "usage: lock-free-stack NODES");
    shared = mmap(
        NULL, sizeof *shared, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (shared == MAP_FAILED)
        err(1, "mmap");
    for (int self = 0; self < PROCESSES; self++)
        if (fork() == 0) {
            work(self, nodes);
            _exit(0);
        }
    while (wait(NULL) > 0)
        ;
    for (int node = 1; node <= nodes * PROCESSES; node++)
        if (shared->popped[node] != 1)
            return 1;
    return 0;
}
