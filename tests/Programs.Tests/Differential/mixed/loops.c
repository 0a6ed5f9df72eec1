#include <stdio.h>

int main(void)
{
    int sum = 0;
    for (int i = 0; i < 10; i++) {
        if (i == 3)
            continue;
        if (i == 8)
            break;
        sum += i;
    }
    printf("%d\n", sum);
    int n = 5;
    while (n --> 0)
        sum += n;
    printf("%d %d\n", sum, n);
    do {
        sum++;
    } while (sum < 0);
    printf("%d\n", sum);
    int x = 0;
again:
    x++;
    if (x < 5)
        goto again;
    printf("%d\n", x);
    for (;;) {
        if (++x > 20)
            goto out;
        for (int j = 0; ; j++) {
            if (j == 2)
                break;
            x++;
        }
    }
out:
    printf("%d\n", x);
    for (int i = 0, j = 10; i < j; i++, j--)
        printf("%d%d ", i, j);
    printf("\n");
    int count = 13, reps = (count + 7) / 8, copied = 0;
    switch (count % 8) {
    case 0: do { copied++;
    case 7: copied++;
    case 6: copied++;
    case 5: copied++;
    case 4: copied++;
    case 3: copied++;
    case 2: copied++;
    case 1: copied++;
        } while (--reps > 0);
    }
    printf("%d\n", copied);
    while (0)
        printf("never\n");
    if (0) {
inside:
        printf("inside\n");
        return 0;
    }
    goto inside;
}
