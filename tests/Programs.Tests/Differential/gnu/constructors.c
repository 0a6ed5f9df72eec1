#include <stdio.h>
#include <stdlib.h>

static int ready;

__attribute__((constructor)) static void plain(void)
{
    puts("plain");
    ready += 1;
}

__attribute__((constructor(300))) static void late(void)
{
    puts("300");
}

static void __attribute__((constructor(200))) early(void)
{
    puts("200");
    ready += 10;
}

__attribute__((destructor)) static void after(void)
{
    puts("after");
}

__attribute__((destructor(101))) static void last(void)
{
    puts("last");
}

static void at_exit(void)
{
    puts("at exit");
}

int main(void)
{
    atexit(at_exit);
    printf("%d\n", ready);
    return 3;
}
