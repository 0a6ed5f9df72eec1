/* Where a process begins: the machine calls _start with what the stack holds. */
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <bits/library.h>

char **environ;
char *program_invocation_name = "";
char *program_invocation_short_name = "";

int main();

/* Made by the linker. */
void __run_constructors(void);

static void name_program(char *path)
{
    char *slash = strrchr(path, '/');
    program_invocation_name = path;
    program_invocation_short_name = slash ? slash + 1 : path;
}

_Noreturn void _start(int argc, char **argv, char **envp)
{
    environ = envp;
    if (argc > 0)
        name_program(argv[0]);
    __run_constructors();
    exit(main(argc, argv, envp));
}
