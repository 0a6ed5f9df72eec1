#include <stdio.h>

int main(void)
{
    int i = 0, odd = 0;
    while (1) {
        for (int j = 0; j < 10; j++) {
            if (j % 2 == 0)
                continue;
            odd += j;
            if (j > 6)
                break;
        }
        switch (i) {
        case 3:
            goto done;
        default:
            i++;
            continue;
        }
    }
done:
    printf("%d %d\n", i, odd);
    return 0;
}
