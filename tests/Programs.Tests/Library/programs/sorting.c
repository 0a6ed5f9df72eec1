/* qsort keeps glibc's order of equal elements and of comparisons; bsearch finds. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct entry {
    int key;
    int place;
};

static unsigned calls;

static int by_key(const void *left, const void *right)
{
    const struct entry *a = left, *b = right;
    calls = calls * 31 + (unsigned)(a->place * 7 + b->place);
    return (a->key > b->key) - (a->key < b->key);
}

static int by_text(const void *left, const void *right)
{
    return strcmp(*(const char *const *)left, *(const char *const *)right);
}

static int by_byte(const void *left, const void *right)
{
    return *(const char *)left - *(const char *)right;
}

int main(void)
{
    struct entry entries[50];
    for (int i = 0; i < 50; i++) {
        entries[i].key = i * 37 % 11;
        entries[i].place = i;
    }
    qsort(entries, 50, sizeof *entries, by_key);
    for (int i = 0; i < 50; i++)
        printf("%d.%d ", entries[i].key, entries[i].place);
    printf("\n%08x\n", calls);
    const char *words[] = { "pear", "apple", "fig", "date", "cherry", "banana" };
    qsort(words, 6, sizeof *words, by_text);
    for (int i = 0; i < 6; i++)
        printf("%s ", words[i]);
    char letters[] = "thequickbrownfox";
    qsort(letters, strlen(letters), 1, by_byte);
    printf("\n%s\n", letters);
    const char *key = "date";
    const char **found = bsearch(&key, words, 6, sizeof *words, by_text);
    printf("%ld\n", found ? (long)(found - words) : -1L);
    key = "grape";
    printf("%d\n", bsearch(&key, words, 6, sizeof *words, by_text) == NULL);
    return 0;
}
