/* Every function of <string.h> and <strings.h> on strings. */
#define _GNU_SOURCE
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

static int sign(int value)
{
    return (value > 0) - (value < 0);
}

static void show(const char *what, const char *from, const char *at)
{
    if (at)
        printf("%s %ld\n", what, (long)(at - from));
    else
        printf("%s none\n", what);
}

int main(void)
{
    char buffer[64];
    const char *text = "the quick brown fox";
    printf("%zu %zu %zu %zu\n", strlen(text), strlen(""), strnlen(text, 5), strnlen(text, 50));
    printf("[%s]\n", strcpy(buffer, text));
    memset(buffer, 'x', sizeof buffer);
    strncpy(buffer, "abc", 6);
    printf("%d %d %d %c\n", buffer[3], buffer[5], buffer[6] == 'x', buffer[2]);
    strncpy(buffer, "abcdef", 3);
    printf("%.6s\n", buffer);
    strcpy(buffer, "one");
    printf("[%s]\n", strcat(buffer, " two"));
    printf("[%s]\n", strncat(buffer, " three", 3));
    printf("[%s] %ld\n", buffer, (long)(stpcpy(buffer, "end") - buffer));
    printf("%ld\n", (long)(stpncpy(buffer, "ab", 5) - buffer));
    printf("%d %d %d %d\n", sign(strcmp("a", "b")), sign(strcmp("b", "a")), strcmp("a", "a"),
        sign(strcmp("a", "aa")));
    printf("%d %d %d\n", sign(strcmp("\xff", "a")), strncmp("abcx", "abcy", 3),
        sign(strncmp("abcx", "abcy", 4)));
    printf("%d %d\n", strcasecmp("HeLLo", "hEllO"), sign(strncasecmp("HELP", "hello", 4)));
    printf("%d %d\n", sign(strcoll("a", "b")), (int)strxfrm(buffer, "abc", 10));
    show("strchr", text, strchr(text, 'q'));
    show("strchr", text, strchr(text, 'Z'));
    show("strchr", text, strchr(text, 0));
    show("strrchr", text, strrchr(text, 'o'));
    show("strrchr", text, strrchr(text, 'Z'));
    show("index", text, index(text, 'b'));
    show("rindex", text, rindex(text, 'f'));
    show("strchrnul", text, strchrnul(text, 'Z'));
    show("strstr", text, strstr(text, "brown"));
    show("strstr", text, strstr(text, "browner"));
    show("strstr", text, strstr(text, ""));
    show("strcasestr", text, strcasestr(text, "BROWN"));
    show("strpbrk", text, strpbrk(text, "xyz"));
    show("strpbrk", text, strpbrk(text, "0123"));
    printf("%zu %zu %zu\n", strspn("aabbc", "ab"), strspn("xyz", "ab"), strcspn("hello, world",
        ",o"));
    strcpy(buffer, "  a, b,,c ");
    for (char *part = strtok(buffer, " ,"); part; part = strtok(NULL, " ,"))
        printf("<%s>", part);
    strcpy(buffer, "x::y:z");
    char *rest = buffer;
    for (char *part; (part = strsep(&rest, ":"));)
        printf("(%s)", part);
    char *state;
    strcpy(buffer, "1-2-3");
    for (char *part = strtok_r(buffer, "-", &state); part; part = strtok_r(NULL, "-", &state))
        printf("{%s}", part);
    char *copy = strdup(text);
    char *part = strndup(text, 9);
    printf("\n[%s][%s]\n", copy, part);
    free(copy);
    free(part);
    printf("[%s][%s]\n", basename("/usr/lib"), basename("name"));
    printf("%d %d %d %d\n", ffs(0), ffs(1), ffs(0x80), ffsll(1LL << 40));
    return 0;
}
