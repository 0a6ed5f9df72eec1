#include <stdio.h>

static int of_long(long value)
{
    switch (value) {
    case 0x100000000:
        return 1;
    case -0x100000000:
        return 2;
    case 0:
        return 3;
    }
    return 4;
}

static int of_char(signed char value)
{
    switch (value) {
    case -1:
        return 1;
    case 255:
        return 2;
    }
    return 3;
}

static int of_unsigned(unsigned value)
{
    switch (value) {
    case -1:
        return 1;
    case 0x80000000:
        return 2;
    }
    return 3;
}

int main(void)
{
    printf("%d%d%d%d ", of_long(1l << 32), of_long(-(1l << 32)), of_long(0), of_long(1));
    printf("%d%d ", of_char(-1), of_char(255));
    printf("%d%d%d\n", of_unsigned(4294967295u), of_unsigned(1u << 31), of_unsigned(5));
    return 0;
}
