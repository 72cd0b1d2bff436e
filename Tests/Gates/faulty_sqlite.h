/*
 * Makes the SQLite of this process fail when it is told to: a file system (VFS) over the usual one
 * whose n-th operation fails, and an allocator over the usual one whose n-th allocation fails.
 *
 * `faults_install` comes before the first use of SQLite. Between `faults_arm` and `faults_disarm`
 * operations of the kind are counted; the n-th fails, and with `stays` every later one as well.
 * Disarmed, everything works, and flushing does nothing: no machine is switched off here.
 */
#ifndef FAULTY_SQLITE_H
#define FAULTY_SQLITE_H

#include <sqlite3.h>

#include <stdlib.h>
#include <string.h>

/* What fails. FULL fails only where space is needed, and READS is a disk that cannot be read. */
enum fault { FAULT_NONE, FAULT_IO, FAULT_FULL, FAULT_READS, FAULT_MEMORY };

static struct {
    enum fault fault;
    long at, count;
    int stays, has_failed;
} faults;

static void faults_arm(enum fault fault, long at, int stays) {
    faults.fault = fault;
    faults.at = at;
    faults.count = 0;
    faults.stays = stays;
    faults.has_failed = 0;
}

static void faults_disarm(void) { faults.fault = FAULT_NONE; }

/* Whether this operation of an armed kind fails. */
static int faults_hit(void) {
    long number = ++faults.count;
    if (number != faults.at && !(faults.stays && number > faults.at)) return 0;
    faults.has_failed = 1;
    return 1;
}

/* ---- files ---- */

struct faulty_file {
    sqlite3_file base;
    sqlite3_file *real;
};

static sqlite3_vfs *real_vfs;
static sqlite3_vfs faulty_vfs;

static sqlite3_file *real_file(sqlite3_file *file) { return ((struct faulty_file *)file)->real; }

enum operation { READS, WRITES, OTHERS };

/* The code that an operation fails with, or SQLITE_OK. */
static int failing(enum operation operation, int code) {
    switch (faults.fault) {
    case FAULT_IO: return faults_hit() ? code : SQLITE_OK;
    case FAULT_FULL: return operation == WRITES && faults_hit() ? SQLITE_FULL : SQLITE_OK;
    case FAULT_READS: return operation == READS && faults_hit() ? code : SQLITE_OK;
    default: return SQLITE_OK;
    }
}

#define FAIL(operation, code) \
    do { \
        int failed_with = failing(operation, code); \
        if (failed_with != SQLITE_OK) return failed_with; \
    } while (0)

/* A file is closed however the disk is: the system frees its number in any case. */
static int file_close(sqlite3_file *file) {
    int code = real_file(file)->pMethods->xClose(real_file(file));
    sqlite3_free(real_file(file));
    return code;
}

static int file_read(sqlite3_file *file, void *bytes, int count, sqlite3_int64 offset) {
    FAIL(READS, SQLITE_IOERR_READ);
    return real_file(file)->pMethods->xRead(real_file(file), bytes, count, offset);
}

/* What a full or failing disk has taken before it fails is half of it. */
static int file_write(sqlite3_file *file, const void *bytes, int count, sqlite3_int64 offset) {
    int code = failing(WRITES, SQLITE_IOERR_WRITE);
    if (code != SQLITE_OK) count /= 2;
    int written = real_file(file)->pMethods->xWrite(real_file(file), bytes, count, offset);
    return code != SQLITE_OK ? code : written;
}

static int file_truncate(sqlite3_file *file, sqlite3_int64 size) {
    FAIL(OTHERS, SQLITE_IOERR_TRUNCATE);
    return real_file(file)->pMethods->xTruncate(real_file(file), size);
}

static int file_sync(sqlite3_file *file, int flags) {
    (void)file;
    (void)flags;
    FAIL(OTHERS, SQLITE_IOERR_FSYNC);
    return SQLITE_OK;
}

static int file_size(sqlite3_file *file, sqlite3_int64 *size) {
    FAIL(OTHERS, SQLITE_IOERR_FSTAT);
    return real_file(file)->pMethods->xFileSize(real_file(file), size);
}

static int file_lock(sqlite3_file *file, int level) {
    FAIL(OTHERS, SQLITE_IOERR_LOCK);
    return real_file(file)->pMethods->xLock(real_file(file), level);
}

static int file_unlock(sqlite3_file *file, int level) {
    return real_file(file)->pMethods->xUnlock(real_file(file), level);
}

static int file_reserved(sqlite3_file *file, int *is_reserved) {
    FAIL(OTHERS, SQLITE_IOERR_CHECKRESERVEDLOCK);
    return real_file(file)->pMethods->xCheckReservedLock(real_file(file), is_reserved);
}

static int file_control(sqlite3_file *file, int operation, void *argument) {
    return real_file(file)->pMethods->xFileControl(real_file(file), operation, argument);
}

static int file_sector(sqlite3_file *file) {
    return real_file(file)->pMethods->xSectorSize(real_file(file));
}

