#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>

static int calls;
static int call(int x) { calls++; return x; }
static int global;
static int change(void) { global = 10; return 1; }
static jmp_buf buffer;
static void jump(int n) { if (n == 0) longjmp(buffer, 7); jump(n - 1); }

struct s { int a[3]; struct { int x; } in; };
static struct s make(int x) { struct s r = { { x, x + 1, x + 2 }, { x * 2 } }; return r; }

#define MAX(a, b) ({ __typeof__(a) _a = (a); __typeof__(b) _b = (b); _a > _b ? _a : _b; })

static int threaded(const char *program)
{
    void *labels[] = { &&plus, &&minus, &&end };
    int value = 0;
next:
    goto *labels[*program == '+' ? 0 : *program == '-' ? 1 : 2];
plus:
    value += 2;
    program++;
    goto next;
minus:
    value--;
    program++;
    goto next;
end:
    return value;
}

int main(void)
{
    printf("%d %d %d %d\n", call(0) && call(1), call(1) || call(1), call(0) || call(0), calls);
    int x = (call(1), call(2), 3);
    printf("%d %d\n", x, calls);
    global = 1;
    global += change();
    printf("%d\n", global);
    int a = 1, b = 2;
    a = a + b * 2 - -a;
    printf("%d\n", a);
    a ^= b;
    b ^= a;
    a ^= b;
    printf("%d %d\n", a, b);
    printf("%d %d\n", make(3).a[1], make(4).in.x);
    int *p = (int[]){ 5, 6, 7 };
    p[1]++;
    printf("%d %d\n", p[1], ((struct s){ .in = { 9 } }).in.x);
    printf("%d %d\n", MAX(a, b), MAX(call(5), 4));
    volatile int kept = 1;
    int came = setjmp(buffer);
    if (came == 0) {
        kept = 2;
        jump(5);
    }
    printf("%d %d\n", came, kept);
    printf("%d %d %d\n", threaded(""), threaded("++-"), threaded("-"));
    int i = 0;
    int n = i++ + 1;
    printf("%d %d\n", i, n);
    x = 5;
    int z = x++ < 6 ? x * 2 : x * 3;
    printf("%d %d\n", x, z);
    unsigned char c = 250;
    printf("%d\n", c++);
    printf("%d\n", ++c);
    printf("%d\n", c += 10);
    long l = 5;
    l = l == 5 ? l << 40 : -l;
    printf("%ld %d\n", l, !l == 0);
    printf("%zu %zu %zu\n", sizeof(char), sizeof x + 1, sizeof(struct s));
    printf("%d\n", (int)sizeof(int[3]) * -1 < 0);
    int y = 3;
    y = y * y + y;
    y -= y - 1;
    printf("%d\n", y);
    int arr[5] = { 0, 1, 2, 3, 4 }, k = 1;
    int m = k;
    m = arr[m] = 3;
    k = m;
    printf("%d %d %d\n", k, arr[1], arr[3]);
    k = 2;
    k = arr[k]++;
    printf("%d %d\n", k, arr[2]);
    int lo = 3, hi = 9;
    while (lo < hi && (lo += 2, hi--))
        ;
    printf("%d %d\n", lo, hi);
    printf("%d%d%d\n", 1 < 2 == 1, (1, 0) || 0, !(3 > 2 && 2 > 1));
    char *nothing = 0;
    printf("%d %d\n", !nothing, nothing ? 1 : 2);
    return 0;
}
