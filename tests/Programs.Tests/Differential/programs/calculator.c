#include <ctype.h>
#include <stdio.h>

static const char *at;

static long sum(void);

static long factor(void)
{
    if (*at == '(') {
        at++;
        long value = sum();
        at++;
        return value;
    }
    if (*at == '-') {
        at++;
        return -factor();
    }
    long value = 0;
    while (isdigit((unsigned char)*at))
        value = value * 10 + (*at++ - '0');
    return value;
}

static long product(void)
{
    long value = factor();
    while (*at == '*' || *at == '/')
        if (*at++ == '*')
            value *= factor();
        else
            value /= factor();
    return value;
}

static long sum(void)
{
    long value = product();
    while (*at == '+' || *at == '-')
        value += *at++ == '+' ? product() : -product();
    return value;
}

int main(void)
{
    const char *lines[] = {"1+2*3", "(1+2)*-3", "100/7/2-(3-(2-1))", "2*(3+4)*(5-6)"};
    for (int i = 0; i < 4; i++) {
        at = lines[i];
        printf("%s = %ld\n", lines[i], sum());
    }
    return 0;
}
