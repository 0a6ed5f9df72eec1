/* rand, random and rand_r give glibc's sequences. */
#include <stdio.h>
#include <stdlib.h>

int main(void)
{
    for (int i = 0; i < 5; i++)
        printf("%d ", rand());
    unsigned seeds[] = { 0, 1, 2, 42, 4294967295u };
    for (int s = 0; s < 5; s++) {
        srand(seeds[s]);
        for (int i = 0; i < 40; i++)
            printf("%d%c", rand(), i == 39 ? '\n' : ' ');
    }
    srandom(7);
    printf("%ld %ld\n", random(), random());
    unsigned state = 99;
    printf("%d ", rand_r(&state));
    printf("%d %u\n", rand_r(&state), state);
    return RAND_MAX == 2147483647 ? 0 : 1;
}
