/* A failed assertion's message. */
#include <assert.h>
#include <stdio.h>
#include <unistd.h>

int main(void)
{
    dup2(1, 2);
    int x = 3;
    assert(x == 3);
    printf("still here\n");
    fflush(stdout);
    assert(x == 4 && "four is wanted");
    return 0;
}
