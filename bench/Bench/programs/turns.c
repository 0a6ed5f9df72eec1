#include <stdlib.h>
#include <unistd.h>

/* Requests whose replies are awaited: calls of getppid, as many as the argument says. */
int main(int argc, char **argv)
{
    int calls = atoi(argv[1]);
    for (int i = 0; i < calls; i++)
        getppid();
    return argc != 2;
}
