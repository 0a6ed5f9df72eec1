#include <stdio.h>

int main(void)
{
    int round = 0;
back:;
    int fresh = round * 10;
    if (round++ < 3) {
        printf("%d ", fresh);
        goto back;
    }
    goto past;
    {
        int skipped = 5;
past:
        skipped = 6;
        printf("%d\n", skipped);
    }
    return 0;
}
