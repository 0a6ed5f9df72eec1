#include <stdint.h>
#include <stdio.h>

int main(void)
{
    int value = 5;
    uintptr_t address = (uintptr_t)&value;
    int *again = (int *)address;
    printf("%d %d %zu\n", *again, again == &value, sizeof address);
    printf("%d %lu\n", (int *)0 == NULL, (unsigned long)(char *)77);
    printf("%d\n", (int)(intptr_t)(void *)-1);
    return 0;
}
