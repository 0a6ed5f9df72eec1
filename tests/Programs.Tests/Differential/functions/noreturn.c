#include <stdio.h>
#include <stdlib.h>
#include <stdnoreturn.h>

static noreturn void leave(int status)
{
    puts("leaving");
    exit(status);
}

_Noreturn static void again(void)
{
    leave(7);
}

int main(void)
{
    again();
}
