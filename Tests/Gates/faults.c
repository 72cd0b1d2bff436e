/*
 * Every operation of the disk and every allocation of the database fails once, and once for good,
 * while a book is opened, filled, allocated, closed for a month, read and verified.
 *
 *     faults DIRECTORY [STRIDE [MEMORY_STRIDE [KIND]]]
 *
 * For each step of the work and each n the n-th operation of the step fails, until the step passes
 * untouched. A step that fails must say so with a fitting status and a sentence; the book must be
 * sound and hold what it held before or after the step; the same call on the same handle must then
 * succeed; and when the book is closed no file, no memory of the database and no memory of the
 * library may be left. STRIDE takes every STRIDE-th operation of the disk (1 at first: all),
 * MEMORY_STRIDE every so-many-th allocation (20 at first, about five minutes; all of them take an
 * hour and a half), KIND one of the rows of `kinds` below.
 *
 * Prints a line per broken promise and what was tried, and ends with 1 if anything was broken.
 */
#define _GNU_SOURCE
#include "faulty_sqlite.h"

#include <dirent.h>
#include <hosp.h>
#include <malloc.h>
#include <stdint.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

enum { TEXT = 1 << 18, STEPS = 16, COMPLAINTS = 40 };

static char path[1024];
static int broken;
static char step_text[TEXT];

/* ---- the work ---- */

static int32_t import(int32_t book, const char *table, const char *csv) {
    return hosp_import_text(book, table, -1, csv, -1, "base", -1, NULL, 0, NULL);
}

static int32_t units(int32_t book) {
    return import(book, "hosp_org_unit",
        "unit_code,unit_name,valid_from\nadmin,院办,20200101\nlab,检验科,20200101\n"
        "ward-1,内科,20200101\nward-2,外科,20200101\n");
}

static int32_t items(int32_t book) {
    return import(book, "hosp_cost_item", "item_code,sort_number\ncost,1\ndrugs,2\n");
}

static int32_t drivers(int32_t book) {
    return import(book, "hosp_driver", "driver_code\nheadcount\norders\n");
}

static int32_t plan(int32_t book) {
    return import(book, "hosp_cost_plan",
        "plan_code,method_name,rounding_unit,residual_rule,negative_pool_rule,"
        "negative_driver_rule\nP1,step_down,0.01,largest_remainder,mirror,error\n");
}

static int32_t plan_steps(int32_t book) {
    return import(book, "hosp_cost_plan_step",
        "plan_code,step_number,source_code,driver_code\nP1,1,admin,headcount\nP1,2,lab,orders\n");
}

static int32_t statistics(int32_t book) {
    return import(book, "hosp_driver_statistic",
        "period_month,driver_code,department_code,driver_quantity\n202503,headcount,lab,1\n"
        "202503,headcount,ward-1,1\n202503,headcount,ward-2,1\n202503,orders,ward-1,2.5\n"
        "202503,orders,ward-2,7.5\n");
}

/* Several rows per statement and a text long enough to leave its page. */
static int32_t entries(int32_t book) {
    static const char *const departments[] = {"admin", "lab", "ward-1", "ward-2"};
    static char csv[TEXT];
    int length = sprintf(csv, "period_month,department_code,item_code,entry_code,amount_fen\n");
    for (int row = 0; row < 400; row++) {
        length += sprintf(csv + length, "202503,%s,%s,V-%06d,%d\n", departments[row % 4],
                          row % 3 ? "cost" : "drugs", row, row * 104729 % 1000003);
    }
    return import(book, "hosp_cost_entry", csv);
}

static int32_t row_by_row(int32_t book) {
    int32_t rows = 0;
    int32_t status = hosp_rows_begin(book, "hosp_driver_statistic", -1, "rows", -1, &rows);
    if (status != HOSP_OK) return status;
    hosp_rows_text(rows, "period_month", -1, "2025-04", -1);
    hosp_rows_text(rows, "driver_code", -1, "orders", -1);
    hosp_rows_text(rows, "department_code", -1, "lab", -1);
    hosp_rows_text(rows, "driver_quantity", -1, "1.5", -1);
    status = hosp_rows_add(rows);
    if (status == HOSP_OK) status = hosp_rows_commit(rows, NULL);
    hosp_close(rows);
    return status;
}

/* Keeps the result as text, to be compared with that of an untouched run. */
static int32_t kept(int32_t status, int32_t result) {
    if (status != HOSP_OK) return status;
    status = hosp_result_json(result, step_text, TEXT, NULL);
    hosp_close(result);
    return status;
}

