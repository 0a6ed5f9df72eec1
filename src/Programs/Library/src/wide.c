/* Wide characters in the C locale: each is one byte, and only ASCII is a letter at all. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <wchar.h>

size_t wcslen(const wchar_t *text)
{
    size_t length = 0;
    while (text[length])
        length++;
    return length;
}

wchar_t *wmemcpy(wchar_t *restrict to, const wchar_t *restrict from, size_t count)
{
    return memcpy(to, from, count * sizeof *to);
}

wchar_t *wmemset(wchar_t *to, wchar_t letter, size_t count)
{
    for (size_t i = 0; i < count; i++)
        to[i] = letter;
    return to;
}

int wmemcmp(const wchar_t *left, const wchar_t *right, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (left[i] != right[i])
            return left[i] < right[i] ? -1 : 1;
    return 0;
}

wchar_t *wcscpy(wchar_t *restrict to, const wchar_t *restrict from)
{
    return wmemcpy(to, from, wcslen(from) + 1);
}

wchar_t *wcsncpy(wchar_t *restrict to, const wchar_t *restrict from, size_t count)
{
    size_t length = wcslen(from);
    if (length > count)
        length = count;
    wmemcpy(to, from, length);
    wmemset(to + length, 0, count - length);
    return to;
}

wchar_t *wcscat(wchar_t *restrict to, const wchar_t *restrict from)
{
    wcscpy(to + wcslen(to), from);
    return to;
}

int wcsncmp(const wchar_t *left, const wchar_t *right, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (left[i] != right[i] || !left[i])
            return left[i] == right[i] ? 0 : left[i] < right[i] ? -1 : 1;
    return 0;
}

int wcscmp(const wchar_t *left, const wchar_t *right)
{
    return wcsncmp(left, right, (size_t)-1);
}

wchar_t *wcschr(const wchar_t *text, wchar_t letter)
{
    while (*text != letter && *text)
        text++;
    return *text == letter ? (wchar_t *)text : NULL;
}

wchar_t *wcsrchr(const wchar_t *text, wchar_t letter)
{
    const wchar_t *at = text + wcslen(text);
    while (*at != letter && at > text)
        at--;
    return *at == letter ? (wchar_t *)at : NULL;
}

wint_t btowc(int letter)
{
    return letter >= 0 && letter < 128 ? (wint_t)letter : WEOF;
}

int wctob(wint_t letter)
{
    return letter < 128 ? (int)letter : -1;
}

size_t mbrtowc(
    wchar_t *restrict to, const char *restrict from, size_t size, mbstate_t *restrict state)
{
    (void)state;
    if (!from)
        return 0;
    if (size == 0)
        return (size_t)-2;
    if ((unsigned char)*from >= 128) {
        errno = EILSEQ;
        return (size_t)-1;
    }
    if (to)
        *to = *from;
    return *from != 0;
}

size_t wcrtomb(char *restrict to, wchar_t letter, mbstate_t *restrict state)
{
    (void)state;
    if (!to)
        return 1;
    if ((unsigned int)letter >= 128) {
        errno = EILSEQ;
        return (size_t)-1;
    }
    *to = (char)letter;
    return 1;
}

int mblen(const char *text, size_t size)
{
    return (int)mbrtowc(NULL, text, size, NULL);
}

int mbtowc(wchar_t *restrict to, const char *restrict from, size_t size)
{
    return (int)mbrtowc(to, from, size, NULL);
}

int wctomb(char *to, wchar_t letter)
{
    return to ? (int)wcrtomb(to, letter, NULL) : 0;
}

size_t mbstowcs(wchar_t *restrict to, const char *restrict from, size_t count)
{
    for (size_t i = 0;; i++) {
        wchar_t letter;
        if (to && i == count)
            return i;
        if (mbrtowc(&letter, from + i, 1, NULL) == (size_t)-1)
            return (size_t)-1;
        if (to)
            to[i] = letter;
        if (!letter)
            return i;
    }
}

size_t wcstombs(char *restrict to, const wchar_t *restrict from, size_t count)
{
    for (size_t i = 0;; i++) {
        char letter;
        if (to && i == count)
            return i;
        if (wcrtomb(&letter, from[i], NULL) == (size_t)-1)
            return (size_t)-1;
        if (to)
            to[i] = letter;
        if (!letter)
            return i;
    }
}
