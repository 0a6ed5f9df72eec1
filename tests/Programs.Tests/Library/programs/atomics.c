/* <stdatomic.h> on one thread: values and results. */
#include <stdatomic.h>
#include <stdio.h>

int main(void)
{
    atomic_int a = 5;
    atomic_long l;
    atomic_init(&l, 7);
    printf("%d %ld\n", atomic_load(&a), atomic_load(&l));
    atomic_store(&a, 9);
    printf("%d %d\n", atomic_exchange(&a, 11), atomic_load_explicit(&a, memory_order_acquire));
    printf("%d %d %d\n", atomic_fetch_add(&a, 3), atomic_fetch_sub(&a, 4), atomic_load(&a));
    printf("%d %d %d %d\n", atomic_fetch_or(&a, 0xf0), atomic_fetch_and(&a, 0x3f),
        atomic_fetch_xor(&a, 1), atomic_load(&a));
    int expected = 1;
    int done = atomic_compare_exchange_strong(&a, &expected, 2);
    printf("%d %d\n", done, expected);
    done = atomic_compare_exchange_strong(&a, &expected, 2);
    printf("%d %d %d\n", done, expected, atomic_load(&a));
    atomic_flag flag = ATOMIC_FLAG_INIT;
    int first = atomic_flag_test_and_set(&flag);
    int second = atomic_flag_test_and_set(&flag);
    atomic_flag_clear(&flag);
    printf("%d %d %d\n", first, second, atomic_flag_test_and_set(&flag));
    return 0;
}
