/*
 * functions - every function of hosp.h once: what stands in the comment of a function as its
 * example stands here, in the order of the header, and runs.
 *
 *     functions DATA
 *
 * DATA is the directory Examples/data/synthetic_hospital. Files are written where the program runs:
 * hospital.book, a book of that hospital, and three files of text. Prints how many examples ran.
 *
 * Comments inside of examples are those of one line, because they stand in a comment of the header.
 *
 * C99 and hosp.h only: cc -std=c99 functions.c $(pkg-config --cflags --libs hosp)
 */
#include <hosp.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The open book of the examples. */
static int32_t book;

/* Ends the program with the words of the library when a call failed. */
#define check(call) checked((call), __LINE__)

static int32_t checked(int32_t status, int line)
{
    char words[2048] = "";
    if (status >= 0)
        return status;
    hosp_error_text(0, words, sizeof words, NULL);
    fprintf(stderr, "functions.c:%d: %s (%d)\n", line, words, (int)status);
    exit(EXIT_FAILURE);
}

/* Ends the program when something is not as the example says. */
#define expect(holds) expected((holds) != 0, __LINE__)

static void expected(int holds, int line)
{
    if (holds)
        return;
    fprintf(stderr, "functions.c:%d: the example does not hold\n", line);
    exit(EXIT_FAILURE);
}

/* ---- The version this header belongs to ---- */

static void example_hosp_version(void)
{
    char text[16];
    check(hosp_version(text, sizeof text, NULL));
    expect(strcmp(text, "1.0.0") == 0);
}

static void example_hosp_version_number(void)
{
    // The library is at least as new as the header.
    expect(hosp_version_number() >= HOSP_VERSION_NUMBER);
}

static void example_hosp_abi(void)
{
    expect(hosp_abi() == HOSP_ABI);
}

static void example_hosp_source_id(void)
{
    char text[64];
    check(hosp_source_id(text, sizeof text, NULL));
    expect(strlen(text) > 0);
}

static void example_hosp_has(void)
{
    expect(check(hosp_has("cost.allocate")) == 1);
    expect(check(hosp_has("cost.of_happiness")) == 0);
}

/* ---- Books ---- */

static void example_hosp_open(void)
{
    int32_t memory, file;
    check(hosp_open(NULL, 0, HOSP_GBK, &memory));
    check(hosp_open("hospital.book", -1, HOSP_UTF8, &file));
    check(hosp_close(file));
    check(hosp_close(memory));
}

static void example_hosp_close(void)
{
    int32_t other;
    check(hosp_open(":memory:", -1, HOSP_UTF8, &other));
    check(hosp_close(other));
    expect(hosp_close(other) == HOSP_E_HANDLE);
}

static void example_hosp_set_text(void)
{
    check(hosp_set_text(book, "language", "en", -1));
    check(hosp_set_text(book, "actor", "P91", -1));
    check(hosp_set_text(book, "now", "20250401090000", -1));
}

static void example_hosp_set_int(void)
{
    check(hosp_set_int(book, "today", 20250401));
    check(hosp_set_int(book, "threads", 2));
}

/* ---- Errors in words ---- */

static void example_hosp_error_code(void)
{
    int32_t result;
    expect(hosp_run(book, "cost.alocate", -1, NULL, 0, &result) == HOSP_E_UNKNOWN);
    expect(hosp_error_code(book) > 0);
}

static void example_hosp_error_text(void)
{
    char text[1024];
    int32_t result;
    expect(hosp_run(book, "cost.alocate", -1, NULL, 0, &result) == HOSP_E_UNKNOWN);
    check(hosp_error_text(book, text, sizeof text, NULL));
    expect(strstr(text, "cost.allocate") != NULL); // the nearest name
}

static void example_hosp_error_name(void)
{
    char name[64];
    int32_t result;
    expect(hosp_run(book, "cost.alocate", -1, NULL, 0, &result) == HOSP_E_UNKNOWN);
    check(hosp_error_name(book, name, sizeof name, NULL));
    expect(strcmp(name, "procedure_unknown") == 0);
}

/* ---- Procedures ---- */

static void example_hosp_run(void)
{
    char json[256];
    int32_t result;
    check(hosp_run(book, "money.apportion", -1,
        "{\"total\":\"100.00\",\"weights\":[\"1\",\"1\",\"1\"]}", -1, &result));
    check(hosp_result_json(result, json, sizeof json, NULL));
    expect(strcmp(json,
        "{\"shares\":[\"33.34\",\"33.33\",\"33.33\"],\"total\":\"100.00\"}") == 0);
    check(hosp_close(result));
}

static void example_hosp_arguments_append(void)
{
    int32_t result;
    check(hosp_arguments_append(book, "{\"total\":\"100.00\",", -1));
    check(hosp_arguments_append(book, "\"weights\":[\"1\",\"1\",\"1\"]}", -1));
    check(hosp_run(book, "money.apportion", -1, NULL, 0, &result));
    check(hosp_close(result));
}

/* ---- Results ---- */

static void example_hosp_result_json(void)
{
    int32_t result, needed;
    check(hosp_run(book, "book.tables", -1, NULL, 0, &result));
    expect(hosp_result_json(result, NULL, 0, &needed) == HOSP_E_BUFFER);
    char *json = malloc((size_t)needed);
    expect(json != NULL);
    check(hosp_result_json(result, json, needed, NULL));
    free(json);
    check(hosp_close(result));
}

