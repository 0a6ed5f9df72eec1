#include <stdio.h>
#include <string.h>

int main(void)
{
    const char *s = "one" " two" /* joined */ "\x41" "B\101\t\"";
    printf("%s %zu\n", s, strlen(s));
    printf("%zu %zu %zu\n", sizeof "a\0b", strlen("a\0b"), sizeof "");
    printf("%d %d %d\n", "\x80"[0], "\1234"[0], "\1234"[1]);
    printf("%c %s\n", *("hello" + 1), &"hello"[3]);
    printf("%zu %s\n", sizeof u8"é", "\u00e9\U0001F600");
    return 0;
}
