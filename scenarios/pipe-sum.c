/* A child writes numbers into a pipe, more than the pipe holds; the parent adds them up. */
#include <err.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

#define NUMBERS 3000

int main(void)
{
    int ends[2];
    if (pipe(ends) < 0)
        err(1, "pipe");
    pid_t child = fork();
    if (child < 0)
        err(1, "fork");
    if (child == 0) {
        FILE *out = fdopen(ends[1], "w");
        close(ends[0]);
        for (int i = 1; i <= NUMBERS; i++)
            fwrite(&i, sizeof i, 1, out);
        fclose(out);
        return 0;
    }
    FILE *in = fdopen(ends[0], "r");
    close(ends[1]); /* or the end of the pipe would never come */
    long sum = 0;
    int number;
    while (fread(&number, sizeof number, 1, in) == 1)
        sum += number;
    wait(NULL);
    printf("sum %ld\n", sum);
    return 0;
}
