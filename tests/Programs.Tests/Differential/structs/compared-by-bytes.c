#include <stdio.h>
#include <string.h>

struct s { int a; char b; };

int main(void)
{
    struct s one, two;
    memset(&one, 0, sizeof one);
    memset(&two, 0, sizeof two);
    one.a = two.a = 5;
    one.b = 'x';
    printf("%d ", memcmp(&one, &two, sizeof one) != 0);
    two.b = 'x';
    printf("%d\n", memcmp(&one, &two, sizeof one));
    return 0;
}
