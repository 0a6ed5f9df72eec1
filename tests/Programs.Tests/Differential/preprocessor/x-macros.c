#include <stdio.h>

#define COLORS(X) X(RED, 0xf00) X(GREEN, 0x0f0) X(BLUE, 0x00f)

enum color {
#define X(name, value) name,
    COLORS(X)
#undef X
    COLOR_COUNT
};

static const struct { const char *name; int value; } colors[] = {
#define X(name, value) [name] = {#name, value},
    COLORS(X)
#undef X
};

int main(void)
{
    for (enum color c = 0; c < COLOR_COUNT; c++)
        printf("%s %x\n", colors[c].name, colors[c].value);
    return 0;
}
