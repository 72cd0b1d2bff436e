/* A book through the C interface: files that are none, imports that lose nothing, row calls,
 * filters, runs and months, in several encodings.
 *
 *     cc -std=c99 -pedantic -Wall -Wextra -Werror book_test.c \
 *         $(pkg-config --cflags --libs hosp) -ldl
 *
 * Prints a line per failed check and `N passed, N failed` last.
 */
#define _XOPEN_SOURCE 700
#include "checks.h"

#include <dlfcn.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

static char directory[1024];

/* A path in the directory of this test; two in turn. */
static const char *path_of(const char *name) {
    static char paths[2][1100];
    static int turn;
    char *path = paths[turn++ % 2];
    snprintf(path, sizeof paths[0], "%s/%s", directory, name);
    return path;
}

static void write_file(const char *path, const char *content, size_t length) {
    FILE *file = fopen(path, "wb");
    CHECK(file != NULL && fwrite(content, 1, length, file) == length);
    if (file) fclose(file);
}

static int32_t open_book(const char *location, int32_t encoding) {
    int32_t book = 0;
    STATUS(hosp_open(location, -1, encoding, &book), HOSP_OK);
    STATUS(hosp_set_text(book, "now", "20250401120000", 14), HOSP_OK);
    STATUS(hosp_set_text(book, "actor", "tester", 6), HOSP_OK);
    return book;
}

static int32_t import(int32_t book, const char *table, const char *key, const char *text) {
    return hosp_import_text(book, table, -1, text, -1, key, -1, NULL, 0, NULL);
}

/* A table as CSV; the buffer is used again by the next call. */
static const char *csv(int32_t book, const char *table, const char *filter) {
    static char text[65536];
    int32_t cursor = 0;
    text[0] = '\0';
    STATUS(hosp_select(book, table, -1, filter, filter ? -1 : 0, &cursor), HOSP_OK);
    STATUS(hosp_cursor_csv(cursor, text, sizeof text, NULL), HOSP_OK);
    STATUS(hosp_close(cursor), HOSP_OK);
    return text;
}

static int64_t rows_of(int32_t book, const char *table, const char *filter) {
    int32_t cursor = 0;
    int64_t rows = -1;
    STATUS(hosp_select(book, table, -1, filter, filter ? -1 : 0, &cursor), HOSP_OK);
    STATUS(hosp_cursor_rows(cursor, &rows), HOSP_OK);
    STATUS(hosp_close(cursor), HOSP_OK);
    return rows;
}

/* The findings of the last import as `row column name;`. */
static const char *findings(int32_t book) {
    static char text[4096];
    size_t length = 0;
    int32_t cursor = 0;
    char row[24], column[64], name[64];
    text[0] = '\0';
    STATUS(hosp_import_findings(book, &cursor), HOSP_OK);
    while (hosp_cursor_next(cursor) == HOSP_ROW && length < 4000) {
        STATUS(hosp_cursor_text(cursor, 1, row, sizeof row, NULL), HOSP_OK);
        STATUS(hosp_cursor_text(cursor, 2, column, sizeof column, NULL), HOSP_OK);
        STATUS(hosp_cursor_text(cursor, 5, name, sizeof name, NULL), HOSP_OK);
        length += (size_t)snprintf(
            text + length, sizeof text - length, "%s %s %s;", row, column, name);
    }
    STATUS(hosp_close(cursor), HOSP_OK);
    return text;
}

/* The example of the documentation as tables. */
static void load_example(int32_t book) {
    STATUS(import(book, "hosp_org_unit", "u",
        "unit_code,unit_class,valid_from\nadmin,admin_logistics,20200101\n"
        "lab,medical_technology,20200101\nward-1,clinical,20200101\nward-2,clinical,20200101\n"),
        HOSP_OK);
    STATUS(import(book, "hosp_cost_item", "i", "item_code,sort_number\ncost,1\n"), HOSP_OK);
    STATUS(import(book, "hosp_driver", "d", "driver_code\nheadcount\norders\n"), HOSP_OK);
    STATUS(import(book, "hosp_cost_plan", "p",
        "plan_code,method_name,rounding_unit,residual_rule,negative_pool_rule,"
        "negative_driver_rule\nP1,step_down,0.01,largest_remainder,mirror,error\n"), HOSP_OK);
    STATUS(import(book, "hosp_cost_plan_step", "s",
        "plan_code,step_number,source_code,driver_code\nP1,1,admin,headcount\nP1,2,lab,orders\n"),
        HOSP_OK);
    STATUS(import(book, "hosp_cost_entry", "e",
        "period_month,department_code,item_code,entry_code,amount_yuan\n"
        "2025-03,admin,cost,V1-1,100.00\n2025-03,lab,cost,V1-2,50\n"), HOSP_OK);
    STATUS(import(book, "hosp_driver_statistic", "q",
        "period_month,driver_code,department_code,driver_quantity\n202503,headcount,lab,1\n"
        "202503,headcount,ward-1,1\n202503,headcount,ward-2,1\n202503,orders,ward-1,2.5\n"
        "202503,orders,ward-2,7.5\n"), HOSP_OK);
}

/* ---- the database behind the book, by its own library ---- */

typedef int (*open_function)(const char *, void **);
typedef int (*run_function)(void *, const char *, void *, void *, char **);
typedef int (*close_function)(void *);
static open_function sqlite_open;
static run_function sqlite_run;
static close_function sqlite_close;

