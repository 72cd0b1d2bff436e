/*
 * Lets libhosp.so load on servers with an old C library (glibc 2.17: CentOS 7, Kylin V10 has 2.28).
 *
 * The C library gives some functions a new version when they move or change, and a program binds to
 * the newest one of the machine that links it. Each function here stands in for one of those inside
 * of the library, and calls the version that every glibc for x86-64 has had from the first. What a
 * function does is the same in both: they moved from libpthread and libdl into libc, or no longer
 * set errno in a way that anybody here looks at.
 *
 * Only install.sh defines HOSP_GUEST: a Swift program with the modules runs where it is built.
 */
#if defined(HOSP_GUEST) && defined(__x86_64__) && defined(__linux__)
#include <features.h>
#endif

#if defined(HOSP_GUEST) && defined(__x86_64__) && defined(__GLIBC__)

#include <dlfcn.h>
#include <fcntl.h>
#include <pthread.h>
#include <semaphore.h>
#include <signal.h>
#include <stdarg.h>
#include <sys/stat.h>

#define HIDDEN __attribute__((visibility("hidden")))
#define FIRST(type, name, parameters) \
    extern type first_##name parameters; \
    __asm__(".symver first_" #name ", " #name "@GLIBC_2.2.5")

FIRST(void *, dlopen, (const char *, int));
FIRST(void *, dlsym, (void *, const char *));
FIRST(char *, dlerror, (void));
FIRST(int, dladdr, (const void *, Dl_info *));
FIRST(int, pthread_create, (pthread_t *, const pthread_attr_t *, void *(*)(void *), void *));
FIRST(int, pthread_join, (pthread_t, void **));
FIRST(int, pthread_mutex_trylock, (pthread_mutex_t *));
FIRST(int, pthread_sigmask, (int, const sigset_t *, sigset_t *));
FIRST(sem_t *, sem_open, (const char *, int, ...));
FIRST(int, __xstat, (int, const char *, struct stat *));
FIRST(int, __fxstat, (int, int, struct stat *));
FIRST(float, expf, (float));
FIRST(float, exp2f, (float));
FIRST(float, logf, (float));
FIRST(float, log2f, (float));
FIRST(float, powf, (float, float));
FIRST(float, hypotf, (float, float));

HIDDEN void *dlopen(const char *file, int mode) { return first_dlopen(file, mode); }
HIDDEN void *dlsym(void *handle, const char *name) { return first_dlsym(handle, name); }
HIDDEN char *dlerror(void) { return first_dlerror(); }
HIDDEN int dladdr(const void *address, Dl_info *info) { return first_dladdr(address, info); }

HIDDEN int pthread_create(
    pthread_t *thread, const pthread_attr_t *attributes, void *(*start)(void *), void *argument
) {
    return first_pthread_create(thread, attributes, start, argument);
}
HIDDEN int pthread_join(pthread_t thread, void **result) {
    return first_pthread_join(thread, result);
}
HIDDEN int pthread_mutex_trylock(pthread_mutex_t *mutex) {
    return first_pthread_mutex_trylock(mutex);
}
HIDDEN int pthread_sigmask(int how, const sigset_t *set, sigset_t *previous) {
    return first_pthread_sigmask(how, set, previous);
}

HIDDEN sem_t *sem_open(const char *name, int flags, ...) {
    unsigned mode = 0, value = 0;
    if (flags & O_CREAT) {
        va_list rest;
        va_start(rest, flags);
        mode = va_arg(rest, unsigned);
        value = va_arg(rest, unsigned);
        va_end(rest);
    }
    return first_sem_open(name, flags, mode, value);
}

/* The version of the structure of x86-64 is 1. */
HIDDEN int stat(const char *path, struct stat *status) { return first___xstat(1, path, status); }
HIDDEN int fstat(int file, struct stat *status) { return first___fxstat(1, file, status); }

HIDDEN float expf(float x) { return first_expf(x); }
HIDDEN float exp2f(float x) { return first_exp2f(x); }
HIDDEN float logf(float x) { return first_logf(x); }
HIDDEN float log2f(float x) { return first_log2f(x); }
HIDDEN float powf(float x, float y) { return first_powf(x, y); }
HIDDEN float hypotf(float x, float y) { return first_hypotf(x, y); }

/* Whether there is one thread only; "no" is always right. */
HIDDEN char __libc_single_threaded = 0;

#else

/* ISO C wants a declaration in every file. */
typedef int hosp_symbols_are_the_hosts;

#endif