static int file_traits(sqlite3_file *file) {
    return real_file(file)->pMethods->xDeviceCharacteristics(real_file(file));
}

static int file_map(
    sqlite3_file *file, int page, int size, int extends, void volatile **address)
{
    FAIL(WRITES, SQLITE_IOERR_SHMMAP);
    return real_file(file)->pMethods->xShmMap(real_file(file), page, size, extends, address);
}

/* Giving locks back does not fail; taking them does. */
static int file_map_lock(sqlite3_file *file, int offset, int count, int flags) {
    if (flags & SQLITE_SHM_LOCK) FAIL(OTHERS, SQLITE_IOERR_SHMLOCK);
    return real_file(file)->pMethods->xShmLock(real_file(file), offset, count, flags);
}

static void file_barrier(sqlite3_file *file) {
    real_file(file)->pMethods->xShmBarrier(real_file(file));
}

static int file_unmap(sqlite3_file *file, int deletes) {
    return real_file(file)->pMethods->xShmUnmap(real_file(file), deletes);
}

static const sqlite3_io_methods faulty_methods = {
    .iVersion = 2, .xClose = file_close, .xRead = file_read, .xWrite = file_write,
    .xTruncate = file_truncate, .xSync = file_sync, .xFileSize = file_size, .xLock = file_lock,
    .xUnlock = file_unlock, .xCheckReservedLock = file_reserved, .xFileControl = file_control,
    .xSectorSize = file_sector, .xDeviceCharacteristics = file_traits, .xShmMap = file_map,
    .xShmLock = file_map_lock, .xShmBarrier = file_barrier, .xShmUnmap = file_unmap,
};

static int vfs_open(
    sqlite3_vfs *vfs, const char *name, sqlite3_file *file, int flags, int *out_flags)
{
    (void)vfs;
    file->pMethods = NULL;
    FAIL(OTHERS, SQLITE_CANTOPEN);
    sqlite3_file *real = sqlite3_malloc(real_vfs->szOsFile);
    if (real == NULL) return SQLITE_NOMEM;
    memset(real, 0, (size_t)real_vfs->szOsFile);
    int code = real_vfs->xOpen(real_vfs, name, real, flags, out_flags);
    if (code != SQLITE_OK) {
        sqlite3_free(real);
        return code;
    }
    ((struct faulty_file *)file)->real = real;
    file->pMethods = &faulty_methods;
    return SQLITE_OK;
}

static int vfs_delete(sqlite3_vfs *vfs, const char *name, int syncs) {
    (void)vfs;
    (void)syncs;
    FAIL(OTHERS, SQLITE_IOERR_DELETE);
    return real_vfs->xDelete(real_vfs, name, 0);
}

static int vfs_access(sqlite3_vfs *vfs, const char *name, int flags, int *answer) {
    (void)vfs;
    FAIL(OTHERS, SQLITE_IOERR_ACCESS);
    return real_vfs->xAccess(real_vfs, name, flags, answer);
}

static int vfs_full_path(sqlite3_vfs *vfs, const char *name, int size, char *path) {
    (void)vfs;
    FAIL(OTHERS, SQLITE_CANTOPEN_FULLPATH);
    return real_vfs->xFullPathname(real_vfs, name, size, path);
}

/* ---- memory ---- */

static sqlite3_mem_methods real_memory;

static void *memory_take(int size) {
    if (faults.fault == FAULT_MEMORY && faults_hit()) return NULL;
    return real_memory.xMalloc(size);
}

static void *memory_change(void *bytes, int size) {
    if (faults.fault == FAULT_MEMORY && faults_hit()) return NULL;
    return real_memory.xRealloc(bytes, size);
}

/* Puts both over the SQLite of this process; 0 when that went well. */
static int faults_install(void) {
    if (sqlite3_config(SQLITE_CONFIG_GETMALLOC, &real_memory) != SQLITE_OK) return 1;
    sqlite3_mem_methods memory = real_memory;
    memory.xMalloc = memory_take;
    memory.xRealloc = memory_change;
    if (sqlite3_config(SQLITE_CONFIG_MALLOC, &memory) != SQLITE_OK) return 2;
    /* Without the stock of small pieces every allocation is one that can fail. */
    if (sqlite3_config(SQLITE_CONFIG_LOOKASIDE, 0, 0) != SQLITE_OK) return 3;
    if (sqlite3_initialize() != SQLITE_OK) return 4;
    real_vfs = sqlite3_vfs_find(NULL);
    if (real_vfs == NULL) return 5;
    faulty_vfs = *real_vfs;
    faulty_vfs.zName = "faulty";
    faulty_vfs.pNext = NULL;
    faulty_vfs.szOsFile = (int)sizeof(struct faulty_file);
    faulty_vfs.xOpen = vfs_open;
    faulty_vfs.xDelete = vfs_delete;
    faulty_vfs.xAccess = vfs_access;
    faulty_vfs.xFullPathname = vfs_full_path;
    return sqlite3_vfs_register(&faulty_vfs, 1) == SQLITE_OK ? 0 : 6;
}

#endif
