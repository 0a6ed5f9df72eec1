#include <stdint.h>
#include <stdio.h>

struct stack { uint64_t head; uint32_t next[8]; };

static struct stack space, *stack = &space;

static uint64_t counted(uint32_t node, uint64_t before)
{
    return node | ((before >> 32) + 1) << 32;
}

static void push(uint32_t node)
{
    uint64_t head = __atomic_load_n(&stack->head, __ATOMIC_RELAXED);
    do
        __atomic_store_n(&stack->next[node], (uint32_t)head, __ATOMIC_RELAXED);
    while (!__atomic_compare_exchange_n(&stack->head, &head, counted(node, head), 0, 5, 5));
}

int main(void)
{
    push(3);
    push(4);
    printf("%lx %u %u\n", space.head, space.next[3], space.next[4]);
    return 0;
}