static void example_hosp_result_json_part(void)
{
    char piece[1000];
    int32_t result, needed, offset = 0;
    check(hosp_run(book, "book.tables", -1, NULL, 0, &result));
    do {
        check(hosp_result_json_part(result, offset, piece, sizeof piece, &needed));
        offset += (int32_t)strlen(piece);
    } while (needed > (int32_t)sizeof piece);
    check(hosp_close(result));
}

static void example_hosp_result_table(void)
{
    int32_t result, cursor;
    check(hosp_run(book, "book.tables", -1, NULL, 0, &result));
    check(hosp_result_table(result, "columns", -1, &cursor));
    check(hosp_close(result));
    expect(check(hosp_cursor_next(cursor)) == HOSP_ROW);
    check(hosp_close(cursor));
}

/* ---- Cursors ---- */

static void example_hosp_cursor_next(void)
{
    int32_t cursor;
    int count = 0;
    check(hosp_csv_open_text(book, "code,name\n01,a\n02,b\n", -1, &cursor, NULL));
    while (check(hosp_cursor_next(cursor)) == HOSP_ROW)
        count++;
    expect(count == 2);
    check(hosp_close(cursor));
}

static void example_hosp_cursor_rows(void)
{
    int32_t cursor;
    int64_t rows;
    check(hosp_csv_open_text(book, "code,name\n01,a\n02,b\n", -1, &cursor, NULL));
    check(hosp_cursor_rows(cursor, &rows));
    expect(rows == 2);
    check(hosp_close(cursor));
}

static void example_hosp_cursor_columns(void)
{
    int32_t cursor, columns;
    check(hosp_csv_open_text(book, "code,name\n01,a\n", -1, &cursor, NULL));
    check(hosp_cursor_columns(cursor, &columns));
    expect(columns == 2);
    check(hosp_close(cursor));
}

static void example_hosp_cursor_name(void)
{
    char name[64];
    int32_t cursor;
    check(hosp_select(book, "hosp_cost_entry", -1, NULL, 0, &cursor));
    check(hosp_cursor_name(cursor, 1, name, sizeof name, NULL));
    expect(strcmp(name, "period_month") == 0);
    check(hosp_close(cursor));
}

static void example_hosp_cursor_type(void)
{
    int32_t cursor, type;
    check(hosp_select(book, "hosp_cost_entry", -1, NULL, 0, &cursor));
    check(hosp_cursor_type(cursor, 1, &type));
    expect(type == HOSP_INTEGER);
    check(hosp_close(cursor));
}

static void example_hosp_cursor_is_null(void)
{
    int32_t cursor, is_null;
    check(hosp_csv_open_text(book, "code,name\n01,\n", -1, &cursor, NULL));
    expect(check(hosp_cursor_next(cursor)) == HOSP_ROW);
    check(hosp_cursor_is_null(cursor, 2, &is_null));
    expect(is_null == 1);
    check(hosp_close(cursor));
}

static void example_hosp_cursor_text(void)
{
    char text[64];
    int32_t cursor;
    check(hosp_csv_open_text(book, "code,name\n01,a\n", -1, &cursor, NULL));
    expect(check(hosp_cursor_next(cursor)) == HOSP_ROW);
    check(hosp_cursor_text(cursor, 1, text, sizeof text, NULL));
    expect(strcmp(text, "01") == 0);
    check(hosp_close(cursor));
}

static void example_hosp_cursor_int64(void)
{
    int32_t cursor;
    int64_t month;
    check(hosp_select(book, "hosp_cost_entry", -1, NULL, 0, &cursor));
    expect(check(hosp_cursor_next(cursor)) == HOSP_ROW);
    check(hosp_cursor_int64(cursor, 1, &month));
    expect(month == 202503);
    check(hosp_close(cursor));
}

static void example_hosp_cursor_double(void)
{
    int32_t result, cursor;
    double closeness;
    check(hosp_run(book, "evaluate.topsis", -1,
        "{\"matrix\":[[\"90\"],[\"60\"]],\"positivise\":\"direction\","
        "\"normalise\":\"vector\",\"weighting\":\"none\"}", -1, &result));
    check(hosp_result_table(result, "alternatives", -1, &cursor));
    expect(check(hosp_cursor_next(cursor)) == HOSP_ROW);
    check(hosp_cursor_double(cursor, 4, &closeness));
    expect(closeness == 1);
    check(hosp_close(cursor));
    check(hosp_close(result));
}

/* ---- Delimited text ---- */

static void example_hosp_csv_open_text(void)
{
    int32_t rows, findings;
    int64_t bad;
    // The third row has a field too many: it is left out and told.
    check(hosp_csv_open_text(book, "a,b\n1,2\n3,4,5\n", -1, &rows, &findings));
    check(hosp_cursor_rows(findings, &bad));
    expect(bad == 1);
    check(hosp_close(findings));
    check(hosp_close(rows));
}

