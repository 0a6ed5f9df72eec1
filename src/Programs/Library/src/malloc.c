/* malloc on brk(2), and on mmap(2) for large blocks.

   A block is a header of 16 bytes and what the program gets. Blocks of the heap lie side by side:
   a block's size leads to the next one, the size of the previous one back, so a block that is
   freed merges with free neighbours at once. Free blocks hang in bins by power of two. The last
   block, the top, is free and in no bin: it is cut when no bin serves, and grown by brk. */
#include <errno.h>
#include <malloc.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <sys/mman.h>
#include <bits/library.h>

struct block {
    size_t previous_size; /* of the block before; of a mapped block: bytes before its header */
    size_t size;          /* with the header; its low bits are the flags below */
    struct block *next;   /* in its bin; programs' bytes begin here */
    struct block *back;
};

#define HEADER 16
#define ALIGNMENT 16
#define SMALLEST sizeof(struct block)
#define USED 1UL
#define MAPPED 2UL
#define FLAGS 15UL
#define PAGE 4096UL
#define GROWTH (132 * 1024UL)        /* glibc's step of the break */
#define MAP_FROM (128 * 1024UL)      /* glibc's threshold for a mapping of its own */
#define LARGEST (SIZE_MAX / 2)
#define BINS 48

static struct block *bins[BINS];
static struct block *top;

static size_t size_of(const struct block *block)
{
    return block->size & ~FLAGS;
}

static struct block *after(struct block *block)
{
    return (struct block *)((char *)block + size_of(block));
}

static void *memory_of(struct block *block)
{
    return (char *)block + HEADER;
}

static struct block *block_of(void *memory)
{
    return (struct block *)((char *)memory - HEADER);
}

static size_t round_up(size_t size, size_t unit)
{
    return (size + unit - 1) / unit * unit;
}

/* What a request takes with its header; 0 for one that cannot be. */
static size_t block_size(size_t wanted)
{
    if (wanted > LARGEST) {
        errno = ENOMEM;
        return 0;
    }
    size_t size = round_up(wanted + HEADER, ALIGNMENT);
    return size < SMALLEST ? SMALLEST : size;
}

/* Bin n holds the sizes from 2^(n+5) up to the next power. */
static int bin_of(size_t size)
{
    int bin = 0;
    for (size >>= 6; size > 0; size >>= 1)
        bin++;
    return bin;
}

static void hang(struct block *block)
{
    struct block **bin = &bins[bin_of(block->size)];
    block->back = NULL;
    block->next = *bin;
    if (*bin)
        (*bin)->back = block;
    *bin = block;
}

static void unhang(struct block *block)
{
    if (block->back)
        block->back->next = block->next;
    else
        bins[bin_of(block->size)] = block->next;
    if (block->next)
        block->next->back = block->back;
}

static void resize(struct block *block, size_t size, size_t flags)
{
    block->size = size | flags;
    if (block != top)
        after(block)->previous_size = size;
}

static _Noreturn void corrupted(const char *complaint)
{
    dprintf(2, "%s\n", complaint);
    abort();
}

/* Makes the top large enough; another user of sbrk may have left a gap before the new part. */
static bool grow_top(size_t size)
{
    size_t held = top ? size_of(top) : 0;
    size_t step = round_up(size + SMALLEST + GROWTH - held, PAGE);
    char *fresh = sbrk((long)step);
    if (fresh == (void *)-1)
        return false;
    if (top && fresh == (char *)after(top)) {
        top->size += step;
        return true;
    }
    size_t skip = -(size_t)fresh % ALIGNMENT;
    if (top)
        top->size |= USED; /* the old top stays as it is: nothing may merge across the gap */
    top = (struct block *)(fresh + skip);
    top->previous_size = 0;
    top->size = (step - skip) & ~FLAGS;
    return true;
}

/* Cuts the block to size; what is left over becomes a free block, if it can be one. */
static void trim(struct block *block, size_t size)
{
    size_t rest = size_of(block) - size;
    if (rest < SMALLEST)
        return;
    struct block *left = (struct block *)((char *)block + size);
    left->previous_size = size;
    block->size = size | (block->size & FLAGS);
    left->size = rest;
    struct block *next = after(left);
    if (next == top) {
        left->size = rest + size_of(top);
        top = left;
        return;
    }
    if (!(next->size & USED)) {
        unhang(next);
        rest += size_of(next);
    }
    resize(left, rest, 0);
    hang(left);
}

static struct block *from_bins(size_t size)
{
    for (int bin = bin_of(size); bin < BINS; bin++) {
        for (struct block *block = bins[bin]; block; block = block->next) {
            if (block->size < size)
                continue;
            unhang(block);
            block->size |= USED;
            trim(block, size);
            return block;
        }
    }
    return NULL;
}

/* The top always keeps room for a header, so that each block has one after it. */
static struct block *from_top(size_t size)
{
    while (!top || top->size < size + SMALLEST) {
        if (!grow_top(size)) {
            errno = ENOMEM;
            return NULL;
        }
    }
    struct block *block = top;
    size_t rest = top->size - size;
    top = (struct block *)((char *)block + size);
    top->previous_size = size;
    top->size = rest;
    block->size = size | USED;
    return block;
}