static void load_sqlite(void) {
    void *library = dlopen("libsqlite3.so.0", RTLD_NOW);
    CHECK(library != NULL);
    if (!library) exit(1);
    *(void **)&sqlite_open = dlsym(library, "sqlite3_open");
    *(void **)&sqlite_run = dlsym(library, "sqlite3_exec");
    *(void **)&sqlite_close = dlsym(library, "sqlite3_close");
}

/* ---- files that are no books ---- */

static void test_locations(void) {
    int32_t book = -5;
    STATUS(hosp_open(path_of("nowhere/hospital.book"), -1, HOSP_UTF8, &book), HOSP_E_IO);
    STATUS(hosp_open(directory, -1, HOSP_UTF8, &book), HOSP_E_IO);
    /* Not even the superuser makes a file there. */
    STATUS(hosp_open("/proc/hospital.book", -1, HOSP_UTF8, &book), HOSP_E_IO);
    char text[64];
    STATUS(hosp_error_name(0, text, sizeof text, NULL), HOSP_OK);
    CHECK(strcmp(text, "store_directory_not_writable") == 0);
    if (geteuid() != 0) {
        mkdir(path_of("closed"), 0500);
        STATUS(hosp_open(path_of("closed/hospital.book"), -1, HOSP_UTF8, &book), HOSP_E_IO);
        rmdir(path_of("closed"));
    }
    char noise[4096];
    memset(noise, 'x', sizeof noise);
    const char *path = path_of("noise.book");
    write_file(path, noise, sizeof noise);
    STATUS(hosp_open(path, -1, HOSP_UTF8, &book), HOSP_E_CORRUPT);
    unlink(path);
    STATUS(hosp_open("odbc:DSN=his", -1, HOSP_UTF8, &book), HOSP_E_UNKNOWN);
    CHECK(book == -5);
}

static void test_file(void) {
    const char *path = path_of("hospital.book");
    int32_t book = open_book(path, HOSP_UTF8), other = 0, cursor = 0;
    STATUS(import(book, "hosp_cost_item", "i", "item_code,sort_number\ncost,1\n"), HOSP_OK);
    CHECK(rows_of(book, "hosp_cost_item", NULL) == 1);
    /* A second handle on the same file sees what is committed, in its own encoding. */
    STATUS(hosp_open(path, -1, HOSP_UTF8, &other), HOSP_OK);
    CHECK(rows_of(other, "hosp_cost_item", "{\"item_code\":\"cost\"}") == 1);
    CHECK(strstr(csv(other, "hosp_import_batch", NULL), ",tester,") != NULL);
    /* Reading needs no time; writing does. */
    STATUS(import(other, "hosp_cost_item", "j", "item_code,sort_number\ndrug,2\n"), HOSP_E_MISSING);
    STATUS(hosp_set_text(other, "now", "20250229120000", -1), HOSP_E_ARGUMENT);
    STATUS(hosp_set_text(other, "now", "2025-02-28", -1), HOSP_E_ARGUMENT);
    STATUS(hosp_select(other, "hosp_cost_item", -1, NULL, 0, &cursor), HOSP_OK);
    STATUS(hosp_close(other), HOSP_OK);
    STATUS(hosp_cursor_next(cursor), HOSP_E_HANDLE);
    STATUS(hosp_close(book), HOSP_OK);
    /* Nothing is left open beside the file. */
    CHECK(access(path_of("hospital.book-wal"), F_OK) != 0);
    book = open_book(path, HOSP_UTF8);
    CHECK(rows_of(book, "hosp_cost_item", NULL) == 1);
    STATUS(hosp_close(book), HOSP_OK);
    unlink(path);
}

static void test_lock_and_newer_schema(void) {
    char path[1100];
    strcpy(path, path_of("shared.book"));
    int32_t book = open_book(path, HOSP_UTF8), other = 0;
    STATUS(import(book, "hosp_cost_item", "i", "item_code,sort_number\ncost,1\n"), HOSP_OK);
    void *database = NULL;
    CHECK(sqlite_open(path, &database) == 0);
    CHECK(sqlite_run(database, "BEGIN IMMEDIATE", NULL, NULL, NULL) == 0);
    const char *more = "item_code,sort_number\ndrug,2\n";
    STATUS(import(book, "hosp_cost_item", "j", more), HOSP_E_CONFLICT);
    CHECK(rows_of(book, "hosp_cost_item", NULL) == 1);
    CHECK(sqlite_run(database, "ROLLBACK", NULL, NULL, NULL) == 0);
    STATUS(import(book, "hosp_cost_item", "j", more), HOSP_OK);
    CHECK(sqlite_run(database,
        "INSERT INTO hosp_schema VALUES ('cost.99', 'cost', 'x', 20300101000000, '9.0.0')",
        NULL, NULL, NULL) == 0);
    STATUS(hosp_open(path, -1, HOSP_UTF8, &other), HOSP_E_SCHEMA);
    CHECK(sqlite_close(database) == 0);
    STATUS(hosp_close(book), HOSP_OK);
    unlink(path);
}

