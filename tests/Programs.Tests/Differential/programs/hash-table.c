#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct entry { struct entry *next; int count; char word[]; };
static struct entry *table[16];

static struct entry *find(const char *word)
{
    unsigned hash = 5381;
    for (const char *p = word; *p; p++)
        hash = hash * 33 ^ (unsigned char)*p;
    struct entry **at = &table[hash % 16];
    for (; *at; at = &(*at)->next)
        if (strcmp((*at)->word, word) == 0)
            return *at;
    *at = calloc(1, sizeof **at + strlen(word) + 1);
    return strcpy((*at)->word, word), *at;
}

int main(void)
{
    char text[] = "the cat and the dog and the bird";
    for (char *word = strtok(text, " "); word; word = strtok(0, " "))
        find(word)->count++;
    printf("%d %d %d %d\n", find("the")->count, find("and")->count, find("dog")->count,
        find("cow")->count);
    return 0;
}
