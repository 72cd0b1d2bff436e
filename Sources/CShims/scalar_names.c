/*
 * Keeps half a megabyte of names of characters out of libhosp.so.
 *
 * The Swift runtime can tell the Unicode name of a character, and carries the names of all of them.
 * The library never asks. install.sh lets the linker take this function instead of the runtime's,
 * so that nothing refers to the names any more. A character then has no name, as unassigned ones
 * have none.
 *
 * Only install.sh defines HOSP_GUEST: a Swift program that links the modules keeps its names.
 */
#ifdef HOSP_GUEST

#include <stdint.h>

__attribute__((visibility("hidden")))
intptr_t shim_no_scalar_name(uint32_t scalar, uint8_t *buffer, intptr_t capacity) {
    (void)scalar;
    (void)buffer;
    (void)capacity;
    return 0;
}

#else

/* ISO C wants a declaration in every file. */
typedef int shim_scalars_have_names;

#endif
