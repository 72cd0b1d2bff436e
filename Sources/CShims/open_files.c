#include "open_files.h"

#include <stdlib.h>

/* Entries are claimed and given back, never freed: a walk along the list needs no lock, so no fork
 * can leave one locked. */
struct shim_open_file {
    struct shim_open_file *next;
    int64_t device, inode;
    int32_t forks; /* shim_fork_count() when the file was opened */
    int32_t state;
};

enum { FREE = 0, CLAIMED = 1, OPEN = 2 };

static struct shim_open_file *first;

static struct shim_open_file *claimed_entry(void) {
    struct shim_open_file *entry = __atomic_load_n(&first, __ATOMIC_ACQUIRE);
    for (; entry != NULL; entry = entry->next) {
        int32_t expected = FREE;
        if (__atomic_compare_exchange_n(&entry->state, &expected, CLAIMED, 0, __ATOMIC_ACQ_REL,
                                        __ATOMIC_RELAXED))
            return entry;
    }
    entry = calloc(1, sizeof *entry);
    if (entry == NULL) return NULL;
    entry->state = CLAIMED;
    entry->next = __atomic_load_n(&first, __ATOMIC_ACQUIRE);
    while (!__atomic_compare_exchange_n(&first, &entry->next, entry, 0, __ATOMIC_ACQ_REL,
                                        __ATOMIC_ACQUIRE)) {}
    return entry;
}

struct shim_open_file *shim_file_opened(int64_t device, int64_t inode) {
    struct shim_open_file *entry = claimed_entry();
    if (entry == NULL) return NULL;
    entry->device = device;
    entry->inode = inode;
    entry->forks = shim_fork_count();
    shim_store(&entry->state, OPEN);
    return entry;
}

void shim_file_closed(struct shim_open_file *entry) {
    /* What a child closes is open in its parent. */
    if (entry->forks == shim_fork_count()) shim_store(&entry->state, FREE);
}

int32_t shim_file_is_inherited(int64_t device, int64_t inode) {
    const struct shim_open_file *entry = __atomic_load_n(&first, __ATOMIC_ACQUIRE);
    for (; entry != NULL; entry = entry->next) {
        if (shim_load(&entry->state) == OPEN && entry->forks != shim_fork_count()
            && entry->device == device && entry->inode == inode)
            return 1;
    }
    return 0;
}
