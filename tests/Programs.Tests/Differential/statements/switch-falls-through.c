#include <stdio.h>

int main(void)
{
    for (int i = 0; i < 6; i++) {
        int value = 0;
        switch (i) {
        default:
            value += 1;
        case 3:
            value += 10;
            break;
        case 4:
            value += 100;
        case 5:
            value += 1000;
        }
        printf("%d ", value);
    }
    puts("");
    return 0;
}