static void example_hosp_csv_open_file(void)
{
    int32_t cursor;
    check(hosp_csv_open_file(book, "charges.csv", -1, &cursor, NULL));
    expect(check(hosp_cursor_next(cursor)) == HOSP_ROW);
    check(hosp_close(cursor));
}

static void example_hosp_cursor_csv(void)
{
    char text[256];
    int32_t cursor;
    check(hosp_csv_open_text(book, "a,b\n1,\"2\"\n", -1, &cursor, NULL));
    check(hosp_cursor_csv(cursor, text, sizeof text, NULL));
    expect(strcmp(text, "a,b\r\n1,2\r\n") == 0);
    check(hosp_close(cursor));
}

/* ---- Imports ---- */

static void example_hosp_import_file(void)
{
    int64_t rows;
    check(hosp_import_file(book, "hosp_cost_entry", -1, "entries.csv", -1, "entries.csv", -1,
        "{\"period_month\":\"2025-03\"}", -1, &rows));
    expect(rows == 2);
}

static void example_hosp_import_text(void)
{
    int64_t rows;
    check(hosp_import_text(book, "hosp_cost_entry", -1,
        "period_month,department_code,item_code,entry_code,amount_yuan\n"
        "2025-03,K01,QT,voucher 77,1234.56\n", -1, "voucher 77", -1, NULL, 0, &rows));
    expect(rows == 1);
}

static void example_hosp_import_findings(void)
{
    char text[512];
    int32_t cursor;
    expect(hosp_import_text(book, "hosp_cost_entry", -1,
        "period_month,department_code,item_code,entry_code,amount_yuan\n"
        "2025-03,K01,QT,voucher 78,12.345\n", -1, "voucher 78", -1, NULL, 0, NULL)
        == HOSP_E_FORMAT);
    check(hosp_import_findings(book, &cursor));
    expect(check(hosp_cursor_next(cursor)) == HOSP_ROW);
    check(hosp_cursor_text(cursor, 2, text, sizeof text, NULL));
    expect(strcmp(text, "amount_yuan") == 0);
    check(hosp_close(cursor));
}

/* ---- Imports row by row ---- */

static void example_hosp_rows_begin(void)
{
    int32_t rows;
    check(hosp_rows_begin(book, "hosp_cost_entry", -1, "voucher 79", -1, &rows));
    check(hosp_rows_discard(rows));
}

static void example_hosp_rows_text(void)
{
    int32_t rows;
    check(hosp_rows_begin(book, "hosp_cost_entry", -1, "voucher 79", -1, &rows));
    check(hosp_rows_text(rows, "department_code", -1, "K01", -1));
    check(hosp_rows_text(rows, "amount_yuan", -1, "1234.56", -1));
    check(hosp_rows_discard(rows));
}

static void example_hosp_rows_int64(void)
{
    int32_t rows;
    check(hosp_rows_begin(book, "hosp_cost_entry", -1, "voucher 79", -1, &rows));
    check(hosp_rows_int64(rows, "period_month", -1, 202503));
    check(hosp_rows_int64(rows, "amount_fen", -1, 123456));
    check(hosp_rows_discard(rows));
}

static void example_hosp_rows_null(void)
{
    int32_t rows;
    check(hosp_rows_begin(book, "hosp_cost_entry", -1, "voucher 79", -1, &rows));
    check(hosp_rows_null(rows, "funding_tag", -1));
    check(hosp_rows_discard(rows));
}

static void example_hosp_rows_add(void)
{
    int32_t rows;
    check(hosp_rows_begin(book, "hosp_cost_entry", -1, "voucher 79", -1, &rows));
    check(hosp_rows_text(rows, "department_code", -1, "K01", -1));
    check(hosp_rows_add(rows));
    check(hosp_rows_text(rows, "department_code", -1, "K02", -1));
    check(hosp_rows_add(rows));
    check(hosp_rows_discard(rows));
}

static void example_hosp_rows_commit(void)
{
    int32_t rows;
    int64_t count;
    check(hosp_rows_begin(book, "hosp_cost_entry", -1, "voucher 79", -1, &rows));
    check(hosp_rows_int64(rows, "period_month", -1, 202503));
    check(hosp_rows_text(rows, "department_code", -1, "K01", -1));
    check(hosp_rows_text(rows, "item_code", -1, "QT", -1));
    check(hosp_rows_text(rows, "entry_code", -1, "voucher 79", -1));
    check(hosp_rows_int64(rows, "amount_fen", -1, 123456));
    check(hosp_rows_add(rows));
    check(hosp_rows_commit(rows, &count));
    expect(count == 1);
}

static void example_hosp_rows_discard(void)
{
    int32_t rows;
    check(hosp_rows_begin(book, "hosp_cost_entry", -1, "voucher 80", -1, &rows));
    check(hosp_rows_discard(rows));
    expect(hosp_rows_add(rows) == HOSP_E_HANDLE);
}

/* ---- Tables as Arrow C streams ---- */

static void example_hosp_import_arrow(void)
{
    struct ArrowArrayStream stream;
    int32_t cursor, other;
    check(hosp_csv_open_text(
        book, "item_code,item_name,sort_number\nQT,other cost,2\n", -1, &cursor, NULL));
    check(hosp_cursor_arrow(cursor, &stream));
    check(hosp_open(NULL, 0, HOSP_UTF8, &other));
    check(hosp_set_text(other, "now", "20250401090000", -1));
    check(hosp_import_arrow(
        other, "hosp_cost_item", -1, &stream, "items", -1, NULL, 0, NULL));
    expect(stream.release == NULL);
    check(hosp_close(other));
    check(hosp_close(cursor));
}