/* SQLite would let a child lose what it commits to a file that its parent has open. */
static int child_of(const char *inherited, const char *other, int32_t book) {
    int32_t own = 0;
    if (hosp_cursor_next(book) != HOSP_E_FORKED) return 1;
    if (hosp_open(inherited, -1, HOSP_UTF8, &own) != HOSP_E_FORKED) return 2;
    if (hosp_open(other, -1, HOSP_UTF8, &own) != HOSP_OK) return 3;
    if (hosp_set_text(own, "now", "20250401120000", -1) != HOSP_OK) return 4;
    if (import(own, "hosp_cost_item", "c", "item_code,sort_number\nwage,3\n") != HOSP_OK) return 5;
    return hosp_close(own) == HOSP_OK ? 0 : 6;
}

static void test_a_child_opens_only_what_its_parent_has_not(void) {
    char open[1100], closed[1100];
    int status = -1;
    strcpy(open, path_of("open.book"));
    strcpy(closed, path_of("closed.book"));
    int32_t book = open_book(open, HOSP_UTF8), other = open_book(closed, HOSP_UTF8);
    STATUS(import(book, "hosp_cost_item", "i", "item_code,sort_number\ncost,1\n"), HOSP_OK);
    STATUS(import(other, "hosp_cost_item", "i", "item_code,sort_number\ncost,1\n"), HOSP_OK);
    STATUS(hosp_close(other), HOSP_OK);
    fflush(stdout);
    pid_t process = fork();
    if (process == 0) _exit(child_of(open, closed, book));
    CHECK(process > 0 && waitpid(process, &status, 0) == process && status == 0);
    STATUS(import(book, "hosp_cost_item", "j", "item_code,sort_number\ndrug,2\n"), HOSP_OK);
    CHECK(rows_of(book, "hosp_cost_item", NULL) == 2);
    STATUS(hosp_close(book), HOSP_OK);
    other = open_book(closed, HOSP_UTF8);
    CHECK(rows_of(other, "hosp_cost_item", NULL) == 2);
    STATUS(hosp_close(other), HOSP_OK);
    unlink(open);
    unlink(closed);
}

/* ---- imports ---- */

static void test_every_bad_row_is_found(void) {
    int32_t book = open_book(":memory:", HOSP_UTF8);
    int64_t count = -1;
    load_example(book);
    STATUS(import(book, "hosp_cost_entry", "bad",
        "会计期间,科室编码,成本项目,凭证及行号,金额\n"
        "2025-03,lab,cost,V9-1,\"1,2O3.00\"\n2025-03,labb,cost,V9-2,1.00\n"
        "2025-03,lab,cost,V9-3,1.00\n2025-03,lab,cost,V9-3,2.00\n2025-13,lab,cost,V9-4,1.00\n"
        "2025-03,lab,cost,,1.00\n2025-03,lab,cost,V9-5\n2025-03,lab,cost,V9-6,1.00,9\n"
        "2025-03,lab,cost,V9-7,1.005\n\xFF,lab,cost,V9-8,1.00\n2025-03,lab,cost,V1-2,1.00\n"),
        HOSP_E_FORMAT);
    CHECK(strcmp(findings(book),
        "2 金额 field_invalid;3 科室编码 field_unknown;5  row_twice;6 会计期间 field_invalid;"
        "7 凭证及行号 field_missing;8  csv_field_count;9  csv_field_count;10 金额 field_invalid;"
        "11  encoding_invalid;12  row_twice;") == 0);
    char text[1024];
    STATUS(hosp_error_text(book, text, sizeof text, NULL), HOSP_OK);
    CHECK(strstr(text, "第2行“金额”列：“1,2O3.00”不是有效金额（元，最多两位小数）。共10处问题"));
    CHECK(rows_of(book, "hosp_cost_entry", NULL) == 2);
    CHECK(rows_of(book, "hosp_import_batch", "{\"batch_key\":\"bad\"}") == 0);
    /* A header that does not fit is told with the nearest name. */
    STATUS(import(book, "hosp_cost_item", "x", "item_cod,sort_number\na,1\n"), HOSP_E_UNKNOWN);
    STATUS(hosp_error_text(book, text, sizeof text, NULL), HOSP_OK);
    CHECK(strstr(text, "“item_code”") != NULL);
    STATUS(import(book, "hosp_cost_item", "x", "item_code\na\n"), HOSP_E_MISSING);
    STATUS(import(book, "hosp_cost_item", "x", ""), HOSP_E_MISSING);
    STATUS(import(book, "hosp_cost_item", "", "item_code,sort_number\na,1\n"), HOSP_E_MISSING);
    STATUS(import(book, "hosp_cost_itm", "x", "a\n1\n"), HOSP_E_UNKNOWN);
    STATUS(import(book, "hosp_cost_final", "x", "a\n1\n"), HOSP_E_RULE);
    STATUS(hosp_import_file(book, "hosp_cost_item", -1, path_of("none.csv"), -1, "x", -1, NULL, 0,
        &count), HOSP_E_IO);
    STATUS(hosp_import_text(book, "hosp_cost_item", -1, "item_code,sort_number\na,1\n", -1, "x", -1,
        "{\"sort_number\":1}", -1, &count), HOSP_E_DUPLICATE);
    STATUS(hosp_import_text(book, "hosp_cost_item", -1, "item_code\na\n", -1, "x", -1,
        "{\"sort_number\":true}", -1, &count), HOSP_E_FORMAT);
    CHECK(count == -1 && rows_of(book, "hosp_cost_item", NULL) == 1);
    STATUS(hosp_close(book), HOSP_OK);
}

