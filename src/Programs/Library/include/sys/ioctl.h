#ifndef _SYS_IOCTL_H
#define _SYS_IOCTL_H

#include <bits/spec/sys/ioctl.h>

struct winsize {
    unsigned short ws_row;
    unsigned short ws_col;
    unsigned short ws_xpixel;
    unsigned short ws_ypixel;
};

#endif
