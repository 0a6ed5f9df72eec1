/* getopt as in glibc: options are moved in front of the other arguments, unless the list of options
   begins with + (or - , which hands the others out as arguments of option 1). */
#include <getopt.h>
#include <stdio.h>
#include <string.h>
#include <bits/library.h>

char *optarg;
int optind = 1;
int opterr = 1;
int optopt = '?';

static int place;   /* the next letter in argv[optind]; 0: a new argument begins */
static int skipped; /* other arguments that stand behind argv[optind] and were passed over */

static bool is_option(const char *argument)
{
    return argument[0] == '-' && argument[1];
}

/* Moves argv[from] to argv[to], which lies before it; what is between moves up. */
static void move_forward(char **argv, int from, int to)
{
    char *moved = argv[from];
    memmove(argv + to + 1, argv + to, (size_t)(from - to) * sizeof *argv);
    argv[to] = moved;
}

/* Brings the next option to argv[optind]; false where there is none. */
static bool find_option(int argc, char **argv, char order)
{
    skipped = 0;
    if (order != '+' && order != '-')
        while (optind + skipped < argc && !is_option(argv[optind + skipped]))
            skipped++;
    if (optind + skipped >= argc || !is_option(argv[optind + skipped]))
        return false;
    move_forward(argv, optind + skipped, optind);
    if (strcmp(argv[optind], "--") == 0) {
        optind++;
        return false;
    }
    place = 1;
    return true;
}

static int complain(const char *program, const char *complaint, int letter, bool quiet)
{
    optopt = letter;
    if (opterr && !quiet)
        fprintf(stderr, "%s: %s -- '%c'\n", program, complaint, letter);
    return '?';
}

/* The option's argument: the rest of the word, or the next word unless it is optional. */
static bool take_argument(int argc, char **argv, bool optional)
{
    char *rest = argv[optind] + place;
    optarg = *rest ? rest : NULL;
    place = 0;
    optind++;
    if (optarg || optional)
        return true;
    if (optind + skipped >= argc)
        return false;
    move_forward(argv, optind + skipped, optind);
    optarg = argv[optind++];
    return true;
}

int getopt(int argc, char *const argv[], const char *options)
{
    char **words = (char **)argv;
    char order = *options;
    if (order == '+' || order == '-')
        options++;
    bool quiet = *options == ':';
    optarg = NULL;
    if (optind == 0) {
        optind = 1;
        place = 0;
    }
    if (place == 0 && !find_option(argc, words, order)) {
        if (order != '-' || optind >= argc || strcmp(words[optind - 1], "--") == 0)
            return -1;
        optarg = words[optind++];
        return 1;
    }

    int letter = (unsigned char)words[optind][place++];
    const char *known = letter == ':' || letter == ';' ? NULL : strchr(options, letter);
    if (known && known[1] == ':') {
        if (take_argument(argc, words, known[2] == ':'))
            return letter;
        complain(words[0], "option requires an argument", letter, quiet);
        return quiet ? ':' : '?';
    }
    if (!words[optind][place]) {
        place = 0;
        optind++;
    }
    return known ? letter : complain(words[0], "invalid option", letter, quiet);
}
