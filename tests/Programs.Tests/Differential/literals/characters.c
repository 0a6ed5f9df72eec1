#include <stdio.h>

int main(void)
{
    printf("%d %d %d %d %d\n", 'a', '\n', '\0', '\\', '\'');
    printf("%d %d %d %d\n", '\x41', '\101', '\7', '\e');
    printf("%d %d %d\n", 'ab', 'abcd', '\377');
    printf("%d %d %d\n", L'\x1234', u'\u00e9', U'\U0001F600');
    printf("%d %d %d\n", '"', '?', '\?');
    return 0;
}
