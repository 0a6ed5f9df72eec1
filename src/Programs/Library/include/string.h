#ifndef _STRING_H
#define _STRING_H

#include <bits/types.h>
#include <bits/null.h>
#include <strings.h>

void *memcpy(void *restrict to, const void *restrict from, size_t size);
void *memmove(void *to, const void *from, size_t size);
void *memset(void *to, int byte, size_t size);
int memcmp(const void *left, const void *right, size_t size);
void *memchr(const void *memory, int byte, size_t size);
void *memccpy(void *restrict to, const void *restrict from, int last, size_t size);
void explicit_bzero(void *to, size_t size);

size_t strlen(const char *text);
size_t strnlen(const char *text, size_t limit);
char *strcpy(char *restrict to, const char *restrict from);
char *strncpy(char *restrict to, const char *restrict from, size_t size);
char *stpcpy(char *restrict to, const char *restrict from);
char *stpncpy(char *restrict to, const char *restrict from, size_t size);
char *strcat(char *restrict to, const char *restrict from);
char *strncat(char *restrict to, const char *restrict from, size_t limit);
int strcmp(const char *left, const char *right);
int strncmp(const char *left, const char *right, size_t limit);
int strcoll(const char *left, const char *right);
size_t strxfrm(char *restrict to, const char *restrict from, size_t size);

char *strchr(const char *text, int c);
char *strrchr(const char *text, int c);
char *strstr(const char *text, const char *part);
size_t strspn(const char *text, const char *accepted);
size_t strcspn(const char *text, const char *rejected);
char *strpbrk(const char *text, const char *accepted);
char *strtok(char *restrict text, const char *restrict separators);
char *strtok_r(char *restrict text, const char *restrict separators, char **restrict rest);
char *strsep(char **restrict text, const char *restrict separators);
char *strdup(const char *text);
char *strndup(const char *text, size_t limit);

char *strerror(int number);
char *strsignal(int signal);
int __xpg_strerror_r(int number, char *buffer, size_t size);

#ifdef _GNU_SOURCE
void *memmem(const void *memory, size_t size, const void *part, size_t part_size);
void *mempcpy(void *restrict to, const void *restrict from, size_t size);
void *memrchr(const void *memory, int byte, size_t size);
void *rawmemchr(const void *memory, int byte);
char *strchrnul(const char *text, int c);
char *strcasestr(const char *text, const char *part);
char *strerror_r(int number, char *buffer, size_t size);
#ifndef basename
char *basename(const char *path);
#endif
#else
#define strerror_r __xpg_strerror_r
#endif

#endif
