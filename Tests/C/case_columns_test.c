/* Charge lines as arrays and as an Arrow stream through the C interface, beside the same lines as
 * text: amounts by hand, and everything a host can do wrong.
 *
 *     cc -std=c99 -pedantic -Wall -Wextra -Werror case_columns_test.c \
 *         $(pkg-config --cflags --libs hosp)
 *
 * Prints a line per failed check and `N passed, N failed` last.
 */
#include "checks.h"

/* Unit costs of two items in two departments; two cases of one group. */
static const char *const arguments =
    "{\"unit_costs\":\"department,item,unit_cost\\n1,10,2.50\\n1,11,0.004\\n2,10,3\\n\","
    "\"cases\":\"case,group\\n100,A\\n101,A\\n\"}";

/* A line of a department without unit costs, one that comes twice, and a refund among them. */
enum { LINES = 6 };
static const int64_t cases[LINES] = {100, 100, 101, 101, 101, 100};
static const int32_t departments[LINES] = {1, 1, 2, 3, 2, 1};
static const int32_t items[LINES] = {10, 11, 10, 10, 10, 10};
static const int64_t quantities[LINES] = {200, 150, 100, 100, 100, -50}; /* hundredths */
static const int64_t amounts[LINES] = {900, 2, 350, 400, 350, -225};
static const int32_t months[LINES] = {202503, 202503, 202503, 202503, 202503, 202503};
static const int64_t ids[LINES] = {1, 2, 3, 4, 3, 6};

/*  100: 2.00 × 2.50 + 1.50 × 0.004 − 0.50 × 2.50 = 3.756 → 3.76; charge 6.77
 *  101: 1.00 × 3 = 3.00; charge 3.50; one line is not known, one stood before */
static const char *const lines_text =
    "case,department,item,quantity,amount,line_id\\n100,1,10,2.00,9.00,1\\n"
    "100,1,11,1.5,0.02,2\\n101,2,10,1,3.50,3\\n101,3,10,1,4.00,4\\n101,2,10,1,3.50,3\\n"
    "100,1,10,-0.5,-2.25,6\\n";

/* A table of a result as CSV; two in turn. */
static const char *csv(int32_t result, const char *table) {
    static char texts[2][8192];
    static int turn;
    char *text = texts[turn++ % 2];
    int32_t cursor = 0;
    text[0] = '\0';
    STATUS(hosp_result_table(result, table, -1, &cursor), HOSP_OK);
    STATUS(hosp_cursor_csv(cursor, text, sizeof texts[0], NULL), HOSP_OK);
    STATUS(hosp_close(cursor), HOSP_OK);
    return text;
}

static int32_t by_arrays(int32_t book, const char *json, int64_t count, int32_t *result) {
    return hosp_case_cost_arrays(
        book, json, -1, count, cases, departments, items, quantities, 2, amounts, NULL, ids,
        result);
}

static void test_arrays_give_what_text_gives(int32_t book) {
    int32_t result = 0, other = 0;
    char json[2048];
    STATUS(by_arrays(book, arguments, LINES, &result), HOSP_OK);
    CHECK(strcmp(csv(result, "cases"),
        "case,group,lines,charge,charge_fen,cost,cost_fen,left_out\r\n"
        "100,A,3,6.77,677,3.76,376,0\r\n101,A,1,3.50,350,3.00,300,1\r\n") == 0);
    CHECK(strstr(csv(result, "findings"), "duplicate_line,5,line_id,3,") != NULL);
    CHECK(strstr(csv(result, "findings"), "unknown_department,4,department,3,") != NULL);
    snprintf(json, sizeof json, "{\"lines\":\"%s\",%s", lines_text, arguments + 1);
    STATUS(hosp_run(book, "cost.case_lines", -1, json, -1, &other), HOSP_OK);
    CHECK(strcmp(csv(result, "cases"), csv(other, "cases")) == 0);
    CHECK(strcmp(csv(result, "groups"), csv(other, "groups")) == 0);
    CHECK(strcmp(csv(result, "departments"), csv(other, "departments")) == 0);
    CHECK(strcmp(csv(result, "reconciliation"), csv(other, "reconciliation")) == 0);
    STATUS(hosp_close(result), HOSP_OK);
    STATUS(hosp_close(other), HOSP_OK);
    /* Months tell lines apart only where the arguments name a period. */
    snprintf(json, sizeof json, "{\"period\":\"2025-02\",%s", arguments + 1);
    STATUS(hosp_case_cost_arrays(book, json, -1, LINES, cases, departments, items, quantities, 2,
        amounts, months, NULL, &result), HOSP_OK);
    CHECK(strstr(csv(result, "findings"), "later_period,1,service_period,202503,") != NULL);
    STATUS(hosp_close(result), HOSP_OK);
    STATUS(by_arrays(book, arguments, 0, &result), HOSP_OK);
    STATUS(hosp_close(result), HOSP_OK);
}