static struct block *map_block(size_t size)
{
    size_t length = round_up(size, PAGE);
    struct block *block =
        mmap(NULL, length, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (block == MAP_FAILED)
        return NULL;
    block->previous_size = 0;
    block->size = length | MAPPED | USED;
    return block;
}

void *malloc(size_t size)
{
    size_t needed = block_size(size);
    if (needed == 0)
        return NULL;
    struct block *block = needed >= MAP_FROM ? map_block(needed) : from_bins(needed);
    if (!block)
        block = from_top(needed);
    return block ? memory_of(block) : NULL;
}

static void unmap_block(struct block *block)
{
    char *start = (char *)block - block->previous_size;
    munmap(start, size_of(block) + block->previous_size);
}

void free(void *memory)
{
    if (!memory)
        return;
    struct block *block = block_of(memory);
    if ((size_t)memory % ALIGNMENT != 0)
        corrupted("free(): invalid pointer");
    if (!(block->size & USED))
        corrupted("free(): double free detected");
    if (block->size & MAPPED) {
        unmap_block(block);
        return;
    }
    size_t size = size_of(block);
    if (block->previous_size > 0) {
        struct block *before = (struct block *)((char *)block - block->previous_size);
        if (!(before->size & USED)) {
            unhang(before);
            size += before->size;
            block->size &= ~USED; /* a second free of it is still seen */
            block = before;
        }
    }
    struct block *next = (struct block *)((char *)block + size);
    if (next == top) {
        block->size = size + top->size;
        top = block;
        return;
    }
    if (!(next->size & USED)) {
        unhang(next);
        size += next->size;
    }
    resize(block, size, 0);
    hang(block);
}

void *calloc(size_t count, size_t size)
{
    if (size > 0 && count > LARGEST / size) {
        errno = ENOMEM;
        return NULL;
    }
    void *memory = malloc(count * size);
    if (memory && !(block_of(memory)->size & MAPPED))
        memset(memory, 0, count * size);
    return memory;
}

/* Takes in a free neighbour or a part of the top, if that is enough. */
static bool extend(struct block *block, size_t needed)
{
    struct block *next = after(block);
    size_t size = size_of(block) + size_of(next);
    if (next == top) {
        if (size < needed + SMALLEST)
            return false;
        top = (struct block *)((char *)block + needed);
        top->previous_size = needed;
        top->size = size - needed;
        block->size = needed | USED;
        return true;
    }
    if (next->size & USED || size < needed)
        return false;
    unhang(next);
    resize(block, size, USED);
    trim(block, needed);
    return true;
}

void *realloc(void *memory, size_t size)
{
    if (!memory)
        return malloc(size);
    if (size == 0) {
        free(memory);
        return NULL;
    }
    size_t needed = block_size(size);
    if (needed == 0)
        return NULL;
    struct block *block = block_of(memory);
    size_t held = size_of(block);
    if (block->size & MAPPED) {
        if (needed <= held && needed >= MAP_FROM)
            return memory;
    } else if (needed <= held) {
        trim(block, needed);
        return memory;
    } else if (extend(block, needed)) {
        return memory;
    }
    void *moved = malloc(size);
    if (!moved)
        return NULL;
    size_t kept = held - HEADER;
    memcpy(moved, memory, kept < size ? kept : size);
    free(memory);
    return moved;
}

void *reallocarray(void *memory, size_t count, size_t size)
{
    if (size > 0 && count > LARGEST / size) {
        errno = ENOMEM;
        return NULL;
    }
    return realloc(memory, count * size);
}

/* A larger block, of which the part before the aligned address is given back. */
void *memalign(size_t alignment, size_t size)
{
    if (alignment <= ALIGNMENT)
        return malloc(size);
    if (size > LARGEST - alignment) {
        errno = ENOMEM;
        return NULL;
    }
    char *memory = malloc(size + alignment + SMALLEST);
    if (!memory || (size_t)memory % alignment == 0)
        return memory;
    char *aligned = (char *)round_up((size_t)memory + SMALLEST, alignment);
    struct block *whole = block_of(memory);
    struct block *block = block_of(aligned);
    size_t before = (size_t)(aligned - memory);
    if (whole->size & MAPPED) {
        block->previous_size = before + whole->previous_size;
        block->size = (size_of(whole) - before) | MAPPED | USED;
        return aligned;
    }
    size_t size_left = size_of(whole) - before;
    whole->size = before | USED;
    block->previous_size = before;
    resize(block, size_left, USED);
    free(memory);
    return aligned;
}

void *aligned_alloc(size_t alignment, size_t size)
{
    if (alignment == 0 || (alignment & (alignment - 1)) != 0) {
        errno = EINVAL;
        return NULL;
    }
    return memalign(alignment, size);
}

int posix_memalign(void **memory, size_t alignment, size_t size)
{
    int saved = errno;
    if (alignment % sizeof(void *) != 0 || alignment == 0 || (alignment & (alignment - 1)) != 0)
        return EINVAL;
    void *block = memalign(alignment, size);
    errno = saved;
    if (!block)
        return ENOMEM;
    *memory = block;
    return 0;
}

size_t malloc_usable_size(void *memory)
{
    return memory ? size_of(block_of(memory)) - HEADER : 0;
}
