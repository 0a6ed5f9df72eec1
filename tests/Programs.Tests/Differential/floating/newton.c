#include <stdio.h>

static double root(double x)
{
    double guess = x, last = 0;
    while (guess != last) {
        last = guess;
        guess = (guess + x / guess) / 2;
        if (guess > last && last < x)
            break;
    }
    return guess;
}

int main(void)
{
    double sum = 0, term = 1;
    for (int i = 1; i < 25; i++) {
        sum += term;
        term /= i;
    }
    printf("%.15g %.15g %.15g\n", root(2), root(1e10), sum);
    return 0;
}