static void example_hosp_cursor_arrow(void)
{
    struct ArrowArrayStream stream;
    struct ArrowSchema schema;
    int32_t cursor;
    check(hosp_select(book, "hosp_cost_item", -1, NULL, 0, &cursor));
    check(hosp_cursor_arrow(cursor, &stream));
    check(hosp_close(cursor));
    expect(stream.get_schema(&stream, &schema) == 0);
    expect(strcmp(schema.children[0]->name, "item_code") == 0);
    schema.release(&schema);
    stream.release(&stream);
}

/* ---- Reading the tables of a book ---- */

static void example_hosp_select(void)
{
    int32_t cursor;
    int64_t rows;
    check(hosp_select(book, "hosp_cost_entry", -1,
        "{\"period_month\":\"2025-03\",\"department_code\":\"K01\"}", -1, &cursor));
    check(hosp_cursor_rows(cursor, &rows));
    expect(rows > 0);
    check(hosp_close(cursor));
}

/* ---- Runs and months of a book ---- */

static void example_hosp_cost_allocate(void)
{
    char text[4096];
    int32_t result, cursor;
    check(hosp_cost_allocate(book, 202503, "FT", -1, &result));
    check(hosp_result_table(result, "final", -1, &cursor));
    check(hosp_cursor_csv(cursor, text, sizeof text, NULL));
    check(hosp_close(cursor));
    check(hosp_close(result));
}

static void example_hosp_month_close(void)
{
    int32_t result;
    check(hosp_month_close(book, "cost", -1, 202503));
    expect(hosp_cost_allocate(book, 202503, "FT", -1, &result) == HOSP_E_CLOSED);
}

static void example_hosp_month_reopen(void)
{
    // The actor of the book is P91: somebody else confirms.
    expect(hosp_month_reopen(book, "cost", -1, 202503, "P91", -1, "late voucher", -1)
        == HOSP_E_SEPARATION);
    check(hosp_month_reopen(book, "cost", -1, 202503, "P01", -1, "late voucher", -1));
}

/* ---- Reports to look at and to print ---- */

static void example_hosp_report_write(void)
{
    check(hosp_report_write(book, "cost.step_down", -1,
        "{\"period\":\"2025-03\",\"plan\":\"FT\",\"unit\":\"A hospital\"}", -1,
        "cost.html", -1));
    // The same tables for a spreadsheet on a Chinese Windows; a path in .xlsx gets a workbook.
    check(hosp_report_write(book, "cost.step_down", -1,
        "{\"period\":\"2025-03\",\"plan\":\"FT\",\"encoding\":\"GBK\"}", -1,
        "cost.csv", -1));
    // The appraisal has not run yet in this program: the message says so.
    expect(hosp_report_write(book, "appraisal.overview", -1,
        "{\"period\":\"2025-03\",\"scheme\":\"YUE\"}", -1, "scores.html", -1)
        == HOSP_E_MISSING);
}

/* ---- Cases from charge lines, progress ---- */

static void example_hosp_case_cost_file(void)
{
    char text[256];
    int32_t result, cursor;
    check(hosp_case_cost_file(
        book, "charges.csv", -1, "costs.csv", -1, NULL, 0, 0, 0, &result));
    check(hosp_result_table(result, "cases", -1, &cursor));
    expect(check(hosp_cursor_next(cursor)) == HOSP_ROW);
    check(hosp_cursor_text(cursor, 1, text, sizeof text, NULL));
    expect(strcmp(text, "C1") == 0);
    check(hosp_close(cursor));
    check(hosp_close(result));
}

static void example_hosp_case_cost_arrow(void)
{
    struct ArrowArrayStream stream;
    int32_t lines, result;
    check(hosp_csv_open_text(book,
        "case,department,item,quantity,amount\nC1,K01,X1,2,9.00\n", -1, &lines, NULL));
    check(hosp_cursor_arrow(lines, &stream));
    // The text columns of the cursor are no quantities: the message names the column.
    expect(hosp_case_cost_arrow(
        book, "{\"unit_costs_file\":\"costs.csv\"}", -1, &stream, &result)
        == HOSP_E_FORMAT);
    expect(stream.release == NULL);
    check(hosp_close(lines));
}

static void example_hosp_case_cost_arrays(void)
{
    const int64_t cases[] = {100, 100, 101}, quantities[] = {2, -1, 3};
    const int64_t amounts_fen[] = {900, -450, 1350};
    const int32_t departments[] = {1, 1, 1}, items[] = {10, 10, 10};
    char text[512];
    int32_t result, cursor;
    check(hosp_case_cost_arrays(book,
        "{\"unit_costs\":\"department,item,unit_cost\\n1,10,2.50\\n\"}", -1, 3, cases,
        departments, items, quantities, 0, amounts_fen, NULL, NULL, &result));
    check(hosp_result_table(result, "cases", -1, &cursor));
    check(hosp_cursor_csv(cursor, text, sizeof text, NULL));
    // 100: (2 - 1) × 2.50; 101: 3 × 2.50.
    expect(strstr(text, ",2.50,250,") != NULL && strstr(text, ",7.50,750,") != NULL);
    check(hosp_close(cursor));
    check(hosp_close(result));
}

