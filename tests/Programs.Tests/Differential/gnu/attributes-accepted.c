#include <stdio.h>
#include <stdlib.h>

static void say(const char *f, ...) __attribute__((format(printf, 1, 2), nonnull(1)));
static int pure(int x) __attribute__((pure, const, noinline, unused, hot));
__attribute__((section("mine"), used)) static int placed = 4;
[[gnu::unused]] static int c23;
static __attribute__((malloc, warn_unused_result)) void *make(void) { return malloc(1); }
__attribute__((deprecated("old"))) static int old = 3;
__attribute__((visibility("hidden"))) int hidden = 5;
int __attribute__((vector_unused_name)) odd = 1;

static void say(const char *f, ...)
{
    puts(f);
}

static int pure(int x)
{
    switch (x) {
    case 1:
        x++;
        __attribute__((fallthrough));
    default:
        return x;
    }
}

int main(void)
{
    __attribute__((unused)) int nothing;
    free(make());
    say("said");
    printf("%d %d %d %d %d\n", pure(1), placed, old, hidden, odd + c23);
    return 0;
}
