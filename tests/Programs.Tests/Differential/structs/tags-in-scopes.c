#include <stdio.h>

struct s { char c[3]; };

int main(void)
{
    size_t outer = sizeof(struct s);
    struct s { char c[5]; };
    size_t inner = sizeof(struct s);
    {
        struct s;
        struct s *p = 0;
        struct s { char c[7]; };
        printf("%zu %zu %zu\n", outer, inner, sizeof *p);
    }
    return sizeof(struct t { char c[9]; });
}
