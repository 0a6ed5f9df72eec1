#include <stdio.h>

#define PAIR(a, b) [a|b]
#define STR(x) #x
#define XSTR(x) STR(x)
#define LPAREN (
#define CALL STR LPAREN x )
#define COMMA ,
#define ONE(...) STR((__VA_ARGS__))
#define KEEP(x) x

int main(void)
{
    puts(XSTR(PAIR((1, 2), {3)));
    puts(XSTR(PAIR(, )) XSTR(PAIR("a,b", ',')));
    puts(ONE(a COMMA b) XSTR(CALL));
    puts(XSTR(KEEP(PAIR)(x, y)));
    puts(XSTR(KEEP(a)b) XSTR(-KEEP(-)x) XSTR(KEEP(+)+) XSTR(.KEEP(.)));
    return 0;
}
