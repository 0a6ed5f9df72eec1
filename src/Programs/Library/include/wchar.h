/* Wide characters in the C locale: each is one byte. */
#ifndef _WCHAR_H
#define _WCHAR_H

#include <stdint.h>
#include <bits/null.h>
#include <bits/types.h>

typedef int wchar_t;
typedef unsigned int wint_t;
typedef struct {
    int __count;
    unsigned int __value;
} mbstate_t;

#define WEOF 0xffffffffu

size_t wcslen(const wchar_t *text);
wchar_t *wcscpy(wchar_t *restrict to, const wchar_t *restrict from);
wchar_t *wcsncpy(wchar_t *restrict to, const wchar_t *restrict from, size_t count);
wchar_t *wcscat(wchar_t *restrict to, const wchar_t *restrict from);
int wcscmp(const wchar_t *left, const wchar_t *right);
int wcsncmp(const wchar_t *left, const wchar_t *right, size_t count);
wchar_t *wcschr(const wchar_t *text, wchar_t letter);
wchar_t *wcsrchr(const wchar_t *text, wchar_t letter);
wchar_t *wmemcpy(wchar_t *restrict to, const wchar_t *restrict from, size_t count);
wchar_t *wmemset(wchar_t *to, wchar_t letter, size_t count);
int wmemcmp(const wchar_t *left, const wchar_t *right, size_t count);
wint_t btowc(int letter);
int wctob(wint_t letter);
size_t mbrtowc(
    wchar_t *restrict to, const char *restrict from, size_t size, mbstate_t *restrict state);
size_t wcrtomb(char *restrict to, wchar_t letter, mbstate_t *restrict state);

#endif
