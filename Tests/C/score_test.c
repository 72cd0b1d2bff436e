/* Scores, grades and the verbs of a month end, tried from C: values by hand, buffers, bad input.
 *
 *     cc -std=c99 -pedantic -Wall -Wextra -Werror score_test.c $(pkg-config --cflags --libs hosp)
 *
 * Prints a line per failed check and `N passed, N failed` last.
 */
#include "checks.h"

#define IS(call, status, expected) \
    check_at(__LINE__, (call) == (status) && strcmp(text, (expected)) == 0, #call)

static char text[64];
static int32_t needed;

static int32_t ratio(const char *value, const char *target, int32_t mode, const char *cap) {
    return hosp_score_ratio(value, target, mode, cap, "100", text, sizeof text, &needed);
}

static int32_t deduct(const char *each, const char *count, const char *cap, const char *floor) {
    return hosp_score_deduction("100", each, count, cap, floor, text, sizeof text, &needed);
}

static int32_t grade(const char *set, const char *score) {
    return hosp_grade_of(set, score, text, sizeof text, &needed);
}

/* S-022: 316.4 / 340.0 = 93.06 %, 77.69 / 83.42 = 93.13 %. */
static void scores(void) {
    IS(ratio("340.0", "316.4", HOSP_RATIO_LOW_RECIPROCAL, "1"), HOSP_OK, "93.06");
    CHECK(needed == 6);
    IS(ratio("77.69", "83.42", HOSP_RATIO_HIGH, "1"), HOSP_OK, "93.13");
    IS(ratio("340", "316.4", HOSP_RATIO_LOW_LINEAR, "1"), HOSP_OK, "92.54");
    IS(ratio("200", "100", HOSP_RATIO_HIGH, "1.2"), HOSP_OK, "120.00");
    IS(deduct("2", "7", "10", "0"), HOSP_OK, "90.00");
    IS(deduct("2", "7", NULL, "0"), HOSP_OK, "86.00");
    IS(deduct("30", "4", NULL, "0"), HOSP_OK, "0.00");
    IS(deduct("30", "4", NULL, "-50"), HOSP_OK, "-20.00");
}

/* S-044: the score is published with two decimals, and what is published is graded. */
static void grades(void) {
    IS(grade("hospital_2015", "90"), HOSP_OK, "优秀");
    IS(grade("hospital_2015", "89.995"), HOSP_OK, "优秀");
    IS(grade("hospital_2015", "89.99"), HOSP_OK, "合格");
    IS(grade("hospital_2015", "59.99"), HOSP_OK, "不合格");
    IS(grade("inspection_80", "79.99"), HOSP_OK, "基本合格");
}

static void bad_input(void) {
    strcpy(text, "kept");
    IS(ratio("x", "316.4", HOSP_RATIO_HIGH, "1"), HOSP_E_FORMAT, "kept");
    IS(ratio("1", "0", HOSP_RATIO_HIGH, "1"), HOSP_E_RANGE, "kept");
    IS(ratio("1", "1", 3, "1"), HOSP_E_ARGUMENT, "kept");
    IS(ratio(NULL, "1", HOSP_RATIO_HIGH, "1"), HOSP_E_ARGUMENT, "kept");
    IS(deduct("-1", "1", NULL, "0"), HOSP_E_RANGE, "kept");
    IS(deduct("1", "-1", NULL, "0"), HOSP_E_RANGE, "kept");
    IS(grade("hospital_2051", "90"), HOSP_E_UNKNOWN, "kept");
    IS(grade("hospital_2015", ""), HOSP_E_FORMAT, "kept");
    needed = 0;
    IS(hosp_grade_of("hospital_2015", "90", text, 6, &needed), HOSP_E_BUFFER, "");
    CHECK(needed == 7);
    IS(hosp_grade_of("hospital_2015", "90", text, 7, NULL), HOSP_OK, "优秀");
    CHECK(hosp_grade_of("hospital_2015", "90", NULL, 0, &needed) == HOSP_E_BUFFER);
}

/* A host with fixed-width variables passes texts with blanks behind them. */
static void padding(void) {
    CHECK(hosp_set_int(0, "blank_padding", 1) == HOSP_OK);
    CHECK(ratio("340.0   ", "316.4 ", HOSP_RATIO_LOW_RECIPROCAL, "1 ") == HOSP_OK);
    CHECK(strncmp(text, "93.06   ", 8) == 0 && strlen(text) == sizeof text - 1);
    CHECK(hosp_set_int(0, "blank_padding", 0) == HOSP_OK);
}

static void verbs(void) {
    int32_t book = 0, result = 7;
    CHECK(hosp_open(":memory:", -1, HOSP_UTF8, &book) == HOSP_OK);
    CHECK(hosp_appraisal_run(book, 202503, "M", -1, &result) == HOSP_E_MISSING);
    CHECK(hosp_set_text(book, "now", "20250401090000", -1) == HOSP_OK);
    CHECK(hosp_appraisal_run(book, 202503, "M", -1, &result) == HOSP_E_UNKNOWN);
    CHECK(hosp_pay_distribute(book, 202503, "P", -1, &result) == HOSP_E_UNKNOWN);
    CHECK(hosp_inspection_score(book, 202503, "I", -1, &result) == HOSP_E_UNKNOWN);
    CHECK(hosp_appraisal_run(book, 202513, "M", -1, &result) < 0);
    CHECK(hosp_pay_distribute(book, 0, "P", -1, &result) < 0);
    CHECK(hosp_inspection_score(book, -1, "I", -1, &result) < 0);
    CHECK(hosp_appraisal_run(book, 202503, "M", -1, NULL) == HOSP_E_ARGUMENT);
    CHECK(hosp_pay_distribute(book, 202503, NULL, -1, &result) == HOSP_E_ARGUMENT);
    CHECK(hosp_inspection_score(0, 202503, "I", -1, &result) == HOSP_E_HANDLE);
    CHECK(result == 7);
    CHECK(hosp_close(book) == HOSP_OK);
}

int main(void) {
    scores();
    grades();
    bad_input();
    padding();
    verbs();
    printf("%d passed, %d failed\n", passed, failed);
    return failed != 0;
}
