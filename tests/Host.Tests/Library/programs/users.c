/* Users, the system log, headers whose functions are not supported, wide characters, locale. */
#define _GNU_SOURCE
#include <errno.h>
#include <grp.h>
#include <locale.h>
#include <mqueue.h>
#include <pthread.h>
#include <pwd.h>
#include <semaphore.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/msg.h>
#include <sys/sem.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <syslog.h>
#include <unistd.h>
#include <utime.h>
#include <wchar.h>

static pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t condition = PTHREAD_COND_INITIALIZER;

static void *start(void *argument)
{
    pthread_mutex_lock(&mutex);
    pthread_cond_signal(&condition);
    pthread_mutex_unlock(&mutex);
    return argument;
}

static void told(int status, void *argument)
{
    printf("on_exit %d %s\n", status, (char *)argument);
}

static void plain(void)
{
    printf("atexit\n");
}

int main(int count, char **arguments)
{
    struct passwd *user = getpwuid(0);
    printf("%s %d %d\n", user->pw_name, user->pw_uid, user->pw_gid);
    user = getpwnam("root");
    printf("%s %d\n", user->pw_dir, user->pw_uid);
    errno = 0;
    printf("%d %d\n", getpwnam("nobody-of-that-name") == NULL, errno);
    printf("%s\n", getpwnam("nobody")->pw_name);
    struct group *group = getgrgid(0);
    printf("%s %d\n", group->gr_name, group->gr_gid);
    int found = 0;
    setpwent();
    while ((user = getpwent()))
        found |= user->pw_uid == 0;
    endpwent();
    printf("found %d\n", found);
    struct passwd entry, *result;
    char buffer[256];
    printf("%d", getpwnam_r("root", &entry, buffer, sizeof buffer, &result));
    printf(" %s\n", result->pw_name);
    printf("%d\n", getpwnam_r("root", &entry, buffer, 3, &result) == ERANGE);

    openlog("name", LOG_PID, LOG_USER);
    syslog(LOG_INFO, "nobody reads %d", 1);
    closelog();
    printf("mask %x\n", setlogmask(LOG_UPTO(LOG_ERR)));
    printf("mask %x\n", setlogmask(0));

    printf("%zu %zu %zu %zu %zu\n", sizeof(pthread_mutex_t), sizeof(pthread_cond_t),
           sizeof(pthread_attr_t), sizeof(pthread_t), sizeof(pthread_rwlock_t));
    printf("%zu %zu %zu %zu\n", sizeof(sem_t), sizeof(struct mq_attr), sizeof(struct msqid_ds),
           sizeof(struct semid_ds));
    printf("%zu %zu %zu\n", sizeof(struct sockaddr_un), sizeof(struct sembuf),
           sizeof(struct utimbuf));
    if (count > 5) {
        pthread_t thread;
        pthread_create(&thread, NULL, start, arguments);
    }

    wchar_t wide[32];
    printf("%zu %zu\n", mbstowcs(wide, "hello", 32), wcslen(wide));
    wcscat(wide, L" wide");
    printf("%zu %d %ld\n", wcslen(wide), wcscmp(wide, L"hello wide"),
           (long)(wcschr(wide, 'w') - wide));
    printf("%zu %s\n", wcstombs(buffer, wide, sizeof buffer), buffer);
    printf("%s %d %s\n", setlocale(LC_ALL, "C"), setlocale(LC_ALL, "xx_YY") == NULL,
           localeconv()->decimal_point);
    atexit(plain);
    on_exit(told, "argument");
    atexit(plain);
    return 3;
}
