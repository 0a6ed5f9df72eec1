/* Limits that the calls honour, usage, the system's name. */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/time.h>
#include <sys/times.h>
#include <sys/uio.h>
#include <sys/utsname.h>
#include <sys/wait.h>

static void try(const char *what, long result)
{
    printf("%s: %ld %s\n", what, result, result < 0 ? strerror(errno) : "-");
}

static void limit(int resource, rlim_t soft)
{
    struct rlimit now;
    getrlimit(resource, &now);
    now.rlim_cur = soft;
    if (setrlimit(resource, &now) != 0)
        printf("setrlimit %s\n", strerror(errno));
}

static volatile sig_atomic_t too_large;

static void on_size(int signal)
{
    (void)signal;
    too_large++;
}

int main(void)
{
    struct rlimit now;
    int ends[2];
    limit(RLIMIT_NOFILE, 6);
    getrlimit(RLIMIT_NOFILE, &now);
    printf("files %lu\n", (unsigned long)now.rlim_cur);
    int first = dup(1), second = dup(1);
    printf("dup %d %d\n", first, second);
    try("pipe", pipe(ends));
    int third = dup(1);
    printf("dup %d\n", third);
    try("dup", dup(1));
    try("open", open("/dev/null", O_RDONLY));
    try("dup2", dup2(1, 6));
    try("fcntl", fcntl(1, F_DUPFD, 6));
    close(first);
    try("dup", dup(1));
    limit(RLIMIT_NOFILE, 100);
    try("dup2", dup2(1, 50));

    signal(SIGXFSZ, on_size);
    limit(RLIMIT_FSIZE, 1000);
    int fd = open("limited.tmp", O_RDWR | O_CREAT | O_TRUNC, 0600);
    char bytes[600];
    memset(bytes, 'x', sizeof bytes);
    try("write", write(fd, bytes, sizeof bytes));
    try("write", write(fd, bytes, sizeof bytes));
    try("write", write(fd, bytes, sizeof bytes));
    printf("signals %d size %ld\n", too_large, (long)lseek(fd, 0, SEEK_END));
    limit(RLIMIT_FSIZE, RLIM_INFINITY);
    try("write", write(fd, bytes, sizeof bytes));

    struct iovec parts[3] = { { "ab", 2 }, { "", 0 }, { "cdef", 4 } };
    lseek(fd, 0, SEEK_SET);
    try("writev", writev(fd, parts, 3));
    char left[4] = "", right[8] = "";
    struct iovec into[2] = { { left, 3 }, { right, 3 } };
    lseek(fd, 0, SEEK_SET);
    try("readv", readv(fd, into, 2));
    printf("%s %s\n", left, right);
    try("readv", readv(fd, into, -1));
    try("readv", readv(fd, into, 2000));
    try("preadv", preadv(fd, into, 1, 2));
    printf("%s\n", left);
    close(fd);
    unlink("limited.tmp");

    limit(RLIMIT_AS, 100 << 20);
    printf("mmap %d\n", mmap(NULL, 200 << 20, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0)
           == MAP_FAILED);
    printf("%s\n", strerror(errno));
    printf("malloc %d\n", malloc(200 << 20) == NULL);
    limit(RLIMIT_AS, RLIM_INFINITY);

    try("unknown", getrlimit(99, &now));
    now.rlim_cur = 10;
    now.rlim_max = 5;
    try("above", setrlimit(RLIMIT_CPU, &now));
    now.rlim_cur = now.rlim_max = 0;
    getrlimit(RLIMIT_STACK, &now);
    printf("stack %d\n", now.rlim_cur > 1000000);

    fflush(stdout);
    pid_t pid = fork();
    if (pid == 0) {
        limit(RLIMIT_CPU, 1);
        for (volatile unsigned long i = 0;; i++)
            ;
    }
    int status;
    struct rusage usage;
    wait4(pid, &status, 0, &usage);
    printf("cpu %d used %d\n", WTERMSIG(status), usage.ru_utime.tv_sec >= 0);
    try("getrusage", getrusage(RUSAGE_CHILDREN, &usage));
    printf("children %d\n", usage.ru_utime.tv_sec + usage.ru_stime.tv_sec >= 0);
    try("getrusage", getrusage(RUSAGE_SELF, &usage));
    try("getrusage", getrusage(77, &usage));
    struct tms times_now;
    printf("times %d", times(&times_now) >= 0);
    printf(" %d\n", times_now.tms_cutime >= 50);
    struct utsname name;
    printf("uname %d %s %s\n", uname(&name), name.sysname, name.machine);
    char host[65];
    printf("hostname %d\n", gethostname(host, sizeof host) == 0 && strcmp(host, name.nodename) == 0);
    return 0;
}
