#include <stdio.h>
%:define N 3

int main(void)
<%
    int a<:N:> = <%1, 2, 3%>;
    printf("%d %s\n", a<:2:>, "??/ ??= ??(");
    return 0;
%>
