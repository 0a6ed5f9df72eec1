#include <stddef.h>
#include <stdio.h>

#define container_of(p, type, member) ({ \
    const typeof(((type *)0)->member) *member_pointer = (p); \
    (type *)((char *)member_pointer - offsetof(type, member)); })

struct link {
    struct link *next;
};

struct item {
    int number;
    struct link link;
};

int main(void)
{
    struct item b = {2, {0}}, a = {1, {&b.link}};
    for (struct link *p = &a.link; p; p = p->next)
        printf("%d ", container_of(p, struct item, link)->number);
    puts("");
    return 0;
}
