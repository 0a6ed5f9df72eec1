/* What a handler is told of a fault: where, and why. */
#define _GNU_SOURCE
#include <setjmp.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <fcntl.h>
#include <unistd.h>

static sigjmp_buf back;
static siginfo_t seen;
static volatile int was_store;

static void on_fault(int signal, siginfo_t *info, void *context)
{
    ucontext_t *u = context;
    seen = *info;
    was_store = (u->uc_mcontext.gregs[REG_ERR] & 2) != 0;
    siglongjmp(back, signal);
}

static char *page;

static void show(const char *what)
{
    printf("%s: signal %d code %d", what, seen.si_signo, seen.si_code);
    if (seen.si_signo == SIGSEGV || seen.si_signo == SIGBUS)
        printf(" store %d", was_store);
    if (page && (char *)seen.si_addr >= page && (char *)seen.si_addr < page + 65536)
        printf(" at page+%ld\n", (long)((char *)seen.si_addr - page));
    else if ((unsigned long)seen.si_addr < 65536)
        printf(" at %p\n", seen.si_addr);
    else
        printf(" elsewhere\n");
}

#define TRY(what, statement) \
    do { \
        if (sigsetjmp(back, 1) == 0) { \
            statement; \
            printf("%s: nothing\n", what); \
        } else \
            show(what); \
    } while (0)

static int recovered;

static void open_page(int signal, siginfo_t *info, void *context)
{
    char *at = (char *)((unsigned long)info->si_addr & ~4095UL);
    recovered++;
    mprotect(at, 4096, PROT_READ | PROT_WRITE);
    (void)signal;
    (void)context;
}

int main(void)
{
    struct sigaction action = { .sa_sigaction = on_fault, .sa_flags = SA_SIGINFO };
    volatile int zero = 0;
    volatile int minimum = -2147483647 - 1;
    volatile int minus = -1;
    char name[] = "mapped.tmp";
    int fd = open(name, O_RDWR | O_CREAT | O_TRUNC, 0600);

    sigaction(SIGSEGV, &action, NULL);
    sigaction(SIGBUS, &action, NULL);
    sigaction(SIGFPE, &action, NULL);
    sigaction(SIGILL, &action, NULL);

    TRY("null load", (void)*(volatile char *)0);
    TRY("null store", *(volatile char *)8 = 1);
    page = mmap(NULL, 8192, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    TRY("read-only load", (void)*(volatile char *)(page + 5));
    TRY("read-only store", *(volatile char *)(page + 7) = 1);
    mprotect(page, 4096, PROT_NONE);
    TRY("no access", (void)*(volatile char *)(page + 9));
    munmap(page + 4096, 4096);
    TRY("unmapped", *(volatile int *)(page + 4100) = 1);
    TRY("non-canonical", *(volatile char *)0x8000000000000000 = 1);
    TRY("kernel half", *(volatile char *)0xffff800000000000 = 1);
    TRY("call null", ((void (*)(void))0)());
    TRY("call data", ((void (*)(void))(page + 64))());
    TRY("division", zero = 7 / zero);
    TRY("overflow", zero = minimum / minus);
    zero = 0;
    TRY("remainder", zero = 1 % zero);
    zero = 0;
    TRY("trap", __builtin_trap());

    munmap(page, 4096);
    if (ftruncate(fd, 100) != 0)
        return 1;
    page = mmap(NULL, 8192, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
    TRY("in the last page", page[200] = 1);
    TRY("behind the file", page[4097] = 1);
    TRY("behind, load", (void)*(volatile char *)(page + 4100));
    unlink(name);

    action.sa_sigaction = open_page;
    sigaction(SIGSEGV, &action, NULL);
    page = mmap(NULL, 4 * 4096, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    for (int i = 0; i < 4 * 4096; i += 1024)
        page[i] = (char)(i / 1024);
    printf("recovered %d last %d\n", recovered, page[3 * 4096]);
    fflush(stdout);

    /* Blocked or ignored, a fault ends the process all the same. */
    for (int how = 0; how < 3; how++) {
        pid_t pid = fork();
        int status;
        if (pid == 0) {
            sigset_t set;
            sigemptyset(&set);
            sigaddset(&set, SIGSEGV);
            if (how == 0)
                sigprocmask(SIG_BLOCK, &set, NULL);
            else
                signal(SIGSEGV, how == 1 ? SIG_IGN : SIG_DFL);
            *(volatile char *)0 = 1;
            _exit(0);
        }
        waitpid(pid, &status, 0);
        printf("way %d: signal %d\n", how, WTERMSIG(status));
    }
    return 0;
}
