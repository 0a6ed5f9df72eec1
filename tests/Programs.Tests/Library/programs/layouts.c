/* Sizes and offsets that the kernel and the headers agree on. */
#include <inttypes.h>
#include <limits.h>
#include <signal.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/shm.h>
#include <sys/stat.h>
#include <sys/time.h>
#include <sys/types.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>
#include <fcntl.h>

#define SIZE(type) printf(#type " %zu\n", sizeof(type))
#define AT(type, member) printf(#type "." #member " %zu\n", offsetof(type, member))
#define VALUE(name) printf(#name " %ld\n", (long)(name))

int main(void)
{
    SIZE(size_t); SIZE(ssize_t); SIZE(pid_t); SIZE(uid_t); SIZE(gid_t); SIZE(key_t); SIZE(mode_t);
    SIZE(off_t);
    SIZE(dev_t); SIZE(ino_t); SIZE(nlink_t); SIZE(blksize_t); SIZE(blkcnt_t); SIZE(time_t);
    SIZE(clock_t);
    SIZE(clockid_t); SIZE(ptrdiff_t); SIZE(wchar_t); SIZE(intptr_t); SIZE(intmax_t);
    SIZE(int_fast16_t);
    SIZE(struct stat); AT(struct stat, st_ino); AT(struct stat, st_nlink); AT(struct stat, st_mode);
    AT(struct stat, st_uid); AT(struct stat, st_gid); AT(struct stat, st_rdev); AT(struct stat,
        st_size);
    AT(struct stat, st_blksize); AT(struct stat, st_blocks); AT(struct stat, st_atime);
    AT(struct stat, st_mtime);
    AT(struct stat, st_ctime);
    SIZE(struct ipc_perm); AT(struct ipc_perm, uid); AT(struct ipc_perm, cuid); AT(struct ipc_perm,
        mode);
    AT(struct ipc_perm, __seq);
    SIZE(struct shmid_ds); AT(struct shmid_ds, shm_segsz); AT(struct shmid_ds, shm_atime);
    AT(struct shmid_ds, shm_dtime); AT(struct shmid_ds, shm_ctime); AT(struct shmid_ds, shm_cpid);
    AT(struct shmid_ds, shm_lpid); AT(struct shmid_ds, shm_nattch);
    SIZE(struct timespec); SIZE(struct timeval); SIZE(struct rusage); SIZE(struct tm);
    SIZE(struct sigaction);
    SIZE(siginfo_t); AT(siginfo_t, si_addr); AT(siginfo_t, si_pid); AT(siginfo_t, si_status);
    SIZE(sigset_t);
    AT(struct sigaction, sa_mask); AT(struct sigaction, sa_flags);
    VALUE(INT_MIN); VALUE(LONG_MAX); VALUE(PATH_MAX); VALUE(NAME_MAX); VALUE(PIPE_BUF);
    VALUE(SCHAR_MIN); VALUE(USHRT_MAX);
    VALUE(IPC_CREAT); VALUE(IPC_EXCL); VALUE(IPC_RMID); VALUE(IPC_STAT); VALUE(IPC_SET);
    VALUE(IPC_PRIVATE);
    VALUE(SHM_RDONLY); VALUE(SHM_RND); VALUE(SHM_LOCK); VALUE(SHM_UNLOCK);
    VALUE(PROT_READ); VALUE(PROT_WRITE); VALUE(PROT_NONE); VALUE(MAP_SHARED); VALUE(MAP_PRIVATE);
    VALUE(MAP_ANONYMOUS);
    VALUE(MAP_FIXED); VALUE(MAP_FAILED); VALUE(MS_SYNC); VALUE(MS_ASYNC); VALUE(MS_INVALIDATE);
    VALUE(O_RDONLY); VALUE(O_RDWR); VALUE(O_CREAT); VALUE(O_EXCL); VALUE(O_TRUNC); VALUE(O_APPEND);
    VALUE(O_NONBLOCK);
    VALUE(O_CLOEXEC); VALUE(S_IFMT); VALUE(S_IFREG); VALUE(S_IRUSR); VALUE(S_IRWXG);
    VALUE(SIGSEGV); VALUE(SIGBUS); VALUE(SIGKILL); VALUE(SIGABRT); VALUE(SIGFPE); VALUE(SIGTERM);
    VALUE(SIGCHLD);
    VALUE(WNOHANG); VALUE(SEEK_END); VALUE(R_OK); VALUE(_SC_PAGESIZE); VALUE(CLOCK_MONOTONIC);
    VALUE(CLOCKS_PER_SEC);
    VALUE(RAND_MAX); VALUE(EXIT_FAILURE); VALUE(BUFSIZ); VALUE(EOF);
    VALUE(sysconf(_SC_PAGESIZE)); VALUE(getpagesize());
    int statuses[] = { 0, 0x100, 0xff00, 9, 11, 139, 0x137f, 0xffff };
    for (int i = 0; i < 8; i++) {
        int s = statuses[i];
        printf("%x %d %d %d %d %d %d %d\n", (unsigned)s, WIFEXITED(s), WEXITSTATUS(s),
            WIFSIGNALED(s), WTERMSIG(s),
            !!WCOREDUMP(s), WIFSTOPPED(s), WIFCONTINUED(s));
    }
    printf("%" PRId64 " %" PRIu32 " %" PRIx16 " %" PRIdPTR "\n", INT64_MIN, UINT32_MAX,
        (uint16_t)0xbeef, (intptr_t)-1);
    printf("%d%d%d%d\n", S_ISREG(0100644), S_ISDIR(0040755), S_ISFIFO(0010644), S_ISCHR(0100644));
    return 0;
}
