/* Directories, names, modes, temporary files. */
#define _GNU_SOURCE
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <libgen.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <sys/vfs.h>

static void try(const char *what, long result)
{
    printf("%s: %ld %s\n", what, result, result < 0 ? strerror(errno) : "-");
}

static void make(const char *path, const char *text)
{
    FILE *file = fopen(path, "w");
    fputs(text, file);
    fclose(file);
}

static void list(const char *path)
{
    struct dirent **entries;
    int count = scandir(path, &entries, NULL, alphasort);
    printf("%d:", count);
    for (int i = 0; i < count; i++) {
        printf(" %s/%d", entries[i]->d_name, entries[i]->d_type);
        free(entries[i]);
    }
    free(entries);
    printf("\n");
}

static int links(const char *path)
{
    struct stat status;
    return stat(path, &status) < 0 ? -1 : (int)status.st_nlink;
}

int main(void)
{
    char base[] = "/tmp/avmXXXXXX", before[PATH_MAX], path[PATH_MAX];
    struct stat status;
    umask(022);
    printf("mkdtemp %d\n", mkdtemp(base) == base && strcmp(base, "/tmp/avmXXXXXX") != 0);
    printf("cwd %d\n", getcwd(before, sizeof before) == before);
    try("chdir", chdir(base));
    printf("in %d\n", strcmp(getcwd(path, sizeof path), base));
    try("small", getcwd(path, 3) ? 0 : -1);
    try("mkdir", mkdir("one", 0777));
    try("again", mkdir("one", 0777));
    try("nowhere", mkdir("none/two", 0777));
    try("nested", mkdir("one/two/", 0700));
    stat("one", &status);
    printf("mode %o links %d\n", status.st_mode, (int)status.st_nlink);
    make("one/a", "aaa");
    make("one/b", "bb");
    make("c", "c");
    list("one");
    list(".");
    try("file as directory", mkdir("c/d", 0777));
    try("rmdir full", rmdir("one"));
    try("rmdir file", rmdir("c"));
    try("rmdir dot", rmdir("one/."));
    try("rmdir", rmdir("one/two"));
    printf("links %d\n", links("one"));

    try("rename", rename("one/a", "moved"));
    try("rename over", rename("moved", "one/b"));
    list("one");
    try("missing", rename("missing", "x"));
    try("directory over file", rename("one", "c"));
    try("file over directory", rename("c", "one"));
    mkdir("empty", 0755);
    mkdir("one/deep", 0755);
    try("into itself", rename("one", "one/deep/x"));
    try("over full", rename("empty", "one"));
    try("over an ancestor", rename("one/deep", "one"));
    try("dot", rename("one/.", "x"));
    try("over empty", rename("one", "empty"));
    list("empty");
    printf("links of empty %d\n", links("empty"));

    try("link", link("c", "d"));
    try("link again", link("c", "d"));
    try("link directory", link("empty", "e"));
    printf("links of c %d\n", links("c"));
    try("same file", rename("c", "d"));
    printf("both %d %d\n", access("c", F_OK), access("d", F_OK));
    try("unlink", unlink("d"));
    try("unlink directory", unlink("empty"));
    try("remove", remove("c"));
    try("access", access("c", F_OK));

    make("mode", "x");
    try("chmod", chmod("mode", 04751));
    stat("mode", &status);
    printf("mode %o\n", status.st_mode);
    int fd = open("mode", O_RDONLY);
    try("fchmod", fchmod(fd, 0600));
    fstat(fd, &status);
    printf("mode %o\n", status.st_mode);
    try("chown", chown("mode", 12, 34));
    stat("mode", &status);
    printf("owner %d %d\n", status.st_uid, status.st_gid);
    try("fchown", fchown(fd, -1, 0));
    stat("mode", &status);
    printf("owner %d %d\n", status.st_uid, status.st_gid);
    try("fchdir file", fchdir(fd));
    close(fd);
    try("opendir file", opendir("mode") ? 0 : -1);
    try("chdir file", chdir("mode"));

    printf("real %d\n", strcmp(realpath("./empty/../empty/b", path) + strlen(base), "/empty/b"));
    try("real", realpath("nothing", path) ? 0 : -1);
    try("real", realpath("mode/x", path) ? 0 : -1);
    char name[] = "temporaryXXXXXX";
    fd = mkstemp(name);
    printf("mkstemp %d %zu\n", fd >= 0, strlen(name));
    fstat(fd, &status);
    printf("mode %o\n", status.st_mode);
    close(fd);
    unlink(name);
    char bad[] = "bad";
    try("mkstemp", mkstemp(bad));
    FILE *file = tmpfile();
    fputs("hello", file);
    rewind(file);
    printf("tmpfile %s\n", fgets(path, sizeof path, file));
    fclose(file);

    struct statfs system;
    struct statvfs posix;
    printf("statfs %d %d %d\n", statfs(".", &system), system.f_namelen == 255,
           system.f_blocks >= system.f_bfree);
    printf("statvfs %d %d\n", statvfs("/", &posix), posix.f_namemax == 255);
    try("statfs", statfs("nothing", &system));

    DIR *directory = opendir("empty");
    int count = 0;
    long place = 0;
    struct dirent *entry;
    while ((entry = readdir(directory)))
        if (++count == 1)
            place = telldir(directory);
    printf("entries %d\n", count);
    seekdir(directory, place);
    count = 0;
    while (readdir(directory))
        count++;
    printf("after the first %d\n", count);
    rewinddir(directory);
    count = 0;
    while (readdir(directory))
        count++;
    printf("again %d\n", count);
    closedir(directory);

    chdir("empty");
    printf("parent %d\n", strcmp(realpath("..", path), base));
    chdir("/");
    printf("root %s\n", getcwd(path, sizeof path));
    rmdir("tmp/nothing");
    chdir(base);
    unlink("mode");
    unlink("empty/b");
    rmdir("empty/deep");
    rmdir("empty");
    list(".");
    chdir("/");
    try("end", rmdir(base));
    char one[] = "/usr/lib/x", two[] = "name", three[] = "/", four[] = "a/b//";
    printf("%s %s %s", dirname(one), dirname(two), dirname(three));
    printf(" %s\n", dirname(four));
    char five[] = "/usr/lib/x", six[] = "a/b//", seven[] = "/";
    printf("%s %s %s\n", basename(five), basename(six), basename(seven));
    return 0;
}
