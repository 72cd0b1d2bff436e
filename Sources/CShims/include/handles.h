/* The memory and the locks behind the handles of the C interface.
 *
 * They are C for three reasons: a static array costs no lazy initialisation and no exclusivity
 * check on each call, the slots are read without a lock and need atomic loads, and only a
 * pthread_mutex with pthread_atfork survives a fork under load (a Swift mutex kills the child).
 *
 * Locks: one for the table, one per book. A call takes the lock of its book, then perhaps the
 * lock of the table, never the other way round and never two books.
 */
#pragma once

#include <stdint.h>

#pragma clang assume_nonnull begin

#define SHIM_HIDDEN __attribute__((visibility("hidden")))

/* Slots 1 to 65535 are used; slot 0 never is, so that no handle is 0. */
#define SHIM_SLOT_COUNT 65536

/* One handle. `handle` and `guard` are read without a lock; all else under the lock of the book,
 * the links under the lock of the table. */
struct shim_slot {
    int32_t handle;     /* the open handle, 0 when the slot is free; atomic */
    int32_t guard;      /* slot of the book whose lock guards this one; atomic */
    int32_t kind;       /* what the handle stands for */
    int32_t generation; /* of the last handle of this slot, 1 to 32767 */
    int32_t first;      /* of a book: its first child, 0 for none */
    int32_t next;       /* next sibling, or next free slot */
    int32_t previous;   /* previous sibling */
    int32_t fork_count; /* shim_fork_count() when the handle was opened */
    void *_Nullable object; /* what the handle stands for, retained */
};

/* The free slots, first in first out, so that a slot rests as long as possible. */
struct shim_table {
    int32_t used; /* slots that were ever used, slot 0 included; atomic */
    int32_t free_first;
    int32_t free_last;
    int32_t free_count;
};

extern SHIM_HIDDEN struct shim_slot shim_slots[SHIM_SLOT_COUNT];
extern SHIM_HIDDEN struct shim_table shim_handles;
extern SHIM_HIDDEN int32_t shim_forks;

static inline struct shim_slot *shim_slot_at(int32_t number) {
    return &shim_slots[number & (SHIM_SLOT_COUNT - 1)];
}

static inline struct shim_table *shim_handle_table(void) { return &shim_handles; }

static inline int32_t shim_load(const int32_t *place) {
    return __atomic_load_n(place, __ATOMIC_ACQUIRE);
}

static inline void shim_store(int32_t *place, int32_t value) {
    __atomic_store_n(place, value, __ATOMIC_RELEASE);
}

/* How far the long call of a book is, by the slot of the book. All of it is read and written
 * without a lock, from any thread. `state` is 0 while no call runs, an even number while one runs
 * and the odd number behind it when that one is to end: so a late wish never ends another call. */
struct shim_progress {
    int64_t done;
    int64_t total;
    int32_t state;
    int32_t calls; /* of this slot so far; under the lock of the book */
};

extern SHIM_HIDDEN struct shim_progress shim_progresses[SHIM_SLOT_COUNT];

static inline struct shim_progress *shim_progress_at(int32_t slot) {
    return &shim_progresses[slot & (SHIM_SLOT_COUNT - 1)];
}

/* A long call begins; the lock of the book is held. */
static inline void shim_progress_begin(int32_t slot) {
    struct shim_progress *progress = shim_progress_at(slot);
    __atomic_store_n(&progress->done, 0, __ATOMIC_RELAXED);
    __atomic_store_n(&progress->total, 0, __ATOMIC_RELAXED);
    progress->calls = progress->calls % 0x3FFFFFFE + 1;
    __atomic_store_n(&progress->state, 2 * progress->calls, __ATOMIC_RELEASE);
}

/* It ends. */
static inline void shim_progress_end(int32_t slot) {
    struct shim_progress *progress = shim_progress_at(slot);
    __atomic_store_n(&progress->state, 0, __ATOMIC_RELEASE);
    __atomic_store_n(&progress->done, 0, __ATOMIC_RELAXED);
    __atomic_store_n(&progress->total, 0, __ATOMIC_RELAXED);
}

/* It tells how far it is; returns 1 when it is to end, else 0. */
static inline int32_t shim_progress_tell(int32_t slot, int64_t done, int64_t total) {
    struct shim_progress *progress = shim_progress_at(slot);
    __atomic_store_n(&progress->total, total, __ATOMIC_RELAXED);
    __atomic_store_n(&progress->done, done, __ATOMIC_RELAXED);
    return __atomic_load_n(&progress->state, __ATOMIC_ACQUIRE) & 1;
}

static inline int64_t shim_progress_done(int32_t slot) {
    return __atomic_load_n(&shim_progress_at(slot)->done, __ATOMIC_RELAXED);
}

static inline int64_t shim_progress_total(int32_t slot) {
    return __atomic_load_n(&shim_progress_at(slot)->total, __ATOMIC_RELAXED);
}

/* The call under way is to end; without one nothing happens. */
static inline void shim_progress_cancel(int32_t slot) {
    int32_t *state = &shim_progress_at(slot)->state;
    int32_t seen = __atomic_load_n(state, __ATOMIC_ACQUIRE);
    if (seen != 0 && (seen & 1) == 0)
        __atomic_compare_exchange_n(
            state, &seen, seen + 1, 0, __ATOMIC_ACQ_REL, __ATOMIC_RELAXED);
}

/* How often the process forked from the one that loaded the library. */
static inline int32_t shim_fork_count(void) { return shim_load(&shim_forks); }

SHIM_HIDDEN void shim_table_lock(void);
SHIM_HIDDEN void shim_table_unlock(void);
SHIM_HIDDEN void shim_book_lock(int32_t slot);
SHIM_HIDDEN void shim_book_unlock(int32_t slot);

/* Brackets a call that takes no book's lock, so that a fork can wait for its end. */
SHIM_HIDDEN void shim_call_begin(void);
SHIM_HIDDEN void shim_call_end(void);

/* The last error of a thread, in both languages so that the language can be chosen afterwards.
 * A fixed place instead of an allocated one: nothing has to be freed when the thread ends. */
#define SHIM_ERROR_CAPACITY 1024
struct shim_thread {
    int32_t number;            /* of the message, 0 for none */
    int32_t language;          /* 0 Chinese, 1 English */
    int32_t encoding;          /* of the last failed open, else of the first open */
    int32_t encoding_is_set;   /* 0 until an open was tried */
    int32_t is_padding;        /* text out is padded with blanks */
    int32_t chinese_length;
    int32_t english_length;
    char chinese[SHIM_ERROR_CAPACITY];
    char english[SHIM_ERROR_CAPACITY];
};

SHIM_HIDDEN struct shim_thread *shim_current_thread(void);

static inline char *shim_thread_chinese(struct shim_thread *thread) { return thread->chinese; }
static inline char *shim_thread_english(struct shim_thread *thread) { return thread->english; }

/* The commit or digest of the sources, given by install.sh as SHIM_SOURCE_ID. */
SHIM_HIDDEN const char *shim_source_id(void);

#pragma clang assume_nonnull end
