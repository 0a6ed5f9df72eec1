#include <stdio.h>

int main(void)
{
    for (int i = 0; i < 4; i++)
        switch (i) {
            int kept;
        case 0:
            kept = 5;
            printf("%d ", kept);
            break;
        case 1: {
            int kept = 6;
            printf("%d ", kept);
            break;
        }
        default:
            kept = 7;
            printf("%d ", kept);
        }
    puts("");
    return 0;
}
