#include <stdio.h>

static void change(int n, char *text, int array[2])
{
    n = 100;
    text = "changed";
    array[0] = n;
    array = 0;
}

int main(void)
{
    int n = 1, array[2] = {2, 3};
    char *text = "kept";
    change(n, text, array);
    printf("%d %s %d\n", n, text, array[0]);
    return 0;
}
