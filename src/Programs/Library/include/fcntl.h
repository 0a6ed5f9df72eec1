#ifndef _FCNTL_H
#define _FCNTL_H

#include <bits/types.h>
#include <bits/spec/fcntl.h>
#include <sys/stat.h>

int openat(int directory, const char *path, int flags, ...);

#endif
