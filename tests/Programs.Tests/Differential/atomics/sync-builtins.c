#include <stdio.h>

int main(void)
{
    int v = 10;
    long lock = 0;
    printf("%d ", __sync_fetch_and_add(&v, 5));
    printf("%d\n", __sync_add_and_fetch(&v, 5));
    printf("%d ", __sync_bool_compare_and_swap(&v, 20, 1));
    printf("%d %d\n", v, __sync_val_compare_and_swap(&v, 20, 2));
    printf("%ld ", __sync_lock_test_and_set(&lock, 1));
    printf("%ld", lock);
    __sync_lock_release(&lock);
    printf(" %ld\n", lock);
    printf("%d ", __sync_fetch_and_or(&v, 6));
    printf("%d ", __sync_and_and_fetch(&v, 3));
    printf("%d\n", __sync_xor_and_fetch(&v, 1));
    __sync_synchronize();
    return v;
}
