/* wait and waitpid, on wait4(2). */
#include <stddef.h>
#include <sys/wait.h>
#include <bits/library.h>
#include <bits/spec/sys/syscall.h>

pid_t waitpid(pid_t pid, int *status, int options)
{
    return wait4(pid, status, options, NULL);
}

pid_t wait(int *status)
{
    return waitpid(-1, status, 0);
}

pid_t wait3(int *status, int options, struct rusage *usage)
{
    return wait4(-1, status, options, usage);
}

int waitid(idtype_t type, id_t id, siginfo_t *info, int options)
{
    return (int)__syscall_ret(
        __syscall(SYS_waitid, (long)type, (long)id, (long)info, (long)options, 0L));
}