static int32_t run(int32_t book, const char *procedure, const char *arguments) {
    int32_t result = 0;
    int32_t status = hosp_run(book, procedure, -1, arguments, -1, &result);
    return kept(status, result);
}

static int32_t allocate(int32_t book) {
    int32_t result = 0;
    int32_t status = hosp_cost_allocate(book, 202503, "P1", -1, &result);
    return kept(status, result);
}

static int32_t close_month(int32_t book) { return hosp_month_close(book, "cost", -1, 202503); }

static int32_t reopen_month(int32_t book) {
    return hosp_month_reopen(book, "cost", -1, 202503, "second", -1, "a late bill", -1);
}

static int32_t list_runs(int32_t book) { return run(book, "book.runs", "{}"); }

static int32_t verify(int32_t book) { return run(book, "book.audit.verify", "{}"); }

static int32_t withdraw(int32_t book) {
    return run(book, "book.batch.withdraw", "{\"table\":\"hosp_cost_entry\",\"batch\":\"base\"}");
}

static int32_t select_entries(int32_t book) {
    int32_t cursor = 0, status;
    status = hosp_select(book, "hosp_cost_entry", -1, "{\"department_code\":\"lab\"}", -1, &cursor);
    if (status != HOSP_OK) return status;
    status = hosp_cursor_csv(cursor, step_text, TEXT, NULL);
    hosp_close(cursor);
    return status;
}

/* The first step opens the book and is armed before; the others are calls on it. */
static const struct {
    const char *name;
    int32_t (*call)(int32_t book);
} steps[STEPS] = {
    {"open", NULL}, {"units", units}, {"items", items}, {"drivers", drivers}, {"plan", plan},
    {"plan steps", plan_steps}, {"statistics", statistics}, {"entries", entries},
    {"row by row", row_by_row}, {"allocate", allocate}, {"close month", close_month},
    {"reopen month", reopen_month}, {"list runs", list_runs}, {"verify", verify},
    {"select", select_entries}, {"withdraw", withdraw},
};

/* What fails, whether for good, and which statuses fit. */
static const struct kind {
    const char *name;
    enum fault fault;
    int stays;
    int32_t statuses[2];
} kinds[] = {
    {"io-once", FAULT_IO, 0, {HOSP_E_IO}},
    {"io-stays", FAULT_IO, 1, {HOSP_E_IO}},
    {"full-once", FAULT_FULL, 0, {HOSP_E_FULL}},
    {"full-stays", FAULT_FULL, 1, {HOSP_E_FULL}},
    {"reads-stay", FAULT_READS, 1, {HOSP_E_IO}},
    {"memory-once", FAULT_MEMORY, 0, {HOSP_E_MEMORY}},
    {"memory-stays", FAULT_MEMORY, 1, {HOSP_E_MEMORY}},
};

/* ---- what must hold ---- */

static const char *now_kind = "", *now_step = "";
static long now_at;

static void complain(const char *what, const char *detail) {
    if (++broken <= COMPLAINTS) {
        printf("faults: %s, %s, operation %ld: %s %s\n", now_kind, now_step, now_at, what, detail);
    }
}

static int open_files(void) {
    int count = 0;
    DIR *directory = opendir("/proc/self/fd");
    while (directory != NULL && readdir(directory) != NULL) count++;
    if (directory != NULL) closedir(directory);
    return count;
}

static uint64_t mixed(uint64_t hash, const char *text) {
    for (; text != NULL && *text; text++) hash = (hash ^ (unsigned char)*text) * 1099511628211u;
    return (hash ^ 0x1F) * 1099511628211u;
}

/* Every row of a query, in a hash. */
static uint64_t rows_hash(sqlite3 *database, const char *sql, uint64_t hash) {
    sqlite3_stmt *statement = NULL;
    if (sqlite3_prepare_v2(database, sql, -1, &statement, NULL) != SQLITE_OK) {
        complain("the book cannot be read:", sqlite3_errmsg(database));
        return hash;
    }
    while (sqlite3_step(statement) == SQLITE_ROW) {
        for (int column = 0; column < sqlite3_column_count(statement); column++) {
            hash = mixed(hash, (const char *)sqlite3_column_text(statement, column));
        }
    }
    if (sqlite3_finalize(statement) != SQLITE_OK) {
        complain("the book cannot be read:", sqlite3_errmsg(database));
    }
    return hash;
}

