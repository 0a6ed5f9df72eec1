#include <stdio.h>

int main(void)
{
    int i = 0;
again:
    if (i < 3) {
        printf("%d ", i++);
        goto again;
    }
    goto inside;
    while (i < 6) {
        printf("loop ");
inside:
        printf("in%d ", i++);
    }
    for (int a = 0; a < 5; a++)
        for (int b = 0; b < 5; b++)
            if (a * b == 6)
                goto out;
out:
    puts("out");
    return 0;
}
