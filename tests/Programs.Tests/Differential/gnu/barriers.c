#include <stdio.h>

#define barrier() __asm__ __volatile__("" : : : "memory")

static int value;

int main(void)
{
    value = 1;
    barrier();
    asm volatile("" ::: "memory");
    __asm__("");
    value++;
    __sync_synchronize();
    printf("%d\n", value);
    return 0;
}
