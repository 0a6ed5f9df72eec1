#include <stdio.h>
#include "queue.h"

int main(void)
{
    struct queue q = {{0}, 0, 0};
    int in = 0;
    for (int round = 0; round < 5; round++) {
        while (put(&q, in * in))
            in++;
        printf("%d %d ", take(&q), take(&q));
    }
    puts("");
    return in;
}
