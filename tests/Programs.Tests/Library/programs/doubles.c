/* Text to double: exact bits, halfway cases, the ends of the range. */
#include <errno.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void number(const char *text)
{
    char *end;
    uint64_t bits;
    errno = 0;
    double value = strtod(text, &end);
    memcpy(&bits, &value, sizeof bits);
    printf("%.40s: %016lx rest %zu errno %d\n", text, bits, strlen(end), errno);
}

int main(void)
{
    const char *texts[] = {
        "0", "-0", "1", "-1.5", "3.14159265358979323846", "1e10", "1e-10", "  2.5xyz", "1e", "1e+",
        ".5", "5.",
        ".", "", "e5", "1e400", "-1e400", "1e-400", "4.9e-324", "2.4703282292062327e-324",
        "2.4703282292062328e-324",
        "2.2250738585072014e-308", "2.2250738585072011e-308", "1.7976931348623157e308",
        "1.7976931348623159e308",
        "9007199254740993", "9007199254740992.99999", "9007199254740993.00000000000000000001",
        "0.1", "123456789012345678901234567890",
        "1e23", "8.5e-309", "179769313486231580793728971405301e276", "inf", "-Infinity", "infin",
        "0x1p3", "0x1.8p-2",
        "0x.8", "0x1.fffffffffffff8p0", "0x1.fffffffffffff7p0", "0x1p-1074", "0x1p-1075",
        "0x1.8p-1075", "0x1p1024", "0x1p", "0xg",
        "6.02214076e23", "1.1125369292536007e-308", "5e-324", "3e-324", "7e-324",
        "100000000000000000000000000000000000000000000000000000000000000000000000000001e-77"
    };
    for (unsigned i = 0; i < sizeof texts / sizeof *texts; i++)
        number(texts[i]);
    uint64_t seed = 12345;
    for (int i = 0; i < 60; i++) {
        char text[64];
        seed = seed * 6364136223846793005u + 1442695040888963407u;
        uint64_t digits = seed >> 11;
        seed = seed * 6364136223846793005u + 1442695040888963407u;
        sprintf(text, "%lu.%lue%d", digits % 1000000007, digits, (int)(seed >> 33) % 320);
        number(text);
    }
    printf("%g %g\n", atof("2.75"), (double)strtof("0.5", NULL));
    return 0;
}