static void example_hosp_progress(void)
{
    int64_t done, total;
    // From another thread while case costing runs; here nothing runs.
    check(hosp_progress(book, &done, &total));
    expect(done == 0 && total == 0);
}

static void example_hosp_cancel(void)
{
    // From another thread while case costing runs; here nothing runs.
    check(hosp_cancel(book));
}

/* ---- Appraisal, pay and inspections ---- */

static void example_hosp_appraisal_run(void)
{
    int32_t result, cursor;
    check(hosp_appraisal_run(book, 202503, "YUE", -1, &result));
    check(hosp_result_table(result, "cards", -1, &cursor));
    expect(check(hosp_cursor_next(cursor)) == HOSP_ROW);
    check(hosp_close(cursor));
    check(hosp_close(result));
}

static void example_hosp_pay_distribute(void)
{
    int32_t result, cursor;
    // The pool JX names the appraisal YUE, which must have run.
    check(hosp_pay_distribute(book, 202503, "JX", -1, &result));
    check(hosp_result_table(result, "persons", -1, &cursor));
    expect(check(hosp_cursor_next(cursor)) == HOSP_ROW);
    check(hosp_close(cursor));
    check(hosp_close(result));
}

static void example_hosp_inspection_score(void)
{
    int32_t result, cursor;
    check(hosp_inspection_score(book, 202503, "ZC2025", -1, &result));
    check(hosp_result_table(result, "score", -1, &cursor));
    expect(check(hosp_cursor_next(cursor)) == HOSP_ROW);
    check(hosp_close(cursor));
    check(hosp_close(result));
}

/* ---- Scores and grades ---- */

static void example_hosp_score_ratio(void)
{
    char points[16];
    check(hosp_score_ratio(
        "340.0", "316.4", HOSP_RATIO_LOW_RECIPROCAL, "1", "100", points, sizeof points, NULL));
    expect(strcmp(points, "93.06") == 0);
}

static void example_hosp_score_deduction(void)
{
    char points[16];
    // 3 findings of 2 points each, at most 5: 20 - 5.
    check(hosp_score_deduction("20", "2", "3", "5", "0", points, sizeof points, NULL));
    expect(strcmp(points, "15.00") == 0);
}

static void example_hosp_grade_of(void)
{
    char grade[32];
    check(hosp_grade_of("hospital_2015", "89.995", grade, sizeof grade, NULL));
    expect(strcmp(grade, "优秀") == 0);
}

/* ---- Calculations on numbers and arrays ---- */

static void example_hosp_money_apportion(void)
{
    const int64_t weights[] = {1, 1, 1};
    int64_t shares[3];
    check(hosp_money_apportion(10000, weights, 3, 0, HOSP_LARGEST_REMAINDER, shares));
    expect(shares[0] == 3334 && shares[1] == 3333 && shares[2] == 3333);
}

static void example_hosp_money_apportion_pools(void)
{
    const int64_t pools_fen[] = {10000, 501}, weights[] = {1, 3, 1, 1};
    const int32_t pool_of[] = {1, 2, 1, 2};
    int64_t shares[4];
    check(hosp_money_apportion_pools(pools_fen, 2, pool_of, weights, 4, 1, shares));
    // 5000 + 5000; 375.75 and 125.25 of 501.
    expect(shares[0] == 5000 && shares[2] == 5000);
    expect(shares[1] == 376 && shares[3] == 125);
}

static void example_hosp_ratio_percent_t(void)
{
    char percent[16];
    check(hosp_ratio_percent_t("247", "300", 1, percent, sizeof percent, NULL));
    expect(strcmp(percent, "82.3") == 0);
    expect(hosp_ratio_percent_t("0", "0", 1, percent, sizeof percent, NULL)
        == HOSP_E_MISSING);
}

static void example_hosp_score_matrix(void)
{
    // Two units by two indicators: 90 is the target of the first, at most 10 days that of the
    // second; 60 and 40 points with two decimals.
    const int64_t values[] = {90, 81, 10, 8}, weights[] = {6000, 4000};
    const int32_t methods[] = {HOSP_KPI_RATIO_HIGH, HOSP_KPI_RATIO_RECIPROCAL};
    const int32_t offsets[] = {0, 2, 4};
    const int64_t parameters[] = {90, 10000, 10, 10000};
    int64_t scores[2];
    int32_t ranks[2];
    check(hosp_score_matrix(2, 2, values, NULL, 0, methods, weights, offsets, parameters,
        HOSP_MISSING_ERROR, NULL, 0, HOSP_RANK_COMPETITION, 1, scores, ranks));
    expect(scores[0] == 10000 && scores[1] == 9400);
    expect(ranks[0] == 1 && ranks[1] == 2);
}

/* ---- Formulas on arrays ---- */

