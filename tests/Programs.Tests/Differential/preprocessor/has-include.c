#include <stdio.h>

#ifdef __has_include
#if __has_include(<stdlib.h>) && __has_include("string.h") && !__has_include(<no/such.h>)
#include <stdlib.h>
#define FOUND 1
#endif
#endif
#if __has_include(<no/such.h>)
#error found
#else
#define MISSED 1
#endif
#define HEADER <string.h>
#include HEADER

int main(void)
{
    printf("%d %d %zu\n", FOUND, MISSED, strlen("abc"));
    return abs(-3);
}
