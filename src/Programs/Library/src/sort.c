/* qsort as glibc does it, a merge sort, so that equal elements keep their order and the calls of
   the comparison come in the same sequence; bsearch. */
#define _GNU_SOURCE
#include <stdlib.h>
#include <string.h>

struct sorting {
    size_t size;
    int (*compare)(const void *, const void *, void *);
    void *context;
    char *merged;
};

static void merge_sort(const struct sorting *sorting, char *base, size_t count)
{
    if (count <= 1)
        return;
    size_t size = sorting->size;
    size_t left_count = count / 2;
    size_t right_count = count - left_count;
    char *left = base;
    char *right = base + left_count * size;
    merge_sort(sorting, left, left_count);
    merge_sort(sorting, right, right_count);

    char *to = sorting->merged;
    while (left_count > 0 && right_count > 0) {
        if (sorting->compare(left, right, sorting->context) <= 0) {
            memcpy(to, left, size);
            left += size;
            left_count--;
        } else {
            memcpy(to, right, size);
            right += size;
            right_count--;
        }
        to += size;
    }
    memcpy(to, left, left_count * size);
    memcpy(base, sorting->merged, (count - right_count) * size);
}

void qsort_r(
    void *base, size_t count, size_t size,
    int (*compare)(const void *, const void *, void *), void *context)
{
    if (count < 2 || size == 0)
        return;
    struct sorting sorting = { size, compare, context, malloc(count * size) };
    if (!sorting.merged)
        abort();
    merge_sort(&sorting, base, count);
    free(sorting.merged);
}

/* The comparison of qsort travels as the context. */
static int without_context(const void *left, const void *right, void *context)
{
    int (*compare)(const void *, const void *) =
        *(int (**)(const void *, const void *))context;
    return compare(left, right);
}

void qsort(void *base, size_t count, size_t size, int (*compare)(const void *, const void *))
{
    qsort_r(base, count, size, without_context, &compare);
}

void *bsearch(
    const void *key, const void *base, size_t count, size_t size,
    int (*compare)(const void *, const void *))
{
    size_t low = 0;
    size_t high = count;
    while (low < high) {
        size_t middle = (low + high) / 2;
        const char *element = (const char *)base + middle * size;
        int order = compare(key, element);
        if (order == 0)
            return (void *)element;
        if (order < 0)
            high = middle;
        else
            low = middle + 1;
    }
    return NULL;
}
