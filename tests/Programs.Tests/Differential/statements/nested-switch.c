#include <stdio.h>

int main(void)
{
    for (int i = 0; i < 3; i++)
        for (int j = 0; j < 3; j++)
            switch (i) {
            case 0:
                switch (j) {
                case 1:
                    printf("01 ");
                    break;
                default:
                    printf("0x ");
                }
                break;
            case 1:
                if (j == 2)
                    break;
                switch (j)
                case 1:
                    printf("11 ");
                printf("1x ");
                break;
            }
    puts("");
    return 0;
}
