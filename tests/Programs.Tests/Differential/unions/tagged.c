#include <stdio.h>

struct value {
    enum { NUMBER, TEXT, PAIR } kind;
    union {
        long number;
        const char *text;
        struct value *pair[2];
    };
};

static void show(const struct value *v)
{
    switch (v->kind) {
    case NUMBER: printf("%ld", v->number); break;
    case TEXT: printf("'%s'", v->text); break;
    case PAIR:
        printf("(");
        show(v->pair[0]);
        printf(" ");
        show(v->pair[1]);
        printf(")");
    }
}

int main(void)
{
    struct value a = {NUMBER, {5}}, b = {TEXT, .text = "x"}, c = {PAIR, .pair = {&a, &b}};
    struct value d = {PAIR, .pair = {&c, &c}};
    show(&d);
    puts("");
    return 0;
}
