#include <stdio.h>

static void advance(const char **text)
{
    while (**text == ' ')
        ++*text;
}

int main(void)
{
    const char *text = "   word";
    const char **p = &text, ***pp = &p;
    advance(&text);
    printf("%s %c %c\n", text, **p, ***pp);
    (**pp)++;
    puts(text);
    return 0;
}
