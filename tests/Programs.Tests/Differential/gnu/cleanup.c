#include <stdio.h>

static void close_it(int *p)
{
    printf("close %d\n", *p);
}

#define AUTO __attribute__((cleanup(close_it)))

static int early(int n)
{
    AUTO int a = n;
    if (n > 1) {
        AUTO int b = n * 10;
        return a + b;
    }
    a++;
    return a;
}

int main(void)
{
    printf("%d\n", early(1));
    printf("%d\n", early(2));
    for (int i = 0; i < 4; i++) {
        AUTO int c = i;
        if (i == 1)
            continue;
        if (i == 2)
            break;
        puts("body");
    }
    {
        AUTO int d = 77;
        goto out;
    }
out:
    puts("end");
    AUTO int first = 1, second = 2;
    return 0;
}
