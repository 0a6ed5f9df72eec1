#include <stdatomic.h>
#include <stdio.h>

static atomic_int counter = ATOMIC_VAR_INIT(3);
static _Atomic long wide;
static atomic_flag flag = ATOMIC_FLAG_INIT;

int main(void)
{
    _Atomic unsigned char c = 255;
    counter++;
    counter += 10;
    c++;
    printf("%d %d\n", counter, c);
    printf("%d ", atomic_fetch_sub(&counter, 4));
    printf("%d\n", atomic_load(&counter));
    int expected = 10;
    printf("%d\n", atomic_compare_exchange_strong(&counter, &expected, 50));
    atomic_store(&wide, 9);
    printf("%d %ld\n", atomic_exchange(&counter, 1), atomic_fetch_or(&wide, 6));
    printf("%d ", atomic_flag_test_and_set(&flag));
    printf("%ld %d\n", wide, atomic_flag_test_and_set(&flag));
    atomic_flag_clear(&flag);
    atomic_thread_fence(memory_order_seq_cst);
    int *_Atomic p = (int[]){1, 2};
    p++;
    printf("%d %d\n", *p, atomic_is_lock_free(&wide));
    return 0;
}
