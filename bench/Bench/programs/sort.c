static int data[200000];

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
    unsigned seed = 1;
    for (int i = 0; i < 200000; i++)
        data[i] = (seed = seed * 1103515245 + 12345) >> 8;
    sort(data, 200000);
    return data[1000] & 0x7f;
}
