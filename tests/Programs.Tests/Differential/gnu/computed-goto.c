#include <stdio.h>

static int run(const char *code)
{
    static void *const table[] = {&&inc, &&dbl, &&neg, &&end};
    int value = 1;
    goto *table[*code++ - '0'];
inc:
    value++;
    goto *table[*code++ - '0'];
dbl:
    value *= 2;
    goto *table[*code++ - '0'];
neg:
    value = -value;
    goto *table[*code++ - '0'];
end:
    return value;
}

int main(void)
{
    void *local[] = {&&one, &&two};
    int n = 0;
    printf("%d %d\n", run("0112103"), run("3"));
    goto *local[1];
one:
    n += 100;
two:
    n++;
    printf("%d %d\n", n, &&one != &&two);
    if (n == 1)
        goto *local[0];
    return n;
}