static void test_a_repeated_batch_changes_nothing(void) {
    int32_t book = open_book(":memory:", HOSP_UTF8);
    int64_t count = 0;
    const char *text = "item_code\ndrug\nwage\n", *constants = "{\"sort_number\":\"7\"}";
    for (int round = 0; round < 2; round++) {
        count = 0;
        STATUS(hosp_import_text(book, "hosp_cost_item", -1, text, -1, "b", -1, constants, -1,
            &count), HOSP_OK);
        CHECK(count == 2);
        CHECK(rows_of(book, "hosp_audit", NULL) == 1);
        CHECK(strcmp(findings(book), "") == 0);
    }
    STATUS(hosp_import_text(book, "hosp_cost_item", -1, "item_code\nother\n", -1, "b", -1,
        constants, -1, NULL), HOSP_E_CONFLICT);
    CHECK(rows_of(book, "hosp_cost_item", "{\"sort_number\":7}") == 2);
    STATUS(hosp_close(book), HOSP_OK);
}

static void test_gbk_and_utf8_give_the_same_tables(void) {
    char path[1100];
    strcpy(path, path_of("encodings.book"));
    int32_t utf8 = open_book(path, HOSP_UTF8), gbk = open_book(path, HOSP_GBK);
    int32_t other = open_book(":memory:", HOSP_UTF8);
    /* 科室编码,科室名称,启用日期 and 检验科 in GBK. */
    const char bytes[] =
        "\xBF\xC6\xCA\xD2\xB1\xE0\xC2\xEB,\xBF\xC6\xCA\xD2\xC3\xFB\xB3\xC6,\xC6\xF4\xD3\xC3\xC8"
        "\xD5\xC6\xDA\nlab,\xBC\xEC\xD1\xE9\xBF\xC6,2020-01-01\n";
    const char *csv_path = path_of("units.csv");
    write_file(csv_path, bytes, sizeof bytes - 1);
    STATUS(hosp_import_file(gbk, "hosp_org_unit", -1, csv_path, -1, "u", -1, NULL, 0, NULL),
        HOSP_OK);
    unlink(csv_path);
    STATUS(import(other, "hosp_org_unit", "u",
        "科室编码,科室名称,启用日期\nlab,检验科,2020-01-01\n"), HOSP_OK);
    char text[4096];
    strcpy(text, csv(other, "hosp_org_unit", NULL));
    CHECK(strcmp(text, csv(utf8, "hosp_org_unit", NULL)) == 0);
    CHECK(strstr(text, "检验科") != NULL);
    /* The same batch in another encoding is the same batch. */
    STATUS(import(utf8, "hosp_org_unit", "u",
        "科室编码,科室名称,启用日期\nlab,检验科,2020-01-01\n"), HOSP_OK);
    CHECK(rows_of(gbk, "hosp_org_unit", "{\"unit_name\":\"\xBC\xEC\xD1\xE9\xBF\xC6\"}") == 1);
    STATUS(import(gbk, "hosp_org_unit", "v", "unit_code,valid_from\n\xFF\xFF,20200101\n"),
        HOSP_E_FORMAT);
    CHECK(strcmp(findings(gbk), "2  encoding_invalid;") == 0);
    CHECK(rows_of(utf8, "hosp_org_unit", NULL) == 1);
    STATUS(hosp_close(utf8), HOSP_OK);
    STATUS(hosp_close(gbk), HOSP_OK);
    STATUS(hosp_close(other), HOSP_OK);
    unlink(path);
}

/* S-238: a host with GBK strings gets 绩效 back byte for byte, from a table and in an error. */
static void test_gbk_text_comes_back_as_it_was_given(void) {
    const char pay[] = "\xBC\xA8\xD0\xA7";
    int32_t book = open_book(":memory:", HOSP_GBK), rows = 0, cursor = 0, needed = 0;
    char text[512];
    STATUS(hosp_rows_begin(book, "hosp_cost_item", -1, "r", -1, &rows), HOSP_OK);
    STATUS(hosp_rows_text(rows, "item_code", -1, pay, -1), HOSP_OK);
    STATUS(hosp_rows_int64(rows, "sort_number", -1, 1), HOSP_OK);
    STATUS(hosp_rows_add(rows), HOSP_OK);
    STATUS(hosp_rows_commit(rows, NULL), HOSP_OK);
    STATUS(hosp_select(book, "hosp_cost_item", -1, "{\"item_code\":\"\xBC\xA8\xD0\xA7\"}", -1,
        &cursor), HOSP_OK);
    STATUS(hosp_cursor_next(cursor), HOSP_ROW);
    STATUS(hosp_cursor_text(cursor, 1, text, sizeof text, &needed), HOSP_OK);
    CHECK(needed == 5 && memcmp(text, pay, 5) == 0);
    STATUS(hosp_close(cursor), HOSP_OK);
    STATUS(hosp_select(book, pay, -1, NULL, 0, &cursor), HOSP_E_UNKNOWN);
    STATUS(hosp_error_text(book, text, sizeof text, NULL), HOSP_OK);
    CHECK(strstr(text, pay) != NULL);
    STATUS(hosp_close(book), HOSP_OK);
}

