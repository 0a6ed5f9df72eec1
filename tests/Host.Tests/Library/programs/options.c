/* getopt: clusters, arguments, order, complaints. */
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static void parse(const char *options, char **words)
{
    char *argv[20];
    int argc = 0;
    for (argv[argc++] = "prog"; words[argc - 1]; argc++)
        argv[argc] = words[argc - 1];
    argv[argc] = NULL;
    optind = 0;
    printf("[%s]", options);
    fflush(stdout);
    int letter;
    while ((letter = getopt(argc, argv, options)) != -1) {
        printf(" %c", letter == 1 ? '1' : letter);
        if (optarg)
            printf("=%s", optarg);
        if (letter == '?' || letter == ':')
            printf("(%c)", optopt);
        fflush(stdout);
    }
    printf(" |");
    for (int i = 1; i < argc; i++)
        printf("%s %s", i == optind ? " //" : "", argv[i]);
    printf("\n");
}

int main(void)
{
    setvbuf(stdout, NULL, _IOFBF, BUFSIZ);
    dup2(1, 2);
    parse("ab:c", (char *[]) { "-a", "-b", "x", "-c", "rest", NULL });
    parse("ab:c", (char *[]) { "-acb", "x", "one", "two", NULL });
    parse("ab:c", (char *[]) { "one", "-a", "two", "-bx", "three", "-c", NULL });
    parse("ab:c", (char *[]) { "one", "two", "-b", "x", "three", "-a", "--", "-c", NULL });
    parse("+ab:c", (char *[]) { "-a", "one", "-b", "x", NULL });
    parse("-ab:c", (char *[]) { "one", "-a", "two", NULL });
    parse("ab:c", (char *[]) { "-z", "-a", "-b", NULL });
    parse(":ab:c", (char *[]) { "-z", "-a", "-b", NULL });
    parse("ab::c", (char *[]) { "-b", "-bx", "x", "-", "-c", NULL });
    opterr = 0;
    parse("a", (char *[]) { "-q", NULL });
    parse("a", (char *[]) { NULL });
    return 0;
}
