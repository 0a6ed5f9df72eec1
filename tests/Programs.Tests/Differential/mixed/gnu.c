#include <stdio.h>
#include <stddef.h>

#define container_of(pointer, type, member) \
    ((type *)((char *)(pointer) - offsetof(type, member)))

struct list { struct list *next; };
struct item { int value; struct list link; };

static int evaluated;

static int once(void)
{
    return ++evaluated;
}

static const char *size_class(unsigned n)
{
    switch (n) {
    case 0:
        return "none";
    case 1 ... 9:
        return "few";
    case 10 ... 99:
        __attribute__((fallthrough));
    default:
        return "many";
    }
}

static int run(const unsigned char *code)
{
    const void *steps[] = { &&stop, &&add, &&twice };
    int value = 1;
    goto *steps[*code];
add:
    value += 5;
    goto *steps[*++code];
twice:
    value *= 2;
    goto *steps[*++code];
stop:
    return value;
}

int main(void)
{
    struct item items[3] = { { 1 }, { 2 }, { 3 } };
    items[0].link.next = &items[2].link;
    printf("%d\n", container_of(items[0].link.next, struct item, link)->value);
    printf("%d %d\n", once() ?: 5, evaluated);
    printf("%s %s %s %s\n", size_class(0), size_class(9), size_class(10), size_class(1000));
    printf("%d\n", run((const unsigned char[]){ 1, 2, 1, 0 }));

    int total = ({
        int sum = 0;
        for (int i = 0; i < 4; i++)
            sum += i;
        sum;
    });
    __auto_type copy = total;
    __typeof__(copy) *pointer = &copy;
    (*pointer)++;
    printf("%d %d\n", total, copy);
    printf("%d %d\n", __builtin_types_compatible_p(int, typeof(copy)), __builtin_constant_p(3));
    printf("%s\n", _Generic(pointer, char *: "char", int *: "int", default: "other"));
    asm volatile("" ::: "memory");
    return 0;
}