/* S-244: with the option, tables with sensitive columns do not go out; others do. */
static void test_sensitive_columns_are_kept_in_on_request(void) {
    int32_t book = open_book(":memory:", HOSP_UTF8), pay = 0, persons = 0;
    struct ArrowArrayStream stream;
    char text[4096];
    STATUS(hosp_select(book, "hosp_pay_person", -1, NULL, 0, &pay), HOSP_OK);
    STATUS(hosp_select(book, "hosp_person", -1, NULL, 0, &persons), HOSP_OK);
    STATUS(hosp_cursor_csv(pay, text, sizeof text, NULL), HOSP_OK);
    STATUS(hosp_set_text(book, "plain_export", "never", -1), HOSP_E_ARGUMENT);
    STATUS(hosp_set_text(book, "plain_export", "refuse", -1), HOSP_OK);
    STATUS(hosp_cursor_csv(pay, text, sizeof text, NULL), HOSP_E_APPROVAL);
    STATUS(hosp_error_text(book, text, sizeof text, NULL), HOSP_OK);
    CHECK(strstr(text, "amount_fen") != NULL);
    STATUS(hosp_cursor_arrow(pay, &stream), HOSP_E_APPROVAL);
    STATUS(hosp_cursor_csv(persons, text, sizeof text, NULL), HOSP_OK);
    STATUS(hosp_cursor_arrow(persons, &stream), HOSP_OK);
    stream.release(&stream);
    STATUS(hosp_set_text(book, "plain_export", "allow", -1), HOSP_OK);
    STATUS(hosp_cursor_arrow(pay, &stream), HOSP_OK);
    stream.release(&stream);
    STATUS(hosp_close(book), HOSP_OK);
}

/* ---- row calls ---- */

static void test_row_calls(void) {
    int32_t book = open_book(":memory:", HOSP_UTF8), rows = 0, other = 0;
    int64_t count = -1;
    load_example(book);
    STATUS(hosp_rows_begin(book, "hosp_cost_entri", -1, "r", -1, &rows), HOSP_E_UNKNOWN);
    STATUS(hosp_rows_begin(book, "hosp_audit", -1, "r", -1, &rows), HOSP_E_RULE);
    STATUS(hosp_rows_begin(book, "hosp_cost_entry", -1, "r", -1, &rows), HOSP_OK);
    const char *codes[] = {"lab", "ward-9", "ward-1"};
    for (int at = 0; at < 3; at++) {
        STATUS(hosp_rows_int64(rows, "period_month", -1, 202503), HOSP_OK);
        STATUS(hosp_rows_text(rows, "department_code", -1, codes[at], -1), HOSP_OK);
        STATUS(hosp_rows_text(rows, "item_code", -1, "cost", 4), HOSP_OK);
        STATUS(hosp_rows_text(rows, "entry_code", -1, "V2", -1), HOSP_OK);
        STATUS(hosp_rows_int64(rows, "amount_fen", -1, 12345 + at), HOSP_OK);
        if (at == 1) STATUS(hosp_rows_text(rows, "remark", -1, NULL, 0), HOSP_OK);
        else STATUS(hosp_rows_null(rows, "remark", -1), HOSP_OK);
        STATUS(hosp_rows_commit(rows, &count), HOSP_E_ARGUMENT);
        STATUS(hosp_rows_add(rows), HOSP_OK);
    }
    /* The second row, as it was added, names a department that is not there. */
    STATUS(hosp_rows_commit(rows, &count), HOSP_E_FORMAT);
    CHECK(strcmp(findings(book), "2 department_code field_unknown;") == 0);
    CHECK(count == -1 && rows_of(book, "hosp_cost_entry", NULL) == 2);
    STATUS(import(book, "hosp_org_unit", "u9", "unit_code,valid_from\nward-9,20200101\n"), HOSP_OK);
    STATUS(hosp_rows_commit(rows, &count), HOSP_OK);
    CHECK(count == 3 && rows_of(book, "hosp_cost_entry", "{\"batch_key\":\"r\"}") == 3);
    CHECK(rows_of(book, "hosp_cost_entry", "{\"batch_key\":\"r\",\"remark\":null}") == 2);
    CHECK(rows_of(book, "hosp_cost_entry", "{\"batch_key\":\"r\",\"remark\":\"\"}") == 1);
    STATUS(hosp_rows_add(rows), HOSP_E_HANDLE);
    /* What a cell does not take is told at once, and changes nothing. */
    STATUS(hosp_rows_begin(book, "hosp_cost_entry", -1, "s", -1, &rows), HOSP_OK);
    STATUS(hosp_rows_text(rows, "amount", -1, "1", -1), HOSP_OK);
    STATUS(hosp_rows_text(rows, "amount_yuan", -1, "1", -1), HOSP_E_DUPLICATE);
    STATUS(hosp_rows_text(rows, "department", -1, "lab", -1), HOSP_OK);
    STATUS(hosp_rows_text(rows, "departmnt_code", -1, "lab", -1), HOSP_E_UNKNOWN);
    STATUS(hosp_rows_int64(rows, "金额", -1, 1), HOSP_E_ARGUMENT);
    STATUS(hosp_rows_int64(rows, "amount_yuan", -1, 1), HOSP_E_ARGUMENT);
    STATUS(hosp_rows_add(rows), HOSP_OK);
    STATUS(hosp_rows_text(rows, "amount_fen", -1, "1", -1), HOSP_E_DUPLICATE);
    STATUS(hosp_rows_commit(rows, NULL), HOSP_E_FORMAT);
    CHECK(strcmp(findings(book), "  column_missing;  column_missing;  column_missing;") == 0);
    STATUS(hosp_rows_discard(rows), HOSP_OK);
    STATUS(hosp_rows_discard(rows), HOSP_E_HANDLE);
    /* A batch ends with its book. */
    STATUS(hosp_rows_begin(book, "hosp_cost_item", -1, "t", -1, &rows), HOSP_OK);
    STATUS(hosp_rows_begin(book, "hosp_cost_item", -1, "t", -1, &other), HOSP_OK);
    STATUS(hosp_rows_add(book), HOSP_E_KIND);
    STATUS(hosp_close(other), HOSP_OK);
    STATUS(hosp_close(book), HOSP_OK);
    STATUS(hosp_rows_commit(rows, NULL), HOSP_E_HANDLE);
}

