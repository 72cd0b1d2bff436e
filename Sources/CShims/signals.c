/*
 * Keeps the Swift runtime inside of libhosp.so from installing signal handlers in the host.
 *
 * When the runtime finds the program swift-backtrace it takes over seven signals and the signal
 * stack as soon as it is loaded. A hospital system has its own. So the runtime, linked into the
 * library, finds these two functions instead of those of the C library, and nothing happens. They
 * are hidden: the host's calls still reach the C library.
 *
 * Only install.sh defines HOSP_GUEST: a Swift program that links the modules is no host of ours,
 * and its own calls must work.
 */
#ifdef HOSP_GUEST

#include <signal.h>
#include <string.h>

__attribute__((visibility("hidden")))
int sigaction(int number, const struct sigaction *action, struct sigaction *previous) {
    (void)number;
    (void)action;
    if (previous != NULL) {
        memset(previous, 0, sizeof *previous);
    }
    return 0;
}

__attribute__((visibility("hidden")))
int sigaltstack(const stack_t *stack, stack_t *previous) {
    (void)stack;
    if (previous != NULL) {
        memset(previous, 0, sizeof *previous);
        previous->ss_flags = SS_DISABLE;
    }
    return 0;
}

#else

/* ISO C wants a declaration in every file. */
typedef int hosp_signals_are_the_hosts;

#endif
