#include "handles.h"

#include <pthread.h>
#include <sched.h>
#include <time.h>

struct shim_slot shim_slots[SHIM_SLOT_COUNT];
struct shim_table shim_handles = {.used = 1};
int32_t shim_forks;
struct shim_progress shim_progresses[SHIM_SLOT_COUNT];

/* A zeroed pthread_mutex_t is an open one with glibc: untouched pages of the array cost nothing. */
static pthread_mutex_t book_locks[SHIM_SLOT_COUNT];
static pthread_mutex_t table_lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_mutex_t fork_lock = PTHREAD_MUTEX_INITIALIZER;

/* Calls under way that hold no book's lock, and the gate that keeps new ones out. */
static int32_t calls;
static int32_t gate;

static void nap(void) {
    struct timespec moment = {0, 100000};
    nanosleep(&moment, 0);
}

static void wait_at_gate(void) {
    while (shim_load(&gate)) nap();
}

void shim_table_lock(void) { pthread_mutex_lock(&table_lock); }
void shim_table_unlock(void) { pthread_mutex_unlock(&table_lock); }

void shim_book_lock(int32_t slot) {
    if (__builtin_expect(shim_load(&gate), 0)) wait_at_gate();
    pthread_mutex_lock(&book_locks[slot & (SHIM_SLOT_COUNT - 1)]);
}

void shim_book_unlock(int32_t slot) {
    pthread_mutex_unlock(&book_locks[slot & (SHIM_SLOT_COUNT - 1)]);
}

void shim_call_begin(void) {
    for (;;) {
        __atomic_fetch_add(&calls, 1, __ATOMIC_SEQ_CST);
        if (__builtin_expect(!__atomic_load_n(&gate, __ATOMIC_SEQ_CST), 1)) return;
        __atomic_fetch_sub(&calls, 1, __ATOMIC_SEQ_CST);
        wait_at_gate();
    }
}

void shim_call_end(void) { __atomic_fetch_sub(&calls, 1, __ATOMIC_SEQ_CST); }

/* Forking. A child has only the thread that forked: a lock held by another thread, ours or one of
 * the Swift runtime, would stay locked for ever. So a fork lets no new call in and waits for the
 * calls under way, but not longer than about a fifth of a second: a fork is never stopped by a
 * long calculation, nor by a signal handler that forks in the midst of a call.
 */
static unsigned char is_held[SHIM_SLOT_COUNT];
static int fork_is_held, table_is_held;

static int acquire(pthread_mutex_t *lock, int *patience) {
    while (pthread_mutex_trylock(lock) != 0) {
        if (--*patience < 0) return 0;
        if (*patience % 4 != 0) sched_yield(); else nap();
    }
    return 1;
}

static void before_fork(void) {
    int patience = 6000;
    int fork_held = acquire(&fork_lock, &patience);
    __atomic_store_n(&gate, 1, __ATOMIC_SEQ_CST);
    while (__atomic_load_n(&calls, __ATOMIC_SEQ_CST) != 0 && --patience > 0) {
        if (patience % 4 != 0) sched_yield(); else nap();
    }
    int32_t used = shim_load(&shim_handles.used);
    for (int32_t slot = 1; slot < used; slot++) {
        /* Only books are locked, and only a book guards itself. */
        if (shim_load(&shim_slots[slot].guard) == slot && shim_load(&shim_slots[slot].handle) != 0)
            is_held[slot] = acquire(&book_locks[slot], &patience);
    }
    fork_is_held = fork_held;
    table_is_held = acquire(&table_lock, &patience);
}

static void after_fork_in_parent(void) {
    if (table_is_held) pthread_mutex_unlock(&table_lock);
    int32_t used = shim_load(&shim_handles.used);
    for (int32_t slot = 1; slot < used; slot++) {
        if (is_held[slot]) {
            is_held[slot] = 0;
            pthread_mutex_unlock(&book_locks[slot]);
        }
    }
    shim_store(&gate, 0);
    if (fork_is_held) pthread_mutex_unlock(&fork_lock);
}

static void after_fork_in_child(void) {
    int32_t used = shim_load(&shim_handles.used);
    for (int32_t slot = 1; slot < used; slot++) {
        is_held[slot] = 0;
        pthread_mutex_init(&book_locks[slot], 0);
    }
    pthread_mutex_init(&table_lock, 0);
    pthread_mutex_init(&fork_lock, 0);
    shim_store(&calls, 0);
    shim_store(&gate, 0);
    shim_store(&shim_forks, shim_forks + 1);
}

__attribute__((constructor)) static void watch_forks(void) {
    pthread_atfork(before_fork, after_fork_in_parent, after_fork_in_child);
}

static __thread struct shim_thread thread_state;

struct shim_thread *shim_current_thread(void) { return &thread_state; }

#if __has_include("shim_source_id.h")
#include "shim_source_id.h"
#endif
#ifndef SHIM_SOURCE_ID
#define SHIM_SOURCE_ID "unreleased"
#endif

const char *shim_source_id(void) { return SHIM_SOURCE_ID; }
