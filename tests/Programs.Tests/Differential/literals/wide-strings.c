#include <stddef.h>
#include <stdio.h>

int main(void)
{
    wchar_t w[] = L"h\u00e9" L"\x10000";
    unsigned short s[] = u"a\U0001F600";
    unsigned u[] = U"\U0001F600b";
    printf("%zu %d %d %d\n", sizeof w / sizeof *w, w[1], w[2], w[3]);
    printf("%zu %x %x %x\n", sizeof s, s[0], s[1], s[2]);
    printf("%zu %x %x\n", sizeof u, u[0], u[1]);
    printf("%zu %d\n", sizeof L"ab" "cd", (L"ab" "cd")[3]);
    const wchar_t *p = L"ptr";
    printf("%d\n", p[2]);
    return 0;
}