static void example_hosp_formula_open(void)
{
    int32_t formulas, results;
    check(hosp_formula_open(book,
        "{\"items\":[{\"code\":\"income\",\"unit\":\"money\"},"
        "{\"code\":\"cases\",\"unit\":\"count\"}],\"formulas\":[{\"code\":\"per_case\","
        "\"text\":\"income / cases\",\"digits\":2}],\"departments\":[{\"code\":\"d1\"}],"
        "\"from\":\"2025-03\",\"to\":\"2025-03\"}", -1, &formulas, &results));
    expect(results == 1);
    check(hosp_close(formulas));
}

static void example_hosp_formula_columns(void)
{
    const int64_t values[] = {1000000, 9}; // 10000.00 yuan, 9 cases
    const int32_t decimals[] = {2, 0};
    int64_t per_case;
    char is_there;
    int32_t formulas;
    check(hosp_formula_open(book,
        "{\"items\":[{\"code\":\"income\",\"unit\":\"money\"},"
        "{\"code\":\"cases\",\"unit\":\"count\"}],\"formulas\":[{\"code\":\"per_case\","
        "\"text\":\"income / cases\",\"digits\":2}],\"departments\":[{\"code\":\"d1\"}],"
        "\"from\":\"2025-03\",\"to\":\"2025-03\"}", -1, &formulas, NULL));
    check(hosp_formula_columns(
        formulas, values, decimals, NULL, 0, 1, &per_case, &is_there));
    expect(is_there == 1 && per_case == 111111); // 1111.11
    check(hosp_close(formulas));
}

/* ---- Evaluation on arrays ---- */

static void example_hosp_evaluation_topsis(void)
{
    const int64_t values[] = {90, 60, 75}; // one criterion of three hospitals
    const int32_t directions[] = {HOSP_HIGHER_IS_BETTER};
    double closeness[3];
    int32_t ranks[3];
    check(hosp_evaluation_topsis(3, 1, values, NULL, directions, NULL, HOSP_TURN_DIRECTION,
        HOSP_NORM_MINMAX, HOSP_WEIGHT_NONE, 1, closeness, ranks));
    expect(ranks[0] == 1 && ranks[1] == 3 && ranks[2] == 2);
    expect(closeness[2] == 0.5);
}

static void example_hosp_evaluation_rsr(void)
{
    const int64_t values[] = {90, 60, 75, 80};
    const int32_t directions[] = {HOSP_HIGHER_IS_BETTER};
    int64_t sums[4], denominator;
    int32_t ranks[4];
    check(hosp_evaluation_rsr(4, 1, values, directions, NULL, 3, 1, sums, &denominator,
        ranks, NULL, NULL, NULL, NULL));
    // Ranks 4, 1, 2 and 3 of 4.
    expect(4 * sums[0] == 4 * denominator && 4 * sums[1] == denominator);
    expect(ranks[0] == 1 && ranks[1] == 4);
}

static void example_hosp_evaluation_entropy(void)
{
    const int64_t values[] = {1, 1, 1, 1, 2, 3}; // the first criterion tells nothing apart
    const int32_t directions[] = {HOSP_HIGHER_IS_BETTER, HOSP_HIGHER_IS_BETTER};
    double weights[2];
    check(hosp_evaluation_entropy(
        3, 2, values, NULL, directions, HOSP_SHARE_RAW, 1, NULL, weights));
    expect(weights[0] == 0 && weights[1] == 1);
}

/* ---- Periods, work days, recurrence ---- */

static void example_hosp_period_of(void)
{
    int32_t month, first, last;
    check(hosp_period_of(20240226, 26, &month, &first, &last));
    expect(month == 202403 && first == 20240226 && last == 20240325);
}

static void example_hosp_workdays_add(void)
{
    int32_t day;
    check(hosp_workdays_add(20240301, 7, NULL, NULL, 0, 0, 0, &day));
    expect(day == 20240312);
}

static void example_hosp_workdays_between(void)
{
    int32_t work_days;
    check(hosp_workdays_between(20240301, 20240312, NULL, NULL, 0, 0, 0, &work_days));
    expect(work_days == 7);
}

static void example_hosp_workday_adjust(void)
{
    int32_t day;
    // 1 October 2024 begins a holiday of seven days.
    check(hosp_workday_adjust(20241001, HOSP_DAY_NEXT, NULL, NULL, 0, 0, 0, &day));
    expect(day == 20241008);
}

static void example_hosp_deadline_of(void)
{
    int32_t day, last;
    check(hosp_deadline_of(
        202403, 7, 1, HOSP_DAY_NONE, NULL, NULL, 0, 0, 0, &day, &last));
    expect(day == 20240407 && last == 20240407);
}

static void example_hosp_recurrence_next(void)
{
    int64_t moment;
    // Every last day of a month, at nine.
    check(hosp_recurrence_next(
        "FREQ=MONTHLY;BYMONTHDAY=-1", -1, 20240131090000, 20240131090000, &moment));
    expect(moment == 20240229090000);
}

/* ---- Cost allocation on arrays ---- */

static void example_hosp_cost_direct(void)
{
    // Department 1 passes 100.00 to 2 and 3, which used 1 and 2 of it.
    const int64_t direct_fen[] = {10000, 0, 0}, weights[] = {0, 1, 2};
    const int32_t sources[] = {1};
    int64_t final_fen[3];
    check(hosp_cost_direct(
        3, 1, direct_fen, 1, sources, weights, 0, HOSP_LARGEST_REMAINDER, final_fen));
    expect(final_fen[0] == 0 && final_fen[1] == 3333 && final_fen[2] == 6667);
}

