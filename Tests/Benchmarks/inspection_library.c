/*
 * Answers of inspections into a book, and its overdue hazards, through the library.
 *
 *     inspection_library BOOK --prepare DIR       makes the book with places and inspections
 *     inspection_library BOOK --import CSV        imports answers; prints seconds and rows
 *     inspection_library BOOK --overdue DAY       prints seconds, hazards and sums of their days,
 *                                                 work days, rungs and bytes of texts
 */
#define _POSIX_C_SOURCE 200809L
#include <hosp.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static int32_t book;

static void fail(int32_t status, const char *what) {
    char text[1024] = "";
    int32_t needed = 0;
    hosp_error_text(book, text, (int32_t)sizeof text, &needed);
    fprintf(stderr, "%s: %d %s\n", what, (int)status, text);
    exit(1);
}

static void check(int32_t status, const char *what) {
    if (status < 0) fail(status, what);
}

static double now(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + 1e-9 * (double)time.tv_nsec;
}

static void load(const char *table, const char *text) {
    check(hosp_import_text(book, table, -1, text, -1, "base", -1, NULL, 0, NULL), table);
}

static int64_t load_file(const char *table, const char *path, const char *batch) {
    int64_t rows = 0;
    check(hosp_import_file(book, table, -1, path, -1, batch, -1, NULL, 0, &rows), table);
    return rows;
}

static void prepare(const char *directory) {
    static char text[16384];
    char path[1024];
    int32_t result = 0;
    int length = sprintf(text, "place_code\n");
    for (int place = 0; place < 300; place++) length += sprintf(text + length, "P%03d\n", place);
    load("hosp_place", text);
    length = sprintf(text, "person_code\n");
    for (int person = 0; person < 40; person++) length += sprintf(text + length, "E%02d\n", person);
    load("hosp_person", text);
    load("hosp_safety_template",
         "template_code,template_version,template_title,standard_code\nFIRE9,1,fire,FIRE9\n");
    load("hosp_safety_policy",
         "policy_code,pass_mark,grade_set,not_applicable_rule,unanswered_rule,section_rule,"
         "veto_effect,veto_trigger,decimal_count\n"
         "usual,80,inspection_80,exclude,block,sum,fail,zero,2\n");
    snprintf(path, sizeof path, "%s/inspections.csv", directory);
    load_file("hosp_inspection", path, "march");
    /* The area of hazards comes into being with the first step, even of a hazard that is none. */
    if (hosp_run(book, "book.hazard.step", -1,
                 "{\"hazard\":\"none\",\"step\":{\"step\":\"register\",\"by\":\"E01\","
                 "\"on\":\"2025-03-01\"}}", -1, &result) != HOSP_E_UNKNOWN) {
        check(HOSP_E_INTERNAL, "a hazard that is none was taken");
    }
}

static void overdue(const char *day) {
    char arguments[64];
    char hazard[128], recipient[256];
    int32_t result = 0, cursor = 0, needed = 0, status;
    int64_t rows = 0, value = 0, bytes = 0, sums[3] = {0, 0, 0};
    double start = now();
    snprintf(arguments, sizeof arguments, "{\"today\":\"%s\"}", day);
    check(hosp_run(book, "book.hazard.overdue", -1, arguments, -1, &result), "overdue");
    check(hosp_result_table(result, "overdue", -1, &cursor), "table");
    while ((status = hosp_cursor_next(cursor)) == HOSP_ROW) {
        rows++;
        check(hosp_cursor_text(cursor, 1, hazard, (int32_t)sizeof hazard, &needed), "hazard");
        bytes += needed - 1;
        check(hosp_cursor_text(cursor, 6, recipient, (int32_t)sizeof recipient, &needed), "to");
        bytes += needed - 1;
        for (int column = 0; column < 3; column++) {
            check(hosp_cursor_int64(cursor, column + 3, &value), "sum");
            sums[column] += value;
        }
    }
    check(status, "next");
    check(hosp_close(result), "close");
    printf("%.4f %lld %lld %lld %lld %lld\n", now() - start, (long long)rows,
           (long long)sums[0], (long long)sums[1], (long long)sums[2], (long long)bytes);
}

int main(int count, char **arguments) {
    double start;
    int64_t rows;
    if (count != 4) return 2;
    check(hosp_open(arguments[1], -1, HOSP_UTF8, &book), "open");
    check(hosp_set_text(book, "now", "20250401120000", -1), "now");
    if (strcmp(arguments[2], "--prepare") == 0) prepare(arguments[3]);
    else if (strcmp(arguments[2], "--overdue") == 0) overdue(arguments[3]);
    else {
        /* COPY works in two processes; an import reads and inserts on two threads. */
        check(hosp_set_int(book, "threads", 2), "threads");
        start = now();
        rows = load_file("hosp_inspection_answer", arguments[3], "answers");
        printf("%.4f %lld\n", now() - start, (long long)rows);
    }
    return hosp_close(book);
}
