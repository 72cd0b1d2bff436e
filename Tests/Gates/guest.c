/*
 * The library is a good guest: loading it, opening and closing a book, and unloading it leave
 * the host's signals, threads, output, locale, directory, file mode, files and environment as
 * they were.
 *
 *     guest LIBRARY
 *
 * Prints one line per broken promise and ends with 1, or prints nothing and ends with 0.
 */
#define _GNU_SOURCE
#include <dirent.h>
#include <dlfcn.h>
#include <fenv.h>
#include <locale.h>
#include <pthread.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <unistd.h>

enum { SIGNALS = 65, ROUNDS = 200, TEXT = 65536 };

typedef int32_t (*open_function)(const char *, int32_t, int32_t, int32_t *);
typedef int32_t (*close_function)(int32_t);

/* What a host has and the library may not touch. */
struct host {
    struct sigaction actions[SIGNALS];
    sigset_t mask;
    stack_t alternate;
    int threads;
    int files;
    int rounding;
    mode_t umask;
    locale_t thread_locale;
    char locale[4096];
    char directory[4096];
    char environment[TEXT];
};

static int broken = 0;
static int own_output = 1;

/* Written at once and past stdio: the library may crash later, and stdout shows what it prints. */
static void complain(const char *when, const char *what) {
    dprintf(own_output, "guest: %s: %s\n", when, what);
    broken = 1;
}

/* Entries of a directory; those of one process directory are its threads or open files. */
static int entries(const char *path) {
    int count = 0;
    struct dirent *entry;
    DIR *directory = opendir(path);
    if (directory == NULL) {
        return -1;
    }
    while ((entry = readdir(directory)) != NULL) {
        count += entry->d_name[0] != '.';
    }
    closedir(directory);
    return count;
}

static void look(struct host *host) {
    extern char **environ;
    size_t used = 0;
    const char *locale = setlocale(LC_ALL, NULL);
    memset(host, 0, sizeof *host);
    for (int number = 1; number < SIGNALS; number++) {
        if (sigaction(number, NULL, &host->actions[number]) != 0) {
            memset(&host->actions[number], 0, sizeof host->actions[number]);
        }
    }
    pthread_sigmask(SIG_SETMASK, NULL, &host->mask);
    sigaltstack(NULL, &host->alternate);
    host->threads = entries("/proc/self/task");
    host->files = entries("/proc/self/fd");
    host->rounding = fegetround();
    host->umask = umask(0);
    umask(host->umask);
    host->thread_locale = uselocale((locale_t)0);
    snprintf(host->locale, sizeof host->locale, "%s", locale == NULL ? "" : locale);
    if (getcwd(host->directory, sizeof host->directory) == NULL) {
        host->directory[0] = '\0';
    }
    for (char **variable = environ; *variable != NULL && used < TEXT; variable++) {
        int length = snprintf(host->environment + used, TEXT - used, "%s\n", *variable);
        used += length < 0 ? 0 : (size_t)length;
    }
}

static void compare(const char *when, const struct host *before) {
    static struct host now;
    char what[64];
    look(&now);
    for (int number = 1; number < SIGNALS; number++) {
        const struct sigaction *old = &before->actions[number], *new = &now.actions[number];
        if (old->sa_handler != new->sa_handler || old->sa_flags != new->sa_flags) {
            snprintf(what, sizeof what, "signal %d has another handler", number);
            complain(when, what);
        }
    }
    for (int number = 1; number < SIGNALS; number++) {
        if (sigismember(&before->mask, number) != sigismember(&now.mask, number)) {
            complain(when, "the signal mask changed");
            break;
        }
    }
    if (before->alternate.ss_sp != now.alternate.ss_sp
        || before->alternate.ss_flags != now.alternate.ss_flags) {
        complain(when, "the thread has another signal stack");
    }
    if (before->threads != now.threads) {
        complain(when, "there are other threads");
    }
    if (before->files != now.files) {
        complain(when, "there are other open files");
    }
    if (before->rounding != now.rounding) {
        complain(when, "floating point rounds differently");
    }
    if (before->umask != now.umask) {
        complain(when, "the file mode mask changed");
    }
    if (before->thread_locale != now.thread_locale || strcmp(before->locale, now.locale) != 0) {
        complain(when, "the locale changed");
    }
    if (strcmp(before->directory, now.directory) != 0) {
        complain(when, "the working directory changed");
    }
    if (strcmp(before->environment, now.environment) != 0) {
        complain(when, "the environment changed");
    }
}

/* Everything a host does in the shortest visit. */
static void *visit(void *library) {
    open_function open_book;
    close_function close_book;
    int32_t book = 0;
    *(void **)&open_book = dlsym(library, "hosp_open");
    *(void **)&close_book = dlsym(library, "hosp_close");
    if (open_book == NULL || close_book == NULL) {
        complain("dlsym", "hosp_open or hosp_close is missing");
    } else if (open_book("", 0, 0, &book) != 0 || close_book(book) != 0) {
        complain("visit", "a book in memory cannot be opened and closed");
    }
    return NULL;
}

/* A thread that used the library and ends after the host has closed it. */
static void *visit_and_leave_late(void *path) {
    void *library = dlopen(path, RTLD_NOW | RTLD_LOCAL);
    if (library != NULL) {
        visit(library);
        dlclose(library);
    }
    return NULL;
}

static void load_and_visit(char *path, const struct host *before) {
    pthread_t thread;
    void *library = dlopen(path, RTLD_NOW | RTLD_LOCAL);
    if (library == NULL) {
        complain("dlopen", dlerror());
        return;
    }
    compare("dlopen", before);
    visit(library);
    compare("visit", before);
    dlclose(library);
    compare("dlclose", before);
    for (int round = 0; round < ROUNDS; round++) {
        library = dlopen(path, RTLD_NOW | RTLD_LOCAL);
        if (library == NULL) {
            complain("dlopen again", dlerror());
            return;
        }
        visit(library);
        dlclose(library);
    }
    compare("200 visits", before);
    if (pthread_create(&thread, NULL, visit_and_leave_late, path) != 0) {
        complain("thread", "no thread can be started");
        return;
    }
    pthread_join(thread, NULL);
}

int main(int count, char **arguments) {
    static struct host before;
    struct stat printed;
    FILE *sink = tmpfile();
    own_output = dup(1);
    if (count != 2 || sink == NULL || own_output < 0) {
        fprintf(stderr, "usage: guest LIBRARY\n");
        return 2;
    }
    dup2(fileno(sink), 1);
    dup2(fileno(sink), 2);
    look(&before);
    load_and_visit(arguments[1], &before);
    fflush(NULL);
    if (fstat(fileno(sink), &printed) != 0 || printed.st_size != 0) {
        complain("output", "the library printed something");
    }
    return broken;
}
