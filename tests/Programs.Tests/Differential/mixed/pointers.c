#include <stdio.h>
#include <string.h>

static int values[10] = { 1, 2, 3, [7] = 8 };
static int *middle = &values[5];
static const char *names[] = { "zero", "one", "two" };
static char text[] = "hello";
static int matrix[3][4] = { { 1, 2, 3, 4 }, { 5, 6 }, { [3] = 12 } };

static int add(int a, int b) { return a + b; }
static int mul(int a, int b) { return a * b; }
static int (*operations[2])(int, int) = { add, mul };

static int apply(int (*f)(int, int), int a, int b) { return f(a, b); }

static void swap(int *a, int *b)
{
    int t = *a;
    *a = *b;
    *b = t;
}

static int *find(int *from, int n, int what)
{
    for (int *p = from; p < from + n; p++)
        if (*p == what)
            return p;
    return NULL;
}

static int total(int m[][4], int rows)
{
    int t = 0;
    for (int i = 0; i < rows; i++)
        for (int j = 0; j < 4; j++)
            t += m[i][j];
    return t;
}

int main(void)
{
    int x = 1, y = 2;
    swap(&x, &y);
    printf("%d %d\n", x, y);
    *middle = 50;
    middle[-1] = 40;
    printf("%d %d %ld\n", values[5], values[4], middle - values);
    printf("%s %c %zu\n", names[1], *names[2], sizeof names / sizeof *names);
    char *p = text;
    while (*p)
        p++;
    printf("%ld\n", p - text);
    text[0] = 'J';
    *(text + 4) = 'y';
    printf("%s %s\n", text, &text[2]);
    char local[] = "local", copy[10];
    char *to = copy;
    const char *from = local;
    while ((*to++ = *from++))
        ;
    printf("%s %zu\n", copy, sizeof local);
    printf("%d %d\n", apply(add, 3, 4), apply(operations[1], 3, 4));
    int (*f)(int, int) = x > 0 ? mul : add;
    printf("%d %d %d\n", f(5, 6), (*f)(5, 6), (**f)(5, 6));
    printf("%ld\n", find(values, 10, 8) - values);
    printf("%d\n", find(values, 10, 99) == NULL);
    printf("%d %d %d\n", total(matrix, 3), matrix[2][3], *(*(matrix + 1) + 1));
    int (*row)[4] = matrix + 1;
    printf("%d %ld\n", (*row)[0], (char *)(row + 1) - (char *)row);
    int **pp = &middle;
    ++*pp;
    printf("%ld\n", middle - values);
    long l = 0x0102030405060708;
    unsigned char *bytes = (unsigned char *)&l;
    printf("%d %d\n", bytes[0], bytes[7]);
    *(short *)(bytes + 3) = -1;
    printf("%lx\n", l);
    int i = 2;
    values[i++] = 30;
    values[i] += 5;
    values[i]--;
    --values[--i];
    printf("%d %d %d\n", values[2], values[3], i);
    void *v = &values[1];
    printf("%d\n", *(int *)((char *)v + sizeof(int)));
    struct { char c; int *p; } s = { 'x', values };
    s.p++;
    printf("%d %c\n", *s.p++, s.c);
    const char *strings[] = { "a" "b", "c\0d", "\x41\102" };
    printf("%s %s %s\n", strings[0], strings[1], strings[2]);
    printf("%d\n", "abc"[1]);
    double d[4] = { 1.5, 2.5 };
    double *q = d;
    *q++ += 1;
    q[1] = q[0] * 2;
    printf("%g %g %g\n", d[0], d[1], d[2]);
    return 0;
}
