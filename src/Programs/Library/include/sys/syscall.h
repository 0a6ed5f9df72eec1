#ifndef _SYS_SYSCALL_H
#define _SYS_SYSCALL_H

#include <bits/spec/sys/syscall.h>

#endif