/* What a book holds: its rows, and these with all declarations. Tables that are still empty are
 * made by the first call that needs them, and stay when that call fails. */
struct contents {
    uint64_t rows, all;
};

enum { EMPTY = 17 };

/* All that the book holds, read by another connection; complains when it is damaged. */
static struct contents contents(void) {
    sqlite3 *database = NULL;
    sqlite3_stmt *statement = NULL;
    struct contents found = {EMPTY, EMPTY};
    if (sqlite3_open_v2(path, &database, SQLITE_OPEN_READWRITE, NULL) != SQLITE_OK) {
        sqlite3_close(database);
        return found; /* No file: as empty as a book without tables. */
    }
    sqlite3_prepare_v2(database, "PRAGMA integrity_check", -1, &statement, NULL);
    if (sqlite3_step(statement) != SQLITE_ROW
        || strcmp((const char *)sqlite3_column_text(statement, 0), "ok") != 0) {
        complain("the integrity check finds faults", "");
    }
    sqlite3_finalize(statement);
    statement = NULL;
    sqlite3_prepare_v2(
        database, "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name", -1,
        &statement, NULL);
    while (sqlite3_step(statement) == SQLITE_ROW) {
        char sql[256];
        const char *name = (const char *)sqlite3_column_text(statement, 0);
        snprintf(sql, sizeof sql, "SELECT * FROM %s ORDER BY 1, 2, 3", name);
        uint64_t table = rows_hash(database, sql, EMPTY);
        if (table != EMPTY && strcmp(name, "hosp_schema") != 0) {
            found.rows = mixed(found.rows ^ table, name);
        }
        found.all = mixed(found.all ^ table, name);
    }
    sqlite3_finalize(statement);
    found.all = rows_hash(database, "SELECT name, sql FROM sqlite_master ORDER BY 1", found.all);
    sqlite3_close(database);
    return found;
}

/* A status below 0 must be one that fits, with a name and words. */
static void check_error(const struct kind *kind, int32_t book, int32_t status) {
    char text[1024] = "", number[16];
    int32_t length = 0;
    snprintf(number, sizeof number, "%d", (int)status);
    hosp_error_text(book, text, sizeof text, &length);
    if (status != kind->statuses[0] && status != kind->statuses[1]) {
        complain(number, text);
    } else if (length < 10) {
        complain("an error without words:", number);
    }
}

static void copy_file(const char *from, const char *to) {
    char bytes[65536];
    size_t count;
    FILE *source = fopen(from, "rb"), *target = fopen(to, "wb");
    while (source != NULL && target != NULL
           && (count = fread(bytes, 1, sizeof bytes, source)) > 0) {
        fwrite(bytes, 1, count, target);
    }
    if (source != NULL) fclose(source);
    if (target != NULL) fclose(target);
}

static void remove_book(void) {
    char beside[1100];
    unlink(path);
    snprintf(beside, sizeof beside, "%s-wal", path);
    unlink(beside);
    snprintf(beside, sizeof beside, "%s-shm", path);
    unlink(beside);
    snprintf(beside, sizeof beside, "%s-journal", path);
    unlink(beside);
}

/* What was in the book before and after each step of an untouched run, and what the step told. */
static struct contents before[STEPS], after[STEPS];
static char *told[STEPS];

static int32_t open_book(int32_t *book) {
    int32_t status = hosp_open(path, -1, HOSP_UTF8, book);
    if (status == HOSP_OK) {
        hosp_set_text(*book, "now", "20250401120000", -1);
        hosp_set_text(*book, "actor", "tester", -1);
    }
    return status;
}

