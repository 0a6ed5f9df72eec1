#include <stdio.h>

#define STR(x) #x
#define XSTR(x) STR(x)
#define N 42

int main(void)
{
    puts(STR(N) " " XSTR(N));
    puts(STR(a   +  "b\n" 'c' '\'' /* gone */ d));
    puts(STR() STR(  spaced  ) STR("\"\\"));
    #define STR2(x, y) #x #y
    puts(XSTR(STR(x)) STR2(a, b c));
    return 0;
}
