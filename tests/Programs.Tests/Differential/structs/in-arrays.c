#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct word { char text[8]; int count; };

static int by_count(const void *a, const void *b)
{
    const struct word *x = a, *y = b;
    return y->count - x->count;
}

int main(void)
{
    struct word words[] = {{"one", 3}, {"two", 7}, {"three", 5}};
    qsort(words, 3, sizeof *words, by_count);
    for (struct word *p = words; p < words + 3; p++)
        printf("%s=%d ", p->text, p->count);
    struct word copy[3];
    memcpy(copy, words, sizeof words);
    copy[2] = copy[0];
    printf("%s\n", copy[2].text);
    return 0;
}
