/*
 * An import that is larger than the space for the book: it must say so, and the book must hold what
 * it held, be sound, and go on working.
 *
 *     full_disk BOOK [LIMIT]
 *
 * BOOK stands on a small file system, and the import must say that it is full. Or LIMIT is the
 * number of bytes a file of this process may have (RLIMIT_FSIZE; the host ignores SIGXFSZ, as a
 * program with large files does); SQLite calls that a failed write, and so does the import. Prints
 * a line per broken promise and ends with 1, or with 0.
 */
#define _XOPEN_SOURCE 700
#include <hosp.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>

enum { ROWS = 200000 };

static int broken;

static void check_at(int line, int holds, const char *claim) {
    if (holds) return;
    printf("full_disk: line %d: %s\n", line, claim);
    broken = 1;
}

#define CHECK(claim) check_at(__LINE__, (claim) != 0, #claim)

static int32_t import(int32_t book, const char *table, const char *key, const char *csv) {
    return hosp_import_text(book, table, -1, csv, -1, key, -1, NULL, 0, NULL);
}

static char *rows(int count, const char *name) {
    char *csv = malloc((size_t)count * 64 + 128);
    if (csv == NULL) exit(2);
    int length = sprintf(csv, "period_month,department_code,item_code,entry_code,amount_fen\n");
    for (int row = 0; row < count; row++)
        length += sprintf(csv + length, "202503,lab,cost,%s-%d,%d\n", name, row, row);
    return csv;
}

static int64_t entries(int32_t book) {
    int32_t cursor = 0;
    int64_t count = -1;
    CHECK(hosp_select(book, "hosp_cost_entry", -1, NULL, 0, &cursor) == HOSP_OK);
    CHECK(hosp_cursor_rows(cursor, &count) == HOSP_OK);
    hosp_close(cursor);
    return count;
}

static void verify(int32_t book) {
    int32_t result = 0;
    CHECK(hosp_run(book, "book.audit.verify", -1, "{}", -1, &result) == HOSP_OK);
    hosp_close(result);
}

static int32_t opened(const char *path) {
    int32_t book = 0;
    CHECK(hosp_open(path, -1, HOSP_UTF8, &book) == HOSP_OK);
    CHECK(hosp_set_text(book, "now", "20250401120000", -1) == HOSP_OK);
    CHECK(hosp_set_text(book, "language", "en", -1) == HOSP_OK);
    return book;
}

int main(int count, char **arguments) {
    char words[1024] = "";
    int32_t expected = count > 2 ? HOSP_E_IO : HOSP_E_FULL;
    if (count < 2) {
        fprintf(stderr, "usage: full_disk BOOK [LIMIT]\n");
        return 2;
    }
    if (count > 2) {
        rlim_t size = (rlim_t)atol(arguments[2]);
        struct rlimit limit = {size, size};
        signal(SIGXFSZ, SIG_IGN);
        if (setrlimit(RLIMIT_FSIZE, &limit) != 0) return 2;
    }
    int32_t book = opened(arguments[1]);
    CHECK(import(book, "hosp_org_unit", "u", "unit_code,valid_from\nlab,20200101\n") == HOSP_OK);
    CHECK(import(book, "hosp_cost_item", "i", "item_code,sort_number\ncost,1\n") == HOSP_OK);
    CHECK(import(book, "hosp_cost_entry", "first", rows(100, "first")) == HOSP_OK);
    CHECK(entries(book) == 100);
    for (int round = 0; round < 2; round++) {
        CHECK(import(book, "hosp_cost_entry", "large", rows(ROWS, "large")) == expected);
        CHECK(hosp_error_text(book, words, sizeof words, NULL) == HOSP_OK);
        CHECK(strstr(words, count > 2 ? "writing" : "full") != NULL);
        CHECK(strstr(words, arguments[1]) != NULL);
        CHECK(entries(book) == 100);
        verify(book);
    }
    CHECK(import(book, "hosp_cost_entry", "second", rows(100, "second")) == HOSP_OK);
    CHECK(hosp_close(book) == HOSP_OK);
    book = opened(arguments[1]);
    CHECK(entries(book) == 200);
    verify(book);
    CHECK(hosp_close(book) == HOSP_OK);
    return broken;
}
