#ifndef _UNISTD_H
#define _UNISTD_H

#include <bits/types.h>
#include <bits/null.h>
#include <bits/spec/unistd.h>
#include <getopt.h>

#define _POSIX_VERSION 200809L
#define _POSIX_MAPPED_FILES 200809L
#define _POSIX_SHARED_MEMORY_OBJECTS 200809L
#define _POSIX_MEMORY_PROTECTION 200809L
#define _POSIX_MEMLOCK 200809L
#define _POSIX_SYNCHRONIZED_IO 200809L
#define _XOPEN_VERSION 700

extern char **environ;

long sysconf(int name);
int getpagesize(void);
_Noreturn void _exit(int status);
unsigned int sleep(unsigned int seconds);
int usleep(useconds_t microseconds);
int brk(void *end);
void *sbrk(long change);
int isatty(int fd);

#endif
