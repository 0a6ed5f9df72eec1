#include <stdio.h>

int main(void)
{
    int n = 27, steps = 0;
    while (n != 1) {
        n = n % 2 ? 3 * n + 1 : n / 2;
        steps++;
    }
    printf("%d\n", steps);
    while (steps --> 100)
        if (steps % 5 == 0)
            continue;
        else if (steps < 104)
            break;
    printf("%d\n", steps);
    return 0;
}
