#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int main(void)
{
    char text[16];
    __builtin_memset(text, 'x', 5);
    __builtin_memcpy(text + 5, "end", 4);
    printf("%s %zu %d\n", text, __builtin_strlen(text), __builtin_strcmp(text, "xxxxx"));
    printf("%d %d\n", __builtin_abs(-4), __builtin_memcmp("a", "b", 1) < 0);
    __builtin_printf("%s\n", "printed");
    return 0;
}
