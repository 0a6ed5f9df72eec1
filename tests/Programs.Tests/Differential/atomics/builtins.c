#include <stdio.h>

int main(void)
{
    int v = 5, e = 5;
    long l = 1;
    unsigned char c = 250;
    printf("%d ", __atomic_fetch_add(&v, 3, __ATOMIC_SEQ_CST));
    printf("%d\n", v);
    printf("%d ", __atomic_sub_fetch(&v, 1, __ATOMIC_RELAXED));
    printf("%d\n", v);
    printf("%d ", __atomic_compare_exchange_n(&v, &e, 9, 0, 5, 5));
    printf("%d ", e);
    printf("%d ", __atomic_compare_exchange_n(&v, &e, 9, 0, 5, 5));
    printf("%d %d\n", v, e);
    printf("%ld ", __atomic_exchange_n(&l, 7, __ATOMIC_ACQ_REL));
    printf("%ld\n", l);
    printf("%d ", __atomic_fetch_add(&c, 10, 5));
    printf("%d\n", c);
    printf("%d ", __atomic_fetch_nand(&v, 3, 5));
    printf("%d\n", v);
    printf("%d ", __atomic_or_fetch(&e, 6, 5));
    printf("%d ", __atomic_fetch_xor(&e, 1, 5));
    printf("%d\n", e);
    __atomic_store_n(&l, -3, __ATOMIC_RELEASE);
    c = 0;
    printf("%ld %d ", __atomic_load_n(&l, __ATOMIC_ACQUIRE), __atomic_test_and_set(&c, 5));
    __atomic_clear(&c, 5);
    printf("%d\n", c);
    return 0;
}
