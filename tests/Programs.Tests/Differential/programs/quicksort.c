#include <stdio.h>

static void sort(int *a, int n)
{
    if (n < 2)
        return;
    int pivot = a[n / 2], i = 0, j = n - 1;
    while (i <= j) {
        while (a[i] < pivot)
            i++;
        while (a[j] > pivot)
            j--;
        if (i <= j) {
            int t = a[i];
            a[i++] = a[j];
            a[j--] = t;
        }
    }
    sort(a, j + 1);
    sort(a + i, n - i);
}

int main(void)
{
    int a[200];
    unsigned seed = 1;
    for (int i = 0; i < 200; i++)
        a[i] = (seed = seed * 1103515245 + 12345) >> 16 & 0x3ff;
    sort(a, 200);
    int ordered = 1;
    for (int i = 1; i < 200; i++)
        ordered &= a[i - 1] <= a[i];
    printf("%d %d %d %d\n", ordered, a[0], a[100], a[199]);
    return 0;
}
