#include <stdio.h>

int main(void)
{
    for (int n = 1; n < 5; n++) {
        int a[n];
        for (int i = 0; i < n; i++)
            a[i] = i + n;
        printf("%zu %d ", sizeof a, a[n - 1]);
    }
    puts("");
    return 0;
}
