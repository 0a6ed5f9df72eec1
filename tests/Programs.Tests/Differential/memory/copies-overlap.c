#include <stdio.h>
#include <string.h>

int main(void)
{
    char text[32] = "abcdefghijklmnop";
    memmove(text + 3, text, 10);
    puts(text);
    memmove(text, text + 5, 10);
    puts(text);
    memset(text + 2, '-', 3);
    printf("%s %d %s\n", text, memcmp("abc", "abd", 3) < 0, (char *)memchr(text, 'g', 16));
    return 0;
}
