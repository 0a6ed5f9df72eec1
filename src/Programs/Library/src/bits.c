/* The lowest bit that is set, from 1. */
#include <strings.h>

int ffsll(long long value)
{
    if (value == 0)
        return 0;
    int position = 1;
    for (unsigned long long bits = (unsigned long long)value; !(bits & 1); bits >>= 1)
        position++;
    return position;
}

int ffsl(long value)
{
    return ffsll(value);
}

int ffs(int value)
{
    return ffsll(value);
}