/* The step with a fault; returns whether the fault happened. */
static int try_step(const struct kind *kind, int step, long at) {
    int32_t book = 0, status;
    remove_book();
    if (step > 0) {
        char base[1100];
        snprintf(base, sizeof base, "%s.%d", path, step);
        copy_file(base, path);
        if (open_book(&book) != HOSP_OK) complain("the book cannot be opened", "");
    }
    step_text[0] = '\0';
    faults_arm(kind->fault, at, kind->stays);
    status = step == 0 ? open_book(&book) : steps[step].call(book);
    faults_disarm();
    if (status != HOSP_OK) {
        check_error(kind, book, status);
        if (!faults.has_failed) complain("an error without a fault", "");
        if (step == 0 && book != 0) complain("a handle of a failed open", "");
    }
    struct contents left = contents();
    if (status == HOSP_OK && left.all != after[step].all) {
        complain("it passed and the book is not as after it", "");
    }
    if (status != HOSP_OK && left.rows != before[step].rows && left.rows != after[step].rows) {
        complain("the book is neither as before nor as after it", "");
    }
    if (status != HOSP_OK && left.rows == before[step].rows) {
        status = step == 0 ? open_book(&book) : steps[step].call(book);
        if (status != HOSP_OK) {
            char text[1024] = "";
            hosp_error_text(book, text, sizeof text, NULL);
            complain("it fails again without a fault:", text);
        } else if (contents().all != after[step].all) {
            complain("done again, the book is not as after it", "");
        }
    }
    if (status == HOSP_OK && strcmp(step_text, told[step]) != 0) {
        complain("it tells another result", "");
    }
    hosp_close(book);
    return faults.has_failed;
}

/* One n, several times: what only the first time leaves is kept for the next call. */
static int try_fault(const struct kind *kind, int step, long at) {
    int files = open_files(), has_failed = try_step(kind, step, at), growing = 0;
    sqlite3_int64 memory = sqlite3_memory_used();
    do {
        size_t heap = mallinfo2().uordblks;
        try_step(kind, step, at);
        if (mallinfo2().uordblks <= heap) break;
    } while (++growing < 4);
    if (growing == 4) complain("memory of the library not given back", "");
    if (open_files() != files) complain("another number of open files", "");
    if (sqlite3_memory_used() != memory) complain("memory of the database not given back", "");
    return has_failed;
}

/* An untouched run, step by step, keeping the book before each step. */
static void rehearse(void) {
    int32_t book = 0;
    remove_book();
    now_kind = "untouched";
    for (int step = 0; step < STEPS; step++) {
        now_step = steps[step].name;
        step_text[0] = '\0';
        before[step] = contents();
        if (step > 0) {
            char base[1100];
            snprintf(base, sizeof base, "%s.%d", path, step);
            copy_file(path, base);
        }
        open_book(&book);
        int32_t status = step == 0 ? hosp_error_code(0) : steps[step].call(book);
        if (status != HOSP_OK) {
            hosp_error_text(book, step_text, TEXT, NULL);
            complain("fails:", step_text);
        }
        told[step] = strdup(step_text);
        hosp_close(book);
        after[step] = contents();
    }
}

/* Begins again with an allocator that keeps nothing aside, so that its figures are exact. */
static void begin_again(char **arguments) {
    const char *tunables = "glibc.malloc.tcache_count=0";
    const char *set = getenv("GLIBC_TUNABLES");
    if (set != NULL && strcmp(set, tunables) == 0) return;
    setenv("GLIBC_TUNABLES", tunables, 1);
    execv("/proc/self/exe", arguments);
    perror("faults: cannot begin again");
    exit(2);
}

int main(int count, char **arguments) {
    begin_again(arguments);
    long disk_stride = count > 2 ? atol(arguments[2]) : 1;
    long memory_stride = count > 3 ? atol(arguments[3]) : 20;
    if (count < 2 || disk_stride < 1 || memory_stride < 1) {
        fprintf(stderr, "usage: faults DIRECTORY [STRIDE [MEMORY_STRIDE [KIND]]]\n");
        return 2;
    }
    int installed = faults_install();
    if (installed != 0) {
        fprintf(stderr, "faults: SQLite takes no faults (%d)\n", installed);
        return 2;
    }
    snprintf(path, sizeof path, "%s/faults.book", arguments[1]);
    rehearse();
    for (size_t at = 0; at < sizeof kinds / sizeof kinds[0] && broken == 0; at++) {
        const struct kind *kind = &kinds[at];
        long stride = kind->fault == FAULT_MEMORY ? memory_stride : disk_stride, failed = 0;
        if (count > 4 && strcmp(arguments[4], kind->name) != 0) continue;
        now_kind = kind->name;
        for (int step = 0; step < STEPS; step++) {
            now_step = steps[step].name;
            /* Strides begin at another operation in each step, and at the first in the first. */
            for (now_at = 1 + step % stride;; now_at += stride) {
                if (!try_fault(kind, step, now_at)) break;
                failed++;
            }
        }
        printf("%s: %ld faults in %d steps\n", kind->name, failed, STEPS);
        if (failed == 0) complain("nothing failed", "");
    }
    remove_book();
    return broken > 0;
}
