#include <stdio.h>

static const char *const days[] = {"Mon", "Tue", "Wed"};
static char fixed[][6] = {"one", "two", "three"};

int main(void)
{
    for (size_t i = 0; i < sizeof days / sizeof *days; i++)
        printf("%s %s %c\n", days[i], fixed[i], days[i][1]);
    fixed[1][0] = 'T';
    printf("%s %zu\n", fixed[1], sizeof fixed);
    return 0;
}
