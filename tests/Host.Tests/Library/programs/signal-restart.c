/* Which calls a handler makes fail with EINTR, and which are made again. */
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static volatile sig_atomic_t handled;

static void on_signal(int signal)
{
    (void)signal;
    handled++;
}

static void handle(int flags)
{
    struct sigaction action;
    memset(&action, 0, sizeof action);
    action.sa_handler = on_signal;
    action.sa_flags = flags;
    sigaction(SIGALRM, &action, NULL);
    sigaction(SIGUSR1, &action, NULL);
    handled = 0;
}

static void in_ms(int ms)
{
    struct itimerval timer = { { 0, 0 }, { 0, ms * 1000 } };
    setitimer(ITIMER_REAL, &timer, NULL);
}

static void report(const char *what, long result)
{
    int error = errno;
    printf("%s: %ld %s handled %d\n", what, result, result < 0 ? strerror(error) : "-", handled);
    fflush(stdout);
}

static pid_t after_ms(int ms, int fd, const char *text)
{
    pid_t pid = fork();
    if (pid == 0) {
        usleep(ms * 1000);
        if (text && write(fd, text, strlen(text)) < 0)
            _exit(1);
        _exit(7);
    }
    return pid;
}

int main(void)
{
    int ends[2];
    char bytes[16];
    int status;
    for (int restart = 0; restart < 2; restart++) {
        printf("SA_RESTART %d\n", restart);
        fflush(stdout);
        handle(restart ? SA_RESTART : 0);
        if (pipe(ends) != 0)
            return 1;
        in_ms(20);
        pid_t pid = after_ms(200, ends[1], "hello");
        report("read", read(ends[0], bytes, sizeof bytes));
        waitpid(pid, &status, 0);

        handle(restart ? SA_RESTART : 0);
        pid = after_ms(200, 0, NULL);
        in_ms(20);
        long waited = waitpid(pid, &status, 0);
        report("waitpid", waited > 0 ? 1 : waited);
        if (waited < 0)
            waitpid(pid, &status, 0);

        handle(restart ? SA_RESTART : 0);
        in_ms(20);
        struct timespec time = { 0, 200000000 }, left = { -1, -1 };
        report("nanosleep", nanosleep(&time, &left));
        printf("some left: %d\n",
               left.tv_sec == 0 && left.tv_nsec > 0 && left.tv_nsec < 190000000);

        handle(restart ? SA_RESTART : 0);
        in_ms(20);
        report("clock_nanosleep", clock_nanosleep(CLOCK_MONOTONIC, 0, &time, &left));

        handle(restart ? SA_RESTART : 0);
        in_ms(20);
        report("pause", pause());

        handle(restart ? SA_RESTART : 0);
        in_ms(20);
        sigset_t none;
        sigemptyset(&none);
        report("sigsuspend", sigsuspend(&none));

        handle(restart ? SA_RESTART : 0);
        in_ms(20);
        sigset_t other;
        sigemptyset(&other);
        sigaddset(&other, SIGUSR2);
        report("sigwaitinfo", sigwaitinfo(&other, NULL));

        handle(restart ? SA_RESTART : 0);
        char large[4096];
        memset(large, 'x', sizeof large);
        int free_fd[2];
        if (pipe(free_fd) != 0)
            return 1;
        for (int i = 0; i < 16; i++)
            if (write(free_fd[1], large, sizeof large) != sizeof large)
                return 2;
        pid = fork();
        if (pid == 0) {
            close(free_fd[1]);
            usleep(200000);
            long sum = 0, n;
            while ((n = read(free_fd[0], large, sizeof large)) > 0)
                sum += n;
            _exit(sum == 16 * 4096 ? 0 : 1);
        }
        in_ms(20);
        report("write", write(free_fd[1], "yy", 2));
        close(free_fd[0]);
        close(free_fd[1]);
        waitpid(pid, &status, 0);
        printf("sum %d\n", WEXITSTATUS(status));
        close(ends[0]);
        close(ends[1]);
    }

    handle(0);
    in_ms(10);
    unsigned left = sleep(3);
    printf("sleep left %u\n", left);

    signal(SIGALRM, SIG_IGN);
    in_ms(10);
    struct timespec time = { 0, 30000000 };
    report("ignored", nanosleep(&time, NULL));
    return 0;
}