static void example_hosp_cost_step_down(void)
{
    // First 1 passes on to 2 and 3 by 1 : 1, then 2 to 3.
    const int64_t direct_fen[] = {10000, 500, 0}, weights[] = {0, 1, 1, 0, 0, 1};
    const int32_t sources[] = {1, 2};
    int64_t final_fen[3];
    check(hosp_cost_step_down(
        3, 1, direct_fen, 2, sources, weights, 0, HOSP_LARGEST_REMAINDER, final_fen));
    expect(final_fen[2] == 10500);
}

static void example_hosp_cost_reciprocal(void)
{
    // 1 and 2 serve each other; 3 and 4 receive. Gross: x = 100 + y/2, y = 50 + x/4.
    const int64_t direct_fen[] = {10000, 5000, 0, 0};
    const int64_t weights[] = {0, 1, 2, 1, 1, 0, 0, 1};
    const int32_t sources[] = {1, 2};
    int64_t final_fen[4];
    check(hosp_cost_reciprocal(
        4, 1, direct_fen, 2, sources, weights, 0, HOSP_LARGEST_REMAINDER, final_fen));
    // x = 142.857..., y = 85.714...: x/2 to 3, x/4 + y/2 to 4.
    expect(final_fen[2] == 7143 && final_fen[3] == 7857);
}

static void example_hosp_cost_iterative(void)
{
    const int64_t direct_fen[] = {10000, 5000, 0, 0};
    const int64_t weights[] = {0, 1, 2, 1, 1, 0, 0, 1};
    const int32_t sources[] = {1, 2};
    int64_t final_fen[4];
    check(hosp_cost_iterative(
        4, 1, direct_fen, 2, sources, weights, 0, HOSP_LARGEST_REMAINDER, final_fen));
    expect(final_fen[2] + final_fen[3] == 15000);
}

/* ---- Cost allocation on sparse arrays ---- */

static void example_hosp_cost_direct_sparse(void)
{
    const int64_t direct_fen[] = {10000, 0, 0}, weights[] = {1, 2};
    const int32_t sources[] = {1}, offsets[] = {0, 2}, receivers[] = {2, 3};
    int64_t final_fen[3];
    check(hosp_cost_direct_sparse(
        3, 1, direct_fen, 1, sources, offsets, receivers, weights, 1, final_fen));
    expect(final_fen[1] == 3333 && final_fen[2] == 6667);
}

static void example_hosp_cost_step_down_sparse(void)
{
    const int64_t direct_fen[] = {10000, 500, 0}, weights[] = {1, 1, 1};
    const int32_t sources[] = {1, 2}, offsets[] = {0, 2, 3}, receivers[] = {2, 3, 3};
    int64_t final_fen[3];
    check(hosp_cost_step_down_sparse(
        3, 1, direct_fen, 2, sources, offsets, receivers, weights, 1, final_fen));
    expect(final_fen[2] == 10500);
}

static void example_hosp_cost_step_down_pooled(void)
{
    // 1 and 2 share the driver heads: 150.00 to 3 and 4 by 1 : 2.
    const int64_t direct_fen[] = {10000, 5000, 0, 0}, weights[] = {1, 2};
    const int32_t source_offsets[] = {0, 2}, sources[] = {1, 2};
    const int32_t offsets[] = {0, 2}, receivers[] = {3, 4};
    int64_t final_fen[4];
    check(hosp_cost_step_down_pooled(4, 1, direct_fen, 1, source_offsets, sources, offsets,
        receivers, weights, 1, final_fen));
    expect(final_fen[2] == 5000 && final_fen[3] == 10000);
}

static void example_hosp_cost_reciprocal_sparse(void)
{
    const int64_t direct_fen[] = {10000, 5000, 0, 0}, weights[] = {1, 2, 1, 1, 1};
    const int32_t sources[] = {1, 2}, offsets[] = {0, 3, 5};
    const int32_t receivers[] = {2, 3, 4, 1, 4};
    int64_t final_fen[4];
    check(hosp_cost_reciprocal_sparse(
        4, 1, direct_fen, 2, sources, offsets, receivers, weights, 1, final_fen));
    expect(final_fen[2] == 7143 && final_fen[3] == 7857);
}

/* ---- Depreciation of a register for a month ---- */

static void example_hosp_depreciation_month(void)
{
    // 1,000.00 over 36 months: 27.78 a month, from the month of acquisition.
    const int64_t cost_fen[] = {100000};
    const int32_t acquired[] = {20250115}, life_months[] = {36};
    int64_t amount_fen, accumulated_fen, net_fen;
    check(hosp_depreciation_month(1, HOSP_DEPRECIATION_GOVERNMENT, 202503, cost_fen, NULL,
        acquired, life_months, NULL, &amount_fen, &accumulated_fen, &net_fen));
    expect(amount_fen == 2778 && accumulated_fen == 8334 && net_fen == 91666);
}

/* ---- The book of the examples ---- */

