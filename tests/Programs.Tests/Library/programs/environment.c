/* The environment. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int main(void)
{
    clearenv();
    printf("%d\n", getenv("A") == NULL);
    printf("%d %s\n", setenv("A", "1", 0), getenv("A"));
    printf("%d %s\n", setenv("A", "2", 0), getenv("A"));
    printf("%d %s\n", setenv("A", "33", 1), getenv("A"));
    static char own[] = "B=x";
    printf("%d %s\n", putenv(own), getenv("B"));
    own[2] = 'y';
    printf("%s\n", getenv("B"));
    printf("%d %d\n", unsetenv("A"), getenv("A") == NULL);
    printf("%d %d\n", setenv("", "v", 1), setenv("x=y", "v", 1));
    printf("%s\n", getenv("B"));
    return 0;
}