/* ---- reading ---- */

static void test_select(void) {
    int32_t book = open_book(":memory:", HOSP_UTF8), cursor = -5;
    CHECK(rows_of(book, "hosp_cost_entry", NULL) == 0);
    load_example(book);
    CHECK(rows_of(book, "hosp_cost_entry", "{}") == 2);
    CHECK(rows_of(book, "hosp_cost_entry", "{\"period_month\":\"2025-03\"}") == 2);
    CHECK(rows_of(book, "hosp_cost_entry", "{\"period_month\":202504}") == 0);
    CHECK(rows_of(book, "hosp_cost_entry", "{\"item_code\":\"cost\",\"amount_fen\":5000}") == 1);
    CHECK(rows_of(book, "hosp_cost_entry_yuan", "{\"amount_yuan\":\"50\"}") == 1);
    CHECK(strcmp(csv(book, "hosp_cost_entry_yuan", "{\"entry_code\":\"V1-2\"}"),
        "period_month,department_code,item_code,entry_code,amount_fen,amount_yuan,funding_tag,"
        "document_day,service_month,reversal_of,remark,batch_key,entry_kind\r\n"
        "202503,lab,cost,V1-2,5000,50.00,,,,,,e,\r\n") == 0);
    const struct { const char *table, *filter; int32_t status; } refused[] = {
        {"hosp_cost_entri", "{}", HOSP_E_UNKNOWN},
        {"sqlite_master", "{}", HOSP_E_UNKNOWN},
        {"hosp_cost_entry", "{\"amount_yuan\":\"50\"}", HOSP_E_UNKNOWN},
        {"hosp_cost_entry", "{\"1=1 OR item_code\":\"x\"}", HOSP_E_UNKNOWN},
        {"hosp_cost_entry", "{\"period_month\":\"2025-13\"}", HOSP_E_FORMAT},
        {"hosp_cost_entry", "{\"amount_fen\":1.5}", HOSP_E_FORMAT},
        {"hosp_cost_entry", "{\"department_code\":\"\"}", HOSP_E_FORMAT},
        {"hosp_cost_entry", "{\"department_code\":[\"lab\"]}", HOSP_E_FORMAT},
        {"hosp_cost_entry", "[]", HOSP_E_FORMAT},
        {"hosp_cost_entry", "{", HOSP_E_FORMAT},
        {"hosp_cost_entry", "{\"item_code\":\"a\",\"item_code\":\"b\"}", HOSP_E_DUPLICATE},
    };
    for (size_t at = 0; at < sizeof refused / sizeof *refused; at++)
        STATUS(hosp_select(book, refused[at].table, -1, refused[at].filter, -1, &cursor),
            refused[at].status);
    CHECK(cursor == -5);
    /* A cursor is a snapshot. */
    int64_t count = 0;
    STATUS(hosp_select(book, "hosp_driver", -1, NULL, 0, &cursor), HOSP_OK);
    STATUS(import(book, "hosp_driver", "d2", "driver_code\nbeds\n"), HOSP_OK);
    STATUS(hosp_cursor_rows(cursor, &count), HOSP_OK);
    CHECK(count == 2 && rows_of(book, "hosp_driver", NULL) == 3);
    STATUS(hosp_close(book), HOSP_OK);
}

/* ---- runs and months ---- */

static void json_of(int32_t result, char *text, int32_t capacity) {
    STATUS(hosp_result_json(result, text, capacity, NULL), HOSP_OK);
    STATUS(hosp_close(result), HOSP_OK);
}

