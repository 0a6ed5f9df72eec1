#include <stdio.h>

#line 100 "renamed.c"

int main(void)
{
    printf("%s %d\n", __FILE__, __LINE__);
    printf("%d %ld %d %d\n", __STDC__, __STDC_VERSION__, __STDC_HOSTED__, __CHAR_BIT__);
    printf("%d %d %d\n", __SIZEOF_LONG__, __INT_MAX__, __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__);
    printf("%s %s %s\n", __func__, __FUNCTION__, __PRETTY_FUNCTION__);
#if defined __linux__ && defined __x86_64__ && defined __unix__ && defined __LP64__
    puts("linux");
#endif
    printf("%d %d\n", (int)sizeof __DATE__, (int)sizeof __TIME__);
    return 0;
}
