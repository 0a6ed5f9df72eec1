#include <stdio.h>

int main(void)
{
    volatile int one = 1;
    int i = 5;
    const int ci = 6;
    void *v = &i;
    printf("%ld\n", (long)(one ? -1 : 0u));
    printf("%g\n", one ? 3 : 2.5);
    printf("%d\n", *(one ? &i : &ci));
    printf("%d\n", (one ? v : &i) == &i);
    printf("%d\n", (one ? &i : 0) != 0);
    printf("%zu\n", sizeof(one ? 'a' : (char)1));
    return 0;
}
