#include <stdio.h>

enum level { LOW, MIDDLE, HIGH, LEVELS };

static const char *names[LEVELS] = {[HIGH] = "high", [LOW] = "low", [MIDDLE] = "middle"};

static enum level next(enum level l)
{
    return (l + 1) % LEVELS;
}

int main(void)
{
    enum level l = MIDDLE;
    for (int i = 0; i < 4; i++) {
        printf("%s ", names[l]);
        l = next(l);
    }
    switch (l) {
    case HIGH:
        puts("end");
        break;
    default:
        puts("?");
    }
    return l;
}