static void test_both_doors_allocate_alike(void) {
    int32_t typed = open_book(":memory:", HOSP_UTF8), named = open_book(":memory:", HOSP_UTF8);
    int32_t result = 0, cursor = 0;
    int64_t count = 0;
    char first[8192], second[8192];
    const char *arguments = "{\"period\":\"2025-03\",\"plan\":\"P1\"}";
    load_example(typed);
    load_example(named);
    STATUS(hosp_cost_allocate(typed, 202503, "P1", -1, &result), HOSP_OK);
    json_of(result, first, sizeof first);
    STATUS(hosp_run(named, "book.cost.allocate", -1, arguments, -1, &result), HOSP_OK);
    json_of(result, second, sizeof second);
    CHECK(strcmp(first, second) == 0);
    CHECK(strstr(first,
        "\"final\":{\"ward-1\":{\"cost\":\"54.17\"},\"ward-2\":{\"cost\":\"95.83\"}}"));
    CHECK(strstr(first, "\"run\":{\"id\":\"202503-000001\",\"version\":1,\"previous\":null,"
                        "\"repeated\":false}"));
    strcpy(first, csv(typed, "hosp_cost_final_current", NULL));
    CHECK(strcmp(first, csv(named, "hosp_cost_final_current", NULL)) == 0);
    CHECK(strstr(first,
        "202503-000001,ward-1,cost,ward-1,0.00,0,0.00,54.17,5417,54.17,54.17,5417,"));
    /* Again, and after a change. */
    STATUS(hosp_cost_allocate(typed, 202503, "P1", -1, &result), HOSP_OK);
    json_of(result, first, sizeof first);
    CHECK(strstr(first, "\"repeated\":true") != NULL);
    STATUS(import(typed, "hosp_cost_entry", "e2",
        "period_month,department_code,item_code,entry_code,amount_fen\n"
        "202503,ward-1,cost,V2-1,500\n"), HOSP_OK);
    STATUS(hosp_run(typed, "book.runs", -1, NULL, 0, &result), HOSP_OK);
    json_of(result, first, sizeof first);
    CHECK(strstr(first, "\"is_stale\":1") != NULL);
    STATUS(hosp_cost_allocate(typed, 202503, "P1", -1, &result), HOSP_OK);
    STATUS(hosp_result_table(result, "difference", -1, &cursor), HOSP_OK);
    STATUS(hosp_cursor_next(cursor), HOSP_ROW);
    STATUS(hosp_cursor_text(cursor, 3, first, sizeof first, NULL), HOSP_OK);
    CHECK(strcmp(first, "ward-1") == 0);
    STATUS(hosp_cursor_int64(cursor, 10, &count), HOSP_OK);
    CHECK(count == 500);
    STATUS(hosp_cursor_next(cursor), HOSP_DONE);
    /* A signature needs a review before it; a reviewed run is not calculated anew. */
    STATUS(hosp_run(typed, "book.result.advance", -1, "{\"run\":\"202503-000002\","
        "\"step\":\"sign\",\"by\":{\"person\":\"D\"},\"on\":\"2025-04-01\"}", -1, &result),
        HOSP_E_RULE);
    STATUS(hosp_run(typed, "book.result.advance", -1, "{\"run\":\"202503-000002\","
        "\"step\":\"review\",\"by\":{\"person\":\"D\"},\"on\":\"2025-04-01\"}", -1, &result),
        HOSP_OK);
    json_of(result, first, sizeof first);
    CHECK(strstr(first, "\"state\":\"reviewed\"") != NULL);
    STATUS(import(typed, "hosp_cost_entry", "e3",
        "period_month,department_code,item_code,entry_code,amount_fen\n"
        "202503,ward-1,cost,V3-1,500\n"), HOSP_OK);
    STATUS(hosp_cost_allocate(typed, 202503, "P1", -1, &result), HOSP_E_RULE);
    CHECK(hosp_error_code(typed) == 3165);
    STATUS(hosp_cost_allocate(typed, 202504, "P1", -1, &result), HOSP_E_MISSING);
    STATUS(hosp_cost_allocate(typed, 202503, "P2", -1, &result), HOSP_E_UNKNOWN);
    STATUS(hosp_cost_allocate(typed, 202513, "P1", -1, &result), HOSP_E_FORMAT);
    STATUS(hosp_close(typed), HOSP_OK);
    STATUS(hosp_close(named), HOSP_OK);
}

/* A plan of 医疗业务成本: 30.00 of water by heads is 10.00 for each but the office, which has none;
 * the office's 100.00 and a fine of 9.00 are left out with their reason, and the statement ties. */
