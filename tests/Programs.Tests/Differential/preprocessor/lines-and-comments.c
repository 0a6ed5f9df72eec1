#include <stdio.h>

#define TWO \
    2
#define /* between */ THREE /* and
    over lines */ 3

int main(void)
{
    int x = 1; // a comment \
    x = 5; still the comment
    x = x /**/+/* * / */ TWO;
    /* "not a string */ printf("%d /* a string */ // too\n", x + THR\
EE);
    printf("a\
b %d\n", 10 //**/ 2
        );
    return 0;
}
