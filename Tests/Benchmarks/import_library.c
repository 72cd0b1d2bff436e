/*
 * Imports a CSV of cost entries into a book through the library.
 *
 *     import_library BOOK --prepare        makes the book with departments and cost items
 *     import_library BOOK CSV              imports; prints seconds and rows
 *     import_library BOOK CSV --findings   expects bad rows; prints row and message of each
 */
#define _POSIX_C_SOURCE 200809L
#include <hosp.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static void check(int32_t status, int32_t book, const char *what) {
    char text[1024] = "";
    int32_t needed = 0;
    if (status >= 0) return;
    hosp_error_text(book, text, (int32_t)sizeof text, &needed);
    fprintf(stderr, "%s: %d %s\n", what, (int)status, text);
    exit(1);
}

static double now(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + 1e-9 * (double)time.tv_nsec;
}

static void load(int32_t book, const char *table, const char *text) {
    check(hosp_import_text(book, table, -1, text, -1, "base", -1, NULL, 0, NULL), book, table);
}

static void prepare(int32_t book) {
    static char text[16384];
    int length = sprintf(text, "unit_code,valid_from\n");
    for (int unit = 0; unit < 200; unit++)
        length += sprintf(text + length, "D%03d,20200101\n", unit);
    load(book, "hosp_org_unit", text);
    length = sprintf(text, "item_code,sort_number\n");
    for (int item = 0; item < 7; item++) length += sprintf(text + length, "I%d,%d\n", item, item);
    load(book, "hosp_cost_item", text);
}

static void print_findings(int32_t book) {
    int32_t cursor = 0, status;
    check(hosp_import_findings(book, &cursor), book, "findings");
    while ((status = hosp_cursor_next(cursor)) == HOSP_ROW) {
        char name[64];
        int32_t needed = 0;
        int64_t row = 0;
        check(hosp_cursor_int64(cursor, 1, &row), book, "row");
        check(hosp_cursor_text(cursor, 5, name, (int32_t)sizeof name, &needed), book, "name");
        printf("%lld %s\n", (long long)row, name);
    }
    check(status, book, "next");
}

int main(int count, char **arguments) {
    int32_t book = 0, status;
    int64_t rows = 0;
    double start;
    int wants_findings = count > 3 && strcmp(arguments[3], "--findings") == 0;
    if (count < 3) return 2;
    check(hosp_open(arguments[1], -1, HOSP_UTF8, &book), 0, "open");
    check(hosp_set_text(book, "now", "20250401120000", -1), book, "now");
    if (strcmp(arguments[2], "--prepare") == 0) {
        prepare(book);
        return hosp_close(book);
    }
    start = now();
    status = hosp_import_file(
        book, "hosp_cost_entry", -1, arguments[2], -1, "march", -1, NULL, 0, &rows);
    if (wants_findings) {
        fprintf(stderr, "%.3f s\n", now() - start);
        if (status != HOSP_E_FORMAT) check(HOSP_E_INTERNAL, book, "the import was not refused");
        print_findings(book);
        return hosp_close(book);
    }
    check(status, book, "import");
    printf("%.4f %lld\n", now() - start, (long long)rows);
    return hosp_close(book);
}
