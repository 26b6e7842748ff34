/* Calls of the system that fail when they are told to, in a process that is started
 * with this in LD_PRELOAD.
 *
 * The file that FAULT_PLAN names tells what fails, while it is there:
 *
 *     NUMBER CALL FILE FIRST COUNT ERROR
 *
 * CALL is write, short (a write of a half, and then none), sync or truncate; FILE a part of the path, or its end where a
 * $ follows; from the FIRST such call of a process on, COUNT of them fail with ERROR.
 * Each that fails adds a byte to the file FAULT_PLAN.hits.
 * Another NUMBER counts from the beginning. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <unistd.h>

static long current = -1;
static long calls = 0;

static int is_meant(int fd, const char *file) {
    char link[64], path[4096];
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t length = readlink(link, path, sizeof path - 1);
    if (length < 0) return 0;
    path[length] = 0;
    size_t end = strlen(file);
    if (end && file[end - 1] == '$')
        return (size_t)length >= end - 1 && !strncmp(path + length - (end - 1), file, end - 1);
    return strstr(path, file) != NULL;
}

/* Whether this call fails: 1 wholly, 2 by half. */
static int fails(int fd, const char *call) {
    const char *plan = getenv("FAULT_PLAN");
    if (!plan) return 0;
    int kept = errno;
    int in = open(plan, O_RDONLY | O_CLOEXEC);
    if (in < 0) { errno = kept; return 0; }
    char text[512];
    ssize_t length = read(in, text, sizeof text - 1);
    close(in);
    errno = kept;
    if (length <= 0) return 0;
    text[length] = 0;
    long number, first, count;
    int error;
    char what[32], file[256];
    if (sscanf(text, "%ld %31s %255s %ld %ld %d", &number, what, file, &first, &count, &error) != 6) return 0;
    int is_short = !strcmp(what, "short") && !strcmp(call, "write");
    if (!is_short && strcmp(what, call)) return 0;
    if (!is_meant(fd, file)) { errno = kept; return 0; }
    if (number != current) { current = number; calls = 0; }
    calls++;
    if (calls < first || calls >= first + count) { errno = kept; return 0; }
    char hits[4096];
    snprintf(hits, sizeof hits, "%s.hits", plan);
    int out = open(hits, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0666);
    if (out >= 0) {
        ssize_t (*real)(int, const void *, size_t) = dlsym(RTLD_NEXT, "write");
        if (real(out, "x", 1) < 0) abort();
        close(out);
    }
    errno = error;
    /* A half is written, and then the rest is not. */
    return is_short && (calls - first) % 2 == 0 ? 2 : 1;
}

#define REAL(name) static __typeof__(&name) real; if (!real) real = (__typeof__(&name))dlsym(RTLD_NEXT, #name)

ssize_t write(int fd, const void *from, size_t size) {
    REAL(write);
    int how = fails(fd, "write");
    if (how == 1) return -1;
    return real(fd, from, how == 2 && size > 1 ? size / 2 : size);
}

ssize_t pwrite(int fd, const void *from, size_t size, off_t at) {
    REAL(pwrite);
    int how = fails(fd, "write");
    if (how == 1) return -1;
    return real(fd, from, how == 2 && size > 1 ? size / 2 : size, at);
}

ssize_t pwrite64(int fd, const void *from, size_t size, off64_t at) {
    REAL(pwrite64);
    int how = fails(fd, "write");
    if (how == 1) return -1;
    return real(fd, from, how == 2 && size > 1 ? size / 2 : size, at);
}

int fsync(int fd) {
    REAL(fsync);
    return fails(fd, "sync") ? -1 : real(fd);
}

int fdatasync(int fd) {
    REAL(fdatasync);
    return fails(fd, "sync") ? -1 : real(fd);
}

int ftruncate(int fd, off_t size) {
    REAL(ftruncate);
    return fails(fd, "truncate") ? -1 : real(fd, size);
}

int ftruncate64(int fd, off64_t size) {
    REAL(ftruncate64);
    return fails(fd, "truncate") ? -1 : real(fd, size);
}
