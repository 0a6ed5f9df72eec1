#include <stdio.h>
#include <string.h>

int main(void)
{
    unsigned char bytes[16];
    for (int i = 0; i < 16; i++)
        bytes[i] = i * 17;
    unsigned value;
    memcpy(&value, bytes + 3, sizeof value);
    printf("%x %x %lx\n", value, *(unsigned short *)(bytes + 1), *(unsigned long *)(bytes + 5));
    *(int *)(bytes + 7) = -2;
    printf("%x %x\n", bytes[7], bytes[10]);
    return 0;
}
