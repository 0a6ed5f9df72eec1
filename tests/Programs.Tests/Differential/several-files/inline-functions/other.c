#include "both.h"

int through_other(int x)
{
    return square(x) + twice(x);
}
