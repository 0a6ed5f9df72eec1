/* Users and groups: the lines of /etc/passwd and /etc/group. A machine without these files has
   root, nobody, and for every process of another user a user called `user`. */
#include <errno.h>
#include <grp.h>
#include <pwd.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define FIELDS_MAX 7
#define MEMBERS_MAX 32

/* The lines of a file, or where there is none, of a text. */
struct lines {
    FILE *file;
    const char *text;
    char line[512];
};

static struct lines users, groups;

static void begin(struct lines *lines, const char *path, const char *text)
{
    int error = errno;
    if (lines->file)
        fclose(lines->file);
    lines->file = fopen(path, "r");
    lines->text = text;
    errno = error;
}

static void end(struct lines *lines)
{
    if (lines->file)
        fclose(lines->file);
    lines->file = NULL;
    lines->text = NULL;
}

/* The next line's fields; how many, 0 at the end. */
static int next(struct lines *lines, char **fields)
{
    if (lines->file) {
        if (!fgets(lines->line, sizeof lines->line, lines->file))
            return 0;
    } else {
        size_t length = strcspn(lines->text, "\n");
        if (length == 0)
            return 0;
        memcpy(lines->line, lines->text, length);
        lines->line[length] = 0;
        lines->text += length + (lines->text[length] == '\n');
    }
    lines->line[strcspn(lines->line, "\n")] = 0;
    int count = 0;
    for (char *rest = lines->line; rest && count < FIELDS_MAX;)
        fields[count++] = strsep(&rest, ":");
    return count;
}

void setpwent(void)
{
    static char text[256];
    int length = sprintf(text, "root:x:0:0:root:/root:/bin/sh\n"
                               "nobody:x:65534:65534:nobody:/nonexistent:/usr/sbin/nologin\n");
    if (getuid() != 0 && getuid() != 65534)
        sprintf(text + length, "user:x:%u:%u::/home/user:/bin/sh\n", getuid(), getgid());
    begin(&users, "/etc/passwd", text);
}

void endpwent(void)
{
    end(&users);
}

struct passwd *getpwent(void)
{
    static struct passwd entry;
    char *fields[FIELDS_MAX];
    if (!users.file && !users.text)
        setpwent();
    int count = next(&users, fields);
    if (count < FIELDS_MAX)
        return NULL;
    entry.pw_name = fields[0];
    entry.pw_passwd = fields[1];
    entry.pw_uid = (uid_t)strtoul(fields[2], NULL, 10);
    entry.pw_gid = (gid_t)strtoul(fields[3], NULL, 10);
    entry.pw_gecos = fields[4];
    entry.pw_dir = fields[5];
    entry.pw_shell = fields[6];
    return &entry;
}

/* The user of a name, or of a number where the name is null. */
static struct passwd *find_user(const char *name, uid_t uid)
{
    struct passwd *entry;
    setpwent();
    do
        entry = getpwent();
    while (entry && (name ? strcmp(entry->pw_name, name) != 0 : entry->pw_uid != uid));
    endpwent();
    return entry;
}

struct passwd *getpwnam(const char *name)
{
    return find_user(name, 0);
}

struct passwd *getpwuid(uid_t uid)
{
    return find_user(NULL, uid);
}

static int keep_user(
    const struct passwd *found, struct passwd *entry, char *buffer, size_t size,
    struct passwd **result)
{
    *result = NULL;
    if (!found)
        return 0;
    *entry = *found;
    char **fields[] = {
        &entry->pw_name, &entry->pw_passwd, &entry->pw_gecos, &entry->pw_dir, &entry->pw_shell,
    };
    for (int i = 0; i < 5; i++) {
        size_t length = strlen(*fields[i]) + 1;
        if (length > size)
            return ERANGE;
        *fields[i] = memcpy(buffer, *fields[i], length);
        buffer += length;
        size -= length;
    }
    *result = entry;
    return 0;
}

int getpwnam_r(
    const char *name, struct passwd *entry, char *buffer, size_t size, struct passwd **result)
{
    return keep_user(getpwnam(name), entry, buffer, size, result);
}

int getpwuid_r(
    uid_t uid, struct passwd *entry, char *buffer, size_t size, struct passwd **result)
{
    return keep_user(getpwuid(uid), entry, buffer, size, result);
}

void setgrent(void)
{
    static char text[128];
    int length = sprintf(text, "root:x:0:\nnogroup:x:65534:\n");
    if (getgid() != 0 && getgid() != 65534)
        sprintf(text + length, "user:x:%u:user\n", getgid());
    begin(&groups, "/etc/group", text);
}

void endgrent(void)
{
    end(&groups);
}

struct group *getgrent(void)
{
    static struct group entry;
    static char *members[MEMBERS_MAX + 1];
    char *fields[FIELDS_MAX];
    if (!groups.file && !groups.text)
        setgrent();
    if (next(&groups, fields) < 4)
        return NULL;
    entry.gr_name = fields[0];
    entry.gr_passwd = fields[1];
    entry.gr_gid = (gid_t)strtoul(fields[2], NULL, 10);
    entry.gr_mem = members;
    int count = 0;
    for (char *rest = fields[3]; rest && *rest && count < MEMBERS_MAX;)
        members[count++] = strsep(&rest, ",");
    members[count] = NULL;
    return &entry;
}

static struct group *find_group(const char *name, gid_t gid)
{
    struct group *entry;
    setgrent();
    do
        entry = getgrent();
    while (entry && (name ? strcmp(entry->gr_name, name) != 0 : entry->gr_gid != gid));
    endgrent();
    return entry;
}

struct group *getgrnam(const char *name)
{
    return find_group(name, 0);
}

struct group *getgrgid(gid_t gid)
{
    return find_group(NULL, gid);
}

char *getlogin(void)
{
    struct passwd *entry = getpwuid(getuid());
    return entry ? entry->pw_name : NULL;
}
