#include <stdlib.h>
#include <unistd.h>

static void handler(void)
{
    _exit(9);
}

int main(void)
{
    atexit(handler);
    exit(256 + 5);
}