static void test_a_plan_allocates_its_scope(void) {
    int32_t book = open_book(":memory:", HOSP_UTF8), result = 0, cursor = 0;
    const char *arguments = "{\"period\":\"2025-03\",\"plan\":\"B\"}";
    char text[8192];
    load_example(book);
    STATUS(import(book, "hosp_cost_plan", "pb",
        "plan_code,method_name,rounding_unit,residual_rule,negative_pool_rule,"
        "negative_driver_rule,scope_name\n"
        "B,step_down,0.01,largest_remainder,mirror,error,medical_business\n"), HOSP_OK);
    STATUS(import(book, "hosp_cost_plan_step", "sb",
        "plan_code,step_number,source_code,driver_code\nB,1,admin,headcount\nB,2,lab,orders\n"),
        HOSP_OK);
    STATUS(import(book, "hosp_cost_entry", "fine",
        "period_month,department_code,item_code,entry_code,amount_fen,entry_kind\n"
        "202503,ward-1,cost,V2-1,900,fine\n"), HOSP_OK);
    STATUS(import(book, "hosp_cost_bill", "b",
        "period_month,bill_code,item_code,driver_code,amount_yuan\n"
        "202503,W-03,cost,headcount,30.00\n"), HOSP_OK);
    STATUS(hosp_cost_allocate(book, 202503, "B", -1, &result), HOSP_OK);
    STATUS(hosp_result_table(result, "excluded", -1, &cursor), HOSP_OK);
    STATUS(hosp_cursor_csv(cursor, text, sizeof text, NULL), HOSP_OK);
    CHECK(strcmp(text,
        "reason_name,cause_code,department_code,item_code,amount,amount_fen,entry_total\r\n"
        "medical,admin_logistics,admin,cost,100.00,10000,1\r\n"
        "never_cost,fine,ward-1,cost,9.00,900,1\r\n") == 0);
    json_of(result, text, sizeof text);
    CHECK(strstr(text,
        "\"final\":{\"ward-1\":{\"cost\":\"25.00\"},\"ward-2\":{\"cost\":\"55.00\"}}"));
    STATUS(hosp_run(book, "book.cost.reconcile", -1, arguments, -1, &result), HOSP_OK);
    STATUS(hosp_close(result), HOSP_OK);
    CHECK(strstr(csv(book, "hosp_cost_reconcile_current", "{\"section_name\":\"final_total\"}"),
        ",80.00,80.00,0.00\r\n") != NULL);
    /* A bill that nothing splits is refused with its name. */
    STATUS(import(book, "hosp_driver", "d2", "driver_code\nkwh\n"), HOSP_OK);
    STATUS(import(book, "hosp_cost_bill", "b2",
        "period_month,bill_code,item_code,driver_code,amount_fen\n202503,E-03,cost,kwh,1\n"),
        HOSP_OK);
    STATUS(hosp_cost_allocate(book, 202503, "B", -1, &result), HOSP_E_UNBALANCED);
    STATUS(hosp_error_text(book, text, sizeof text, NULL), HOSP_OK);
    CHECK(strstr(text, "E-03") && strstr(text, "kwh") && strstr(text, "0.01"));
    STATUS(hosp_close(book), HOSP_OK);
}

static void test_months(void) {
    int32_t book = open_book(":memory:", HOSP_UTF8), result = 0;
    const char *late = "period_month,department_code,item_code,entry_code,amount_fen\n"
                       "202503,ward-1,cost,V3-1,500\n";
    char text[4096];
    load_example(book);
    STATUS(hosp_month_reopen(book, "cost", -1, 202503, "b", -1, "late invoice", -1), HOSP_E_RULE);
    STATUS(hosp_month_close(book, "coost", -1, 202503), HOSP_E_UNKNOWN);
    STATUS(hosp_month_close(book, "cost", -1, 0), HOSP_E_FORMAT);
    STATUS(hosp_month_close(book, "cost", -1, 202503), HOSP_OK);
    STATUS(hosp_month_close(book, "cost", -1, 202503), HOSP_E_CLOSED);
    STATUS(import(book, "hosp_cost_entry", "late", late), HOSP_E_FORMAT);
    CHECK(strcmp(findings(book), "2 period_month row_month_closed;") == 0);
    STATUS(hosp_cost_allocate(book, 202503, "P1", -1, &result), HOSP_E_CLOSED);
    STATUS(hosp_run(book, "book.batch.withdraw", -1,
        "{\"table\":\"hosp_cost_entry\",\"batch\":\"e\"}", -1, &result), HOSP_E_CLOSED);
    STATUS(hosp_month_reopen(book, "cost", -1, 202503, "b", -1, "", -1), HOSP_E_FORMAT);
    STATUS(hosp_month_reopen(book, "cost", -1, 202503, "tester", -1, "late", -1),
        HOSP_E_SEPARATION);
    STATUS(hosp_run(book, "book.month.reopen", -1,
        "{\"area\":\"cost\",\"period\":\"2025-03\",\"confirmed_by\":\"b\","
        "\"reason\":\"late invoice\"}", -1, &result), HOSP_OK);
    STATUS(import(book, "hosp_cost_entry", "late", late), HOSP_OK);
    STATUS(hosp_run(book, "book.batch.withdraw", -1,
        "{\"table\":\"hosp_cost_entry\",\"batch\":\"late\"}", -1, &result), HOSP_OK);
    json_of(result, text, sizeof text);
    CHECK(strcmp(text, "{\"rows\":1}") == 0);
    STATUS(hosp_run(book, "book.audit.verify", -1, NULL, 0, &result), HOSP_OK);
    json_of(result, text, sizeof text);
    snprintf(text + 64, 64, "{\"rows\":%d}", (int)rows_of(book, "hosp_audit", NULL));
    CHECK(strcmp(text, text + 64) == 0);
    STATUS(hosp_run(book, "book.tables", -1, NULL, 0, &result), HOSP_OK);
    STATUS(hosp_close(book), HOSP_OK);
}

int main(void) {
    const char *place = getenv("TMPDIR");
    snprintf(directory, sizeof directory, "%s/hosp_book_test_XXXXXX", place ? place : P_tmpdir);
    if (!mkdtemp(directory)) return 1;
    load_sqlite();
    test_locations();
    test_file();
    test_lock_and_newer_schema();
    test_a_child_opens_only_what_its_parent_has_not();
    test_every_bad_row_is_found();
    test_a_repeated_batch_changes_nothing();
    test_gbk_and_utf8_give_the_same_tables();
    test_gbk_text_comes_back_as_it_was_given();
    test_sensitive_columns_are_kept_in_on_request();
    test_row_calls();
    test_select();
    test_both_doors_allocate_alike();
    test_a_plan_allocates_its_scope();
    test_months();
    CHECK(rmdir(directory) == 0);
    printf("%d passed, %d failed\n", passed, failed);
    return failed != 0;
}
