/* The handles of the library as a C program would write them: a table of slots, each with a number
 * that changes with every opening, and the lock of the book it belongs to. A call reads the slot,
 * locks the book, reads the slot again, answers and unlocks. */
#define _GNU_SOURCE
#include <pthread.h>
#include <stddef.h>
#include <stdint.h>

enum { SLOTS = 65536 };

struct slot {
    int32_t handle, guard, kind, process;
    void *object;
};
struct rows {
    int64_t count;
};

static struct slot slots[SLOTS];
static pthread_mutex_t locks[SLOTS];
static int32_t process = 1;
static struct rows table = {3};

int32_t plain_version_number(void) { return 1000000; }

int32_t plain_open(int32_t *out_cursor) {
    for (int32_t number = 0; number < SLOTS; number++) pthread_mutex_init(&locks[number], NULL);
    struct slot *slot = &slots[2];
    *slot = (struct slot){1 << 16 | 2, 1, 3, process, &table};
    *out_cursor = slot->handle;
    return 0;
}

int32_t plain_cursor_rows(int32_t cursor, int64_t *out_rows) {
    if (cursor <= 0) return -1;
    struct slot *slot = &slots[cursor & (SLOTS - 1)];
    if (__atomic_load_n(&slot->handle, __ATOMIC_ACQUIRE) != cursor) return -1;
    pthread_mutex_t *lock = &locks[__atomic_load_n(&slot->guard, __ATOMIC_ACQUIRE)];
    pthread_mutex_lock(lock);
    int32_t status = -1;
    if (__atomic_load_n(&slot->handle, __ATOMIC_ACQUIRE) == cursor && slot->object != NULL &&
        slot->process == process && slot->kind == 3 && out_rows != NULL) {
        *out_rows = ((struct rows *)slot->object)->count;
        status = 0;
    }
    pthread_mutex_unlock(lock);
    return status;
}
