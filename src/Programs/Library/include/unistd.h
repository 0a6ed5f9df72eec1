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

char *getcwd(char *buffer, size_t size);
char *get_current_dir_name(void);
long sysconf(int name);
long pathconf(const char *path, int name);
long fpathconf(int fd, int name);
int gethostname(char *name, size_t size);
char *getlogin(void);
int execv(const char *path, char *const arguments[]);
int execve(const char *path, char *const arguments[], char *const environment[]);
int execvp(const char *file, char *const arguments[]);
int execl(const char *path, const char *argument, ...);
int execlp(const char *file, const char *argument, ...);
int execle(const char *path, const char *argument, ...);
pid_t vfork(void);
int nice(int change);
int symlink(const char *target, const char *path);
ssize_t readlink(const char *restrict path, char *restrict target, size_t size);
int setuid(uid_t user);
int setgid(gid_t group);
int seteuid(uid_t user);
int setegid(gid_t group);
int lockf(int fd, int command, off_t length);
unsigned int ualarm(useconds_t first, useconds_t interval);
char *ttyname(int fd);
int chroot(const char *path);
void sync(void);
void swab(const void *restrict from, void *restrict to, ssize_t size);

#define _PC_NAME_MAX 3
#define _PC_PATH_MAX 4
#define _PC_PIPE_BUF 5
#define F_ULOCK 0
#define F_LOCK 1
#define F_TLOCK 2
#define F_TEST 3
int getpagesize(void);
_Noreturn void _exit(int status);
unsigned int sleep(unsigned int seconds);
int usleep(useconds_t microseconds);
int brk(void *end);
void *sbrk(long change);
int isatty(int fd);

#endif
