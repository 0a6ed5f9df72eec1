#include <stdatomic.h>
#include <stdio.h>

static int word = 5;
static long wide = 7;
static unsigned char narrow = 250;
static _Atomic int counter;
static atomic_flag flag = ATOMIC_FLAG_INIT;

int main(void)
{
    printf("%d\n", __atomic_fetch_add(&word, 3, __ATOMIC_SEQ_CST));
    printf("%d\n", __atomic_add_fetch(&word, 2, __ATOMIC_SEQ_CST));
    printf("%d\n", __atomic_sub_fetch(&word, 1, __ATOMIC_SEQ_CST));
    printf("%d\n", __atomic_fetch_nand(&word, 6, __ATOMIC_SEQ_CST));
    printf("%d\n", __atomic_load_n(&word, __ATOMIC_SEQ_CST));
    printf("%ld %ld\n", __sync_fetch_and_add(&wide, 5), __sync_add_and_fetch(&wide, -20));
    printf("%d %d\n", __sync_fetch_and_add(&narrow, 10), narrow);
    printf("%d %ld\n", __sync_bool_compare_and_swap(&wide, -8, 100), wide);
    printf("%ld %ld\n", __sync_val_compare_and_swap(&wide, 1, 2), wide);
    long expected = 100;
    printf("%d\n", __atomic_compare_exchange_n(&wide, &expected, 9, 0, 5, 5));
    printf("%d %ld %ld\n", __atomic_compare_exchange_n(&wide, &expected, 10, 0, 5, 5), expected, wide);
    printf("%d %d\n", __atomic_exchange_n(&word, 77, __ATOMIC_SEQ_CST), word);
    counter++;
    counter += 5;
    printf("%d %d\n", counter--, atomic_load(&counter));
    printf("%d\n", atomic_fetch_or(&counter, 64));
    atomic_store(&counter, -1);
    int seen = -1;
    printf("%d %d\n", atomic_compare_exchange_strong(&counter, &seen, 3), counter);
    printf("%d %d\n", atomic_flag_test_and_set(&flag), atomic_flag_test_and_set(&flag));
    printf("%d %d %d\n", __builtin_popcount(0xff0), __builtin_clz(1), __builtin_ctzl(1ul << 40));
    __sync_synchronize();
    return 0;
}
