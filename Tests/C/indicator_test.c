/* Indicators by formulas in a book from C: items and definitions come in, the formulas are frozen,
 * a month is computed with last year's sums, explained and reported to the appraisal.
 *
 *     cc -std=c99 -pedantic -Wall -Wextra -Werror indicator_test.c \
 *         $(pkg-config --cflags --libs hosp)
 *
 * Prints a line per failed check and `N passed, N failed` last.
 */
#include "procedure_checks.h"

static void import(const char *table, const char *text) {
    int32_t status = hosp_import_text(book, table, -1, text, -1, table, -1, NULL, 0, NULL);
    char reason[1024] = "";
    if (status != HOSP_OK) hosp_error_text(book, reason, sizeof reason, NULL);
    check_at(__LINE__, status == HOSP_OK, status == HOSP_OK ? table : reason);
}

static void fill(void) {
    import("hosp_org_unit",
        "unit_code,valid_from,parent_code\nH,20200101,\nW1,20200101,H\nW2,20200101,H\n");
    import("hosp_indicator_item", "raw_code,unit_name\ncost,money\ncases,count\n");
    import("hosp_indicator_definition",
        "indicator_code,valid_from,formula_text,unit_name,digit_count\n"
        "avg,20240101,\"ratio(cost,cases)\",money,2\n"
        "rise,20240101,\"growth(ratio(cost,cases),yoy)*100\",percent,2\n");
    import("hosp_indicator_raw",
        "period_month,department_code,raw_code,raw_value\n"
        "202403,W1,cost,1000\n202403,W1,cases,10\n202403,W2,cost,3000\n202403,W2,cases,20\n"
        "202503,W1,cost,1200\n202503,W1,cases,10\n202503,W2,cost,2800\n202503,W2,cases,20\n");
    import("hosp_appraisal_scheme",
        "scheme_code,base_score,basis_rule,divisor_rule,grade_set,grade_basis\n"
        "M,100,published,hundred,hospital_2015,score\n");
    import("hosp_appraisal_indicator",
        "scheme_code,indicator_code,part_code,indicator_weight,sort_number,method_name,"
        "missing_rule\nM,avg,P,50,1,ratio,error\nM,rise,P,50,2,ratio,error\n");
    import("hosp_appraisal_unit", "scheme_code,subject_code,subject_kind\nM,W1,department\n");
}

#define MONTH "{\"period\":\"2025-03\",\"scheme\":\"M\"}"

/* The hospital had 4000/30 after 4000/30: 133.33 and no growth. */
static void computed(void) {
    int32_t result = 0, cursor = 0;
    int64_t rows = 0;
    char json[8192] = "";
    IS("book.indicator.freeze", "{\"scheme\":\"M\",\"from\":\"2025-01\",\"to\":\"2025-12\"}",
        "formulas", "avg\r\nrise\r\n");
    CHECK(hosp_run(book, "book.indicator.run", -1, MONTH, -1, &result) == HOSP_OK);
    CHECK(hosp_result_table(result, "values", -1, &cursor) == HOSP_OK);
    CHECK(hosp_cursor_rows(cursor, &rows) == HOSP_OK && rows == 6);
    CHECK(hosp_cursor_csv(cursor, json, sizeof json, NULL) == HOSP_OK);
    CHECK(strstr(json, "H,avg,133.33,,0,1,") != NULL);
    CHECK(strstr(json, "H,rise,0.00,,0,1,") != NULL);
    CHECK(strstr(json, "W1,rise,20.00,,0,1,") != NULL);
    CHECK(strstr(json, "W2,rise,-6.67,,0,1,") != NULL);
    CHECK(hosp_close(result) == HOSP_OK);
    IS("book.indicator.explain",
        "{\"period\":\"2025-03\",\"scheme\":\"M\",\"indicator\":\"avg\",\"department\":\"W1\"}",
        "steps",
        "0,\"ratio(cost,cases)\",0,W1,2025-03,120,,0,,\r\n"
        "1,cost,1,W1,2025-03,1200,,0,hosp_indicator_raw,\r\n"
        "1,cases,1,W1,2025-03,10,,0,hosp_indicator_raw,\r\n");
    IS("book.indicator.report", MONTH, "values",
        "W1,avg,120.00,202503-000001/M\r\nW1,rise,20.00,202503-000001/M\r\n");
}

int main(void) {
    CHECK(hosp_open(":memory:", -1, HOSP_UTF8, &book) == HOSP_OK);
    CHECK(hosp_set_text(book, "now", "20250401120000", 14) == HOSP_OK);
    fill();
    computed();
    CHECK(hosp_close(book) == HOSP_OK);
    printf("%d passed, %d failed\n", passed, failed);
    return failed != 0;
}
