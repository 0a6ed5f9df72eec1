/* FILE streams over a file: modes, places, ends, lines. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define NAME "streams-test.txt"

static void show(void)
{
    FILE *file = fopen(NAME, "r");
    int c;
    while ((c = fgetc(file)) != EOF)
        putchar(c);
    printf("<%d%d>\n", !!feof(file), !!ferror(file));
    fclose(file);
}

int main(void)
{
    char line[64];
    FILE *file = fopen(NAME, "w");
    printf("%d\n", fprintf(file, "line %d\n", 1));
    printf("%d %d\n", fputs("line 2\n", file) >= 0, fputc('!', file));
    printf("%zu\n", fwrite("abcdef", 2, 3, file));
    printf("%ld\n", ftell(file));
    printf("%d\n", fgetc(file));
    clearerr(file);
    fclose(file);
    show();

    file = fopen(NAME, "a+");
    fputs("more\n", file);
    printf("%ld\n", ftell(file));
    rewind(file);
    printf("%s", fgets(line, sizeof line, file));
    printf("%s|\n", fgets(line, 4, file));
    printf("%ld\n", ftell(file));
    printf("%c", ungetc('Q', file));
    printf("%c %c\n", fgetc(file), fgetc(file));
    fseek(file, -5, SEEK_END);
    printf("%s", fgets(line, sizeof line, file));
    printf("%d\n", fgets(line, sizeof line, file) == NULL && feof(file));
    fclose(file);

    file = fopen(NAME, "r+");
    fseek(file, 5, SEEK_SET);
    fputc('X', file);
    fseek(file, 0, SEEK_CUR);
    printf("%c\n", fgetc(file) == '\n' ? 'n' : '?');
    fclose(file);
    show();

    file = fopen(NAME, "r");
    size_t got = fread(line, 1, 10, file);
    printf("%zu %.10s\n", got, line);
    char *whole = NULL;
    size_t size = 0;
    ssize_t length;
    while ((length = getline(&whole, &size, file)) >= 0)
        printf("%zd %s", length, whole);
    free(whole);
    printf("%zu %d\n", fread(line, 4, 4, file), !!feof(file));
    fclose(file);

    file = fopen(NAME, "w+");
    for (int i = 0; i < 3000; i++)
        fprintf(file, "%d ", i);
    fflush(file);
    rewind(file);
    long sum = 0;
    int value;
    while (fscanf(file, "%d", &value) == 1)
        sum += value;
    printf("%ld %d\n", sum, !!feof(file));
    fclose(file);

    printf("%d %d\n", fopen("/no/such", "r") == NULL, errno == ENOENT);
    printf("%d %d\n", fopen(NAME, "q") == NULL, errno == EINVAL);
    printf("%d\n", fopen(NAME, "wx") == NULL && errno == EEXIST);
    int fd = dup(1);
    fflush(stdout);
    file = fdopen(fd, "w");
    fprintf(file, "by fdopen %d\n", fileno(file) == fd);
    fclose(file);
    setvbuf(stdout, NULL, _IONBF, 0);
    printf("unbuffered\n");
    printf("%d\n", remove(NAME));
    printf("%d\n", remove(NAME));
    return 0;
}
