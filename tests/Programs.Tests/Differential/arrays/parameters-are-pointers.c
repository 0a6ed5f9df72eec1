#include <stdio.h>

static size_t size(char text[100])
{
    return sizeof text;
}

static int last(int n, const int a[static n])
{
    return a[n - 1];
}

static void bump(int a[const])
{
    a[0]++;
}

int main(void)
{
    char text[100] = "x";
    int a[] = {1, 2, 3};
    bump(a);
    bump(a + 1);
    printf("%zu %d %d %d\n", size(text), last(3, a), a[0], last(2, a));
    return 0;
}
