/* Blocks of bytes. Long ones are moved by aligned words, so that a page takes 512 accesses and none
   straddles two pages. */
#define _GNU_SOURCE
#include <string.h>

#define WORD sizeof(unsigned long)

static size_t misalignment(const void *address)
{
    return (size_t)address % WORD;
}

void *memcpy(void *restrict to, const void *restrict from, size_t size)
{
    unsigned char *target = to;
    const unsigned char *source = from;
    if (misalignment(target) == misalignment(source)) {
        for (; size > 0 && misalignment(target) != 0; size--)
            *target++ = *source++;
        for (; size >= WORD; size -= WORD, target += WORD, source += WORD)
            *(unsigned long *)target = *(const unsigned long *)source;
    }
    for (; size > 0; size--)
        *target++ = *source++;
    return to;
}

void *memmove(void *to, const void *from, size_t size)
{
    unsigned char *target = to;
    const unsigned char *source = from;
    if (target <= source || target >= source + size)
        return memcpy(to, from, size);
    target += size;
    source += size;
    if (misalignment(target) == misalignment(source)) {
        for (; size > 0 && misalignment(target) != 0; size--)
            *--target = *--source;
        for (; size >= WORD; size -= WORD) {
            target -= WORD;
            source -= WORD;
            *(unsigned long *)target = *(const unsigned long *)source;
        }
    }
    for (; size > 0; size--)
        *--target = *--source;
    return to;
}

void *memset(void *to, int byte, size_t size)
{
    unsigned char *target = to;
    unsigned long word = (unsigned char)byte * 0x0101010101010101UL;
    for (; size > 0 && misalignment(target) != 0; size--)
        *target++ = (unsigned char)byte;
    for (; size >= WORD; size -= WORD, target += WORD)
        *(unsigned long *)target = word;
    for (; size > 0; size--)
        *target++ = (unsigned char)byte;
    return to;
}

int memcmp(const void *left, const void *right, size_t size)
{
    const unsigned char *a = left;
    const unsigned char *b = right;
    for (; size > 0; size--, a++, b++) {
        int x = *a;
        int y = *b;
        if (x != y)
            return x - y;
    }
    return 0;
}

void *memchr(const void *memory, int byte, size_t size)
{
    const unsigned char *at = memory;
    for (; size > 0; size--, at++)
        if (*at == (unsigned char)byte)
            return (void *)at;
    return NULL;
}

void *memrchr(const void *memory, int byte, size_t size)
{
    const unsigned char *at = (const unsigned char *)memory + size;
    for (; size > 0; size--)
        if (*--at == (unsigned char)byte)
            return (void *)at;
    return NULL;
}

void *rawmemchr(const void *memory, int byte)
{
    const unsigned char *at = memory;
    while (*at != (unsigned char)byte)
        at++;
    return (void *)at;
}

void *memccpy(void *restrict to, const void *restrict from, int last, size_t size)
{
    unsigned char *target = to;
    const unsigned char *source = from;
    for (; size > 0; size--) {
        unsigned char byte = *source++;
        *target++ = byte;
        if (byte == (unsigned char)last)
            return target;
    }
    return NULL;
}

void *mempcpy(void *restrict to, const void *restrict from, size_t size)
{
    return (char *)memcpy(to, from, size) + size;
}

void *memmem(const void *memory, size_t size, const void *part, size_t part_size)
{
    const char *at = memory;
    for (; size >= part_size; size--, at++)
        if (memcmp(at, part, part_size) == 0)
            return (void *)at;
    return NULL;
}

void explicit_bzero(void *to, size_t size)
{
    memset(to, 0, size);
}

void bzero(void *to, size_t size)
{
    memset(to, 0, size);
}

void bcopy(const void *from, void *to, size_t size)
{
    memmove(to, from, size);
}

int bcmp(const void *left, const void *right, size_t size)
{
    return memcmp(left, right, size);
}
