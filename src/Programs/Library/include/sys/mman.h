#ifndef _SYS_MMAN_H
#define _SYS_MMAN_H

#include <bits/types.h>
#include <bits/spec/sys/mman.h>

#endif
