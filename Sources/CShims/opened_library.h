/* A library of the system that is opened at run time, and its functions by name. */
#pragma once
#include <dlfcn.h>
#include <stdint.h>
#include <string.h>

/* Puts the functions of a library into a structure that has nothing but pointers to them, in the
 * order of their names. Returns 0 where the library or one of its functions is missing. */
static inline int32_t open_library(
        const char *name, const char *const functions[], int count, void *out_functions) {
    void *library = dlopen(name, RTLD_NOW | RTLD_LOCAL);
    if (library == NULL) return 0;
    for (int number = 0; number < count; number++) {
        void *function = dlsym(library, functions[number]);
        if (function == NULL) return 0;
        /* POSIX has function pointers in data pointers; C does not let them be cast. */
        memcpy((char *)out_functions + number * sizeof function, &function, sizeof function);
    }
    return 1;
}
