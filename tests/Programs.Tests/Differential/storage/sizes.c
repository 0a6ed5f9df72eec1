#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <sys/types.h>
#include <time.h>

enum color { RED };

#define SHOW(type) printf(#type " %zu %zu\n", sizeof(type), _Alignof(type))

int main(void)
{
    SHOW(char), SHOW(short), SHOW(int), SHOW(long), SHOW(long long), SHOW(float), SHOW(double);
    SHOW(long double), SHOW(void *), SHOW(_Bool), SHOW(size_t), SHOW(ptrdiff_t), SHOW(wchar_t);
    SHOW(int8_t), SHOW(int16_t), SHOW(int32_t), SHOW(int64_t), SHOW(intmax_t), SHOW(uintptr_t);
    SHOW(int_fast16_t), SHOW(int_least8_t), SHOW(time_t), SHOW(off_t), SHOW(pid_t), SHOW(uid_t);
    SHOW(mode_t), SHOW(key_t), SHOW(max_align_t), SHOW(enum color), SHOW(struct { char c[3]; });
    return 0;
}
