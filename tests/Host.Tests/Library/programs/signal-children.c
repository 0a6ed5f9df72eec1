/* SIGCHLD, zombies, stops and continuations. */
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static pid_t child;
static volatile sig_atomic_t came;
static siginfo_t last;

static void on_child(int signal, siginfo_t *info, void *context)
{
    last = *info;
    came++;
    (void)signal;
    (void)context;
}

static void show(const char *what)
{
    printf("%s: came %d code %d status %d child %d uid %d\n", what, came, last.si_code,
           last.si_status, last.si_pid == child, last.si_uid == getuid());
    fflush(stdout);
    came = 0;
    memset(&last, 0, sizeof last);
}

static void handle(int flags)
{
    struct sigaction action;
    memset(&action, 0, sizeof action);
    action.sa_sigaction = on_child;
    action.sa_flags = SA_SIGINFO | SA_RESTART | flags;
    sigaction(SIGCHLD, &action, NULL);
}

static pid_t spawn(void (*work)(void))
{
    child = fork();
    if (child == 0) {
        work();
        _exit(0);
    }
    return child;
}

static void exits(void) { _exit(42); }
static void dies(void) { raise(SIGTERM); }
static void segfaults(void) { *(volatile int *)0 = 1; }
static void waits(void) { for (;;) pause(); }
static void aborts(void) { abort(); }

static void wait_for(const char *what)
{
    int status = 0;
    pid_t pid = waitpid(child, &status, 0);
    printf("%s: pid %d status %x\n", what, pid == child, status);
    show(what);
}

int main(void)
{
    int status;
    siginfo_t info;
    handle(0);
    spawn(exits);
    wait_for("exit");
    spawn(dies);
    wait_for("term");
    spawn(segfaults);
    wait_for("segv");
    spawn(aborts);
    wait_for("abort");

    spawn(waits);
    usleep(10000);
    kill(child, SIGSTOP);
    printf("stopped %d", waitpid(child, &status, WUNTRACED) == child);
    printf(" %x %d %d\n", status, WIFSTOPPED(status), WSTOPSIG(status));
    show("stop");
    printf("nothing %d\n", waitpid(child, &status, WUNTRACED | WNOHANG));
    kill(child, SIGCONT);
    printf("continued %d", waitpid(child, &status, WCONTINUED) == child);
    printf(" %x %d\n", status, WIFCONTINUED(status));
    usleep(10000);
    show("continue");
    kill(child, SIGSTOP);
    usleep(10000);
    kill(child, SIGTERM);
    usleep(10000);
    came = 0;
    printf("still there %d\n", waitpid(child, &status, WNOHANG));
    kill(child, SIGCONT);
    printf("then ended %d", waitpid(child, &status, 0) == child);
    printf(" %x\n", status);

    spawn(waits);
    kill(child, SIGSTOP);
    usleep(10000);
    kill(child, SIGKILL);
    printf("killed while stopped %d", waitpid(child, &status, 0) == child);
    printf(" %x\n", status);
    came = 0;

    spawn(exits);
    usleep(10000);
    memset(&info, 0, sizeof info);
    printf("waitid %d", waitid(P_PID, child, &info, WEXITED | WNOWAIT));
    printf(" signo %d code %d status %d pid %d\n", info.si_signo, info.si_code, info.si_status,
           info.si_pid == child);
    printf("waitid %d", waitid(P_ALL, 0, &info, WEXITED));
    printf(" code %d status %d\n", info.si_code, info.si_status);
    errno = 0;
    printf("waitid %d %s\n", waitid(P_ALL, 0, &info, WEXITED), strerror(errno));
    printf("waitid %d %s\n", waitid(P_ALL, 0, &info, 0), strerror(errno));
    came = 0;

    handle(SA_NOCLDSTOP);
    spawn(waits);
    usleep(10000);
    kill(child, SIGSTOP);
    waitpid(child, &status, WUNTRACED);
    kill(child, SIGCONT);
    usleep(10000);
    show("no stops");
    kill(child, SIGKILL);
    wait_for("killed");

    handle(SA_NOCLDWAIT);
    spawn(exits);
    errno = 0;
    pid_t waited = waitpid(child, &status, 0);
    printf("no zombie %d %s\n", waited, strerror(errno));
    signal(SIGCHLD, SIG_IGN);
    spawn(exits);
    usleep(10000);
    waited = wait(&status);
    printf("ignored %d %s\n", waited, strerror(errno));

    signal(SIGCHLD, SIG_DFL);
    spawn(exits);
    sigset_t set;
    sigemptyset(&set);
    sigaddset(&set, SIGCHLD);
    sigprocmask(SIG_BLOCK, &set, NULL);
    pid_t other = child;
    waitpid(other, &status, 0);
    spawn(exits);
    int number = 0;
    printf("sigwait %d", sigwait(&set, &number));
    printf(" %d\n", number);
    wait_for("blocked");
    return 0;
}
