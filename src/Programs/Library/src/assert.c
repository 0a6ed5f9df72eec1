/* A failed assertion, in glibc's words. */
#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <bits/library.h>

_Noreturn void __assert_fail(
    const char *condition, const char *file, unsigned int line, const char *function)
{
    const char *name = program_invocation_short_name;
    fprintf(
        stderr, "%s%s%s:%u: %s: Assertion `%s' failed.\n",
        name, *name ? ": " : "", file, line, function, condition);
    abort();
}
