#ifndef _SCHED_H
#define _SCHED_H

#include <bits/timespec.h>
#include <bits/spec/sched.h>

#endif
