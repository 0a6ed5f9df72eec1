#include <stdio.h>
#include <string.h>

static void times(char *digits, int by)
{
    int carry = 0;
    for (char *p = digits; *p || carry; p++) {
        int value = (*p ? *p - '0' : 0) * by + carry;
        if (!*p)
            p[1] = 0;
        *p = '0' + value % 10;
        carry = value / 10;
    }
}

int main(void)
{
    char digits[200] = "1";
    for (int i = 2; i <= 30; i++)
        times(digits, i);
    for (int i = strlen(digits); i-- > 0;)
        putchar(digits[i]);
    puts("");
    return 0;
}