static void test_what_is_wrong_is_refused(int32_t book) {
    int32_t result = -7;
    STATUS(by_arrays(book, arguments, -1, &result), HOSP_E_ARGUMENT);
    STATUS(by_arrays(book, arguments, 2147483648LL, &result), HOSP_E_ARGUMENT);
    STATUS(by_arrays(book, "{\"lines\":\"x\"}", LINES, &result), HOSP_E_UNKNOWN);
    STATUS(by_arrays(book, "[", LINES, &result), HOSP_E_FORMAT);
    STATUS(by_arrays(0, arguments, LINES, &result), HOSP_E_HANDLE);
    STATUS(by_arrays(book, NULL, 0, NULL), HOSP_E_ARGUMENT);
    for (int32_t decimals = -1; decimals <= 10; decimals += 11) {
        STATUS(hosp_case_cost_arrays(book, arguments, -1, LINES, cases, departments, items,
            quantities, decimals, amounts, NULL, NULL, &result), HOSP_E_ARGUMENT);
    }
    STATUS(hosp_case_cost_arrays(book, arguments, -1, LINES, NULL, departments, items,
        quantities, 2, amounts, NULL, NULL, &result), HOSP_E_ARGUMENT);
    STATUS(hosp_case_cost_arrays(book, arguments, -1, LINES, cases, NULL, items,
        quantities, 2, amounts, NULL, NULL, &result), HOSP_E_ARGUMENT);
    STATUS(hosp_case_cost_arrays(book, arguments, -1, LINES, cases, departments, NULL,
        quantities, 2, amounts, NULL, NULL, &result), HOSP_E_ARGUMENT);
    STATUS(hosp_case_cost_arrays(book, arguments, -1, LINES, cases, departments, items,
        NULL, 2, amounts, NULL, NULL, &result), HOSP_E_ARGUMENT);
    STATUS(hosp_case_cost_arrays(book, arguments, -1, LINES, cases, departments, items,
        quantities, 2, NULL, NULL, NULL, &result), HOSP_E_ARGUMENT);
    STATUS(hosp_case_cost_arrow(book, arguments, -1, NULL, &result), HOSP_E_ARGUMENT);
    CHECK(result == -7);
}

/* The cases of a result as an Arrow stream of the library go in again as charge lines. */
static void test_a_stream_of_the_library_is_costed(int32_t book) {
    int32_t cursor = 0, result = 0;
    struct ArrowArrayStream stream;
    STATUS(hosp_csv_open_text(book,
        "case,department,item,quantity,amount_fen\n100,1,10,2,900\n101,2,10,1,350\n", -1, &cursor,
        NULL), HOSP_OK);
    STATUS(hosp_cursor_arrow(cursor, &stream), HOSP_OK);
    /* Every column of a text is text, which quantities and amounts are not read from. */
    STATUS(hosp_case_cost_arrow(book, arguments, -1, &stream, &result), HOSP_E_FORMAT);
    CHECK(stream.release == NULL);
    STATUS(hosp_close(cursor), HOSP_OK);
    STATUS(hosp_case_cost_arrow(book, arguments, -1, &stream, &result), HOSP_E_ARGUMENT);
}

int main(void) {
    int32_t book = 0;
    STATUS(hosp_open("", 0, HOSP_UTF8, &book), HOSP_OK);
    test_arrays_give_what_text_gives(book);
    test_what_is_wrong_is_refused(book);
    test_a_stream_of_the_library_is_costed(book);
    STATUS(hosp_close(book), HOSP_OK);
    printf("%d passed, %d failed\n", passed, failed);
    return failed != 0;
}