static void open_book(int32_t encoding)
{
    check(hosp_close(book));
    book = 0;
    check(hosp_open("hospital.book", -1, encoding, &book));
    check(hosp_set_text(book, "language", "en", -1));
    check(hosp_set_text(book, "actor", "P91", -1));
    check(hosp_set_text(book, "now", "20250401090000", -1));
}

/* Imports the files of the hospital, each by a book in the encoding of the file. */
static void import_hospital(const char *directory)
{
    char path[1024], file[256], table[256];
    int wanted, encoding = -1;
    snprintf(path, sizeof path, "%s/imports.txt", directory);
    FILE *list = fopen(path, "r");
    if (!list)
        fprintf(stderr, "functions: %s cannot be read\n", path), exit(EXIT_FAILURE);
    while (fscanf(list, "%d %255s %255s", &wanted, file, table) == 3) {
        if (wanted != encoding)
            open_book(encoding = wanted);
        snprintf(path, sizeof path, "%s/%s", directory, file);
        check(hosp_import_file(book, table, -1, path, -1, file, -1, NULL, 0, NULL));
    }
    fclose(list);
    open_book(HOSP_UTF8);
}

static void write_file(const char *path, const char *text)
{
    FILE *file = fopen(path, "w");
    if (!file || fputs(text, file) < 0 || fclose(file) != 0)
        fprintf(stderr, "functions: %s cannot be written\n", path), exit(EXIT_FAILURE);
}

int main(int count, char **arguments)
{
    static void (*const examples[])(void) = {
        example_hosp_version,
        example_hosp_version_number,
        example_hosp_abi,
        example_hosp_source_id,
        example_hosp_has,
        example_hosp_open,
        example_hosp_close,
        example_hosp_set_text,
        example_hosp_set_int,
        example_hosp_error_code,
        example_hosp_error_text,
        example_hosp_error_name,
        example_hosp_run,
        example_hosp_arguments_append,
        example_hosp_result_json,
        example_hosp_result_json_part,
        example_hosp_result_table,
        example_hosp_cursor_next,
        example_hosp_cursor_rows,
        example_hosp_cursor_columns,
        example_hosp_cursor_name,
        example_hosp_cursor_type,
        example_hosp_cursor_is_null,
        example_hosp_cursor_text,
        example_hosp_cursor_int64,
        example_hosp_cursor_double,
        example_hosp_csv_open_text,
        example_hosp_csv_open_file,
        example_hosp_cursor_csv,
        example_hosp_import_file,
        example_hosp_import_text,
        example_hosp_import_findings,
        example_hosp_rows_begin,
        example_hosp_rows_text,
        example_hosp_rows_int64,
        example_hosp_rows_null,
        example_hosp_rows_add,
        example_hosp_rows_commit,
        example_hosp_rows_discard,
        example_hosp_import_arrow,
        example_hosp_cursor_arrow,
        example_hosp_select,
        example_hosp_cost_allocate,
        example_hosp_month_close,
        example_hosp_month_reopen,
        example_hosp_report_write,
        example_hosp_case_cost_file,
        example_hosp_case_cost_arrow,
        example_hosp_case_cost_arrays,
        example_hosp_progress,
        example_hosp_cancel,
        example_hosp_appraisal_run,
        example_hosp_pay_distribute,
        example_hosp_inspection_score,
        example_hosp_score_ratio,
        example_hosp_score_deduction,
        example_hosp_grade_of,
        example_hosp_money_apportion,
        example_hosp_money_apportion_pools,
        example_hosp_ratio_percent_t,
        example_hosp_score_matrix,
        example_hosp_formula_open,
        example_hosp_formula_columns,
        example_hosp_evaluation_topsis,
        example_hosp_evaluation_rsr,
        example_hosp_evaluation_entropy,
        example_hosp_period_of,
        example_hosp_workdays_add,
        example_hosp_workdays_between,
        example_hosp_workday_adjust,
        example_hosp_deadline_of,
        example_hosp_recurrence_next,
        example_hosp_cost_direct,
        example_hosp_cost_step_down,
        example_hosp_cost_reciprocal,
        example_hosp_cost_iterative,
        example_hosp_cost_direct_sparse,
        example_hosp_cost_step_down_sparse,
        example_hosp_cost_step_down_pooled,
        example_hosp_cost_reciprocal_sparse,
        example_hosp_depreciation_month,
    };
    const size_t number = sizeof examples / sizeof *examples;
    if (count != 2)
        return fprintf(stderr, "usage: functions DATA\n"), EXIT_FAILURE;
    check(hosp_set_text(0, "language", "en", -1));
    remove("hospital.book");
    write_file("charges.csv", "case,department,item,quantity,amount\nC1,K01,X1,2,9.00\n");
    write_file("costs.csv", "department,item,unit_cost\nK01,X1,2.50\nK02,X1,3.00\n");
    write_file("entries.csv",
        "department_code,item_code,entry_code,amount_yuan\nK01,QT,voucher 75,20.00\n"
        "K02,QT,voucher 76,30.00\n");
    /* The texts of functions without a book are in the encoding of the first one. */
    open_book(HOSP_UTF8);
    import_hospital(arguments[1]);
    for (size_t place = 0; place < number; place++)
        examples[place]();
    check(hosp_close(book));
    printf("%d examples ran\n", (int)number);
    return EXIT_SUCCESS;
}
