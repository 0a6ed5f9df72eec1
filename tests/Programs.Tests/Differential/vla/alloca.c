#include <alloca.h>
#include <stdio.h>
#include <string.h>

static int measure(const char *text)
{
    char *copy = alloca(strlen(text) + 1);
    strcpy(copy, text);
    int n = strlen(copy);
    char vla[n + 1];
    strcpy(vla, copy);
    return n + vla[0] - copy[0];
}

int main(void)
{
    char *all[3];
    for (int i = 0; i < 3; i++) {
        all[i] = alloca(8);
        sprintf(all[i], "n%d", i);
    }
    printf("%s%s%s %d\n", all[0], all[1], all[2], measure("twelve bytes"));
    return 0;
}
