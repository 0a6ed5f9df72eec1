#ifndef _STDDEF_H
#define _STDDEF_H

#include <bits/types.h>
#include <bits/null.h>

typedef long ptrdiff_t;
typedef int wchar_t;

/* The strictest alignment: that of long double, which x86-64 aligns to 16. */
typedef struct {
    long long __integer __attribute__((aligned(16)));
    long double __real __attribute__((aligned(16)));
} max_align_t;

#define offsetof(type, member) __builtin_offsetof(type, member)

#endif
