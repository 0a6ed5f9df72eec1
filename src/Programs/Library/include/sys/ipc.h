#ifndef _SYS_IPC_H
#define _SYS_IPC_H

#include <bits/types.h>

struct ipc_perm {
    key_t __key;
    uid_t uid;
    gid_t gid;
    uid_t cuid;
    gid_t cgid;
    mode_t mode;
    unsigned short __seq;
    unsigned short __padding;
    unsigned long __reserved[2];
};

#include <bits/spec/sys/ipc.h>

key_t ftok(const char *path, int project);

#endif
