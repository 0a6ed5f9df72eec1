#include <stdint.h>
#include <stdio.h>

int main(void)
{
    uint32_t hash = 2166136261u;
    for (const char *p = "the quick brown fox"; *p; p++) {
        hash ^= (uint8_t)*p;
        hash *= 16777619;
    }
    uint64_t state = 88172645463325252;
    for (int i = 0; i < 20; i++) {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
    }
    printf("%u %lu\n", hash, state);
    return 0;
}
