#include <stdio.h>

int main(void)
{
    int i = 10;
    do
        i++;
    while (i < 5);
    do {
        i += 2;
        if (i == 15)
            continue;
        if (i > 20)
            break;
    } while (i < 100);
    printf("%d\n", i);
    do ; while (0);
    return i;
}
