#include <stdio.h>

#define SQUARE(x) ((x) * (x))
#define TEXT(x) #x
#define EXPANDED(x) TEXT(x)
#define JOIN(a, b) a##b
#define NAME(n) JOIN(value_, n)
#define LOG(format, ...) printf("[" format "] ", ##__VA_ARGS__)
#define COUNT(...) PICK(__VA_ARGS__, 5, 4, 3, 2, 1)
#define PICK(a, b, c, d, e, n, ...) n
#define LARGER(a, b) ({ typeof(a) a_ = (a); typeof(b) b_ = (b); a_ > b_ ? a_ : b_; })
#define COLORS(apply) apply(RED) apply(GREEN) apply(BLUE)
#define ENUMERATOR(name) name,
#define CASE(name) case name: return #name;

enum color { COLORS(ENUMERATOR) };

static const char *color_name(enum color color)
{
    switch (color) {
        COLORS(CASE)
    }
    return "?";
}

#if defined __x86_64__ && __STDC_VERSION__ >= 201112L && (SQUARE(3) == 9 || 1 / 0)
#define WHERE "here"
#elif 1
#define WHERE "there"
#endif

int main(void)
{
    int self = 4, value_7 = 70, calls = 0;
#define self (self + 1)
    printf("%d %d %d\n", SQUARE(1 + 2), NAME(7), self);
    puts(EXPANDED(SQUARE(2)) TEXT(SQUARE("q" '\n')) WHERE);
    LOG("none");
    LOG("%d %s", 1, "two");
    printf("%d %d\n", COUNT(a), COUNT(a, b, c));
    int larger = LARGER(calls++, -5);
    printf("%d %d\n", larger, calls);
    printf("%s %s\n", color_name(RED), color_name(BLUE));
    printf("%d %d %s\n", __LINE__, SQUARE(
        __LINE__) > 0, __func__);
    return 0;
}
