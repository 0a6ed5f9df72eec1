#include <setjmp.h>
#include <stdio.h>

static jmp_buf target;

static void deep(int n)
{
    if (n == 0)
        longjmp(target, 42);
    deep(n - 1);
}

int main(void)
{
    volatile int tries = 0;
    int code = setjmp(target);
    printf("%d %d\n", code, tries);
    if (tries++ < 2)
        deep(tries * 3);
    if (setjmp(target) == 0)
        longjmp(target, 0);
    else
        puts("zero becomes one");
    return 0;
}
