#include <alloca.h>
#include <stdio.h>
#include <string.h>

static int zeros[100];
static char page[10000];

static int sum(int n, int values[n])
{
    int total = 0;
    for (int i = 0; i < n; i++)
        total += values[i];
    return total;
}

static int vla(int n)
{
    int values[n], copy[n][2];
    for (int i = 0; i < n; i++) {
        values[i] = i;
        copy[i][0] = i;
        copy[i][1] = -i;
    }
    int total = 0;
    for (int i = 0; i < n; i++) {
        char inner[i + 1];
        memset(inner, i, sizeof inner);
        total += inner[i] + sizeof inner + copy[i][1];
    }
    return sum(n, values) * 1000 + total + sizeof values;
}

static int stack(int n)
{
    char *previous = 0;
    int distance = 0;
    for (int i = 0; i < n; i++) {
        char *p = alloca(100);
        memset(p, i, 100);
        if (previous)
            distance += previous[50] == i - 1;
        previous = p;
    }
    return distance;
}

static int deep(int n)
{
    char frame[5000];
    frame[0] = n;
    frame[4999] = n;
    return n == 0 ? 0 : deep(n - 1) + (frame[0] == frame[4999]);
}

int main(void)
{
    int local[100] = { 0 };
    local[99] = 5;
    printf("%d %d\n", zeros[50], local[98] + local[99]);
    for (int i = 0; i < 10000; i += 7)
        page[i] = i;
    int total = 0;
    for (int i = 0; i < 10000; i++)
        total += page[i];
    printf("%d\n", total);
    for (int i = 4088; i < 4104; i++) {
        *(long *)(page + i) = 0x0807060504030201 + i;
        *(int *)(page + i + 100) = i;
        if (*(long *)(page + i) != 0x0807060504030201 + i || *(int *)(page + i + 100) != i)
            printf("wrong at %d\n", i);
    }
    printf("%d %d %d\n", vla(10), stack(10), deep(50));
    struct { char c[9]; } s = { "12345678" }, t;
    t = s;
    printf("%s %d\n", t.c, memcmp(&s, &t, sizeof s));
    _Alignas(64) char aligned[64];
    printf("%d\n", (int)((unsigned long)aligned % 64));
    char *text = page + 4090;
    strcpy(text, "over the page");
    printf("%s %zu\n", text, strlen(text));
    return 0;
}
