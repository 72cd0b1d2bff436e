/* Deadlines, ratios and the calendars of a book, tried from C: values by hand, bad input.
 *
 *     cc -std=c99 -pedantic -Wall -Wextra -Werror calendar_test.c \
 *         $(pkg-config --cflags --libs hosp)
 *
 * Prints a line per failed check and `N passed, N failed` last.
 */
#include "checks.h"

#define IS(call, status, expected) \
    check_at(__LINE__, (call) == (status) && strcmp(text, (expected)) == 0, #call)

static char text[256];
static int32_t needed, day, last;

static int32_t percent(const char *numerator, const char *denominator, int32_t decimals) {
    return hosp_ratio_percent_t(numerator, denominator, decimals, text, sizeof text, &needed);
}

static int32_t deadline(int32_t month, int32_t of_next, int32_t inclusive, int32_t adjustment) {
    return hosp_deadline_of(
        month, of_next, inclusive, adjustment, NULL, NULL, 0, 0, 0, &day, &last);
}

/* S-057: 247 of 300 planned posts and of 407 opened posts; 2/3 and 1/8 by hand. */
static void ratios(void) {
    IS(percent("247", "300", 1), HOSP_OK, "82.3");
    CHECK(needed == 5);
    IS(percent("247", "407", 1), HOSP_OK, "60.7");
    IS(percent("2", "3", 0), HOSP_OK, "67");
    IS(percent("0.125", "1", 1), HOSP_OK, "12.5");
    IS(percent("1", "800", 2), HOSP_OK, "0.13");
    IS(percent("-1", "800", 2), HOSP_OK, "-0.13");
    IS(percent("0", "5", 2), HOSP_OK, "0.00");
    IS(percent("5", "5", 2), HOSP_OK, "100.00");
}

/* Decision 6: 0/0 is missing, n/0 is a fault in the data. */
static void bad_ratios(void) {
    strcpy(text, "kept");
    IS(percent("0", "0.0", 2), HOSP_E_MISSING, "kept");
    IS(percent("3", "0", 2), HOSP_E_RANGE, "kept");
    IS(percent("x", "3", 2), HOSP_E_FORMAT, "kept");
    IS(percent("3", "", 2), HOSP_E_FORMAT, "kept");
    IS(percent("3", NULL, 2), HOSP_E_ARGUMENT, "kept");
    IS(percent("3", "4", -1), HOSP_E_ARGUMENT, "kept");
    IS(percent("3", "4", 19), HOSP_E_ARGUMENT, "kept");
    IS(percent("99999999999999999999", "0.000000000000000001", 18), HOSP_E_RANGE, "kept");
    IS(hosp_ratio_percent_t("1", "4", 2, text, 5, &needed), HOSP_E_BUFFER, "");
    CHECK(needed == 6);
    IS(hosp_ratio_percent_t("1", "4", 2, text, 6, NULL), HOSP_OK, "25.00");
}

/* S-002: by the 7th. 7 April 2024 is a Sunday, worked in exchange for the Tomb-Sweeping days; 7
 * July 2024 is a plain Sunday; 7 October 2024 is the last day of the National Day holiday. */
static void deadlines(void) {
    CHECK(deadline(202406, 7, 1, HOSP_DAY_NONE) == HOSP_OK && day == 20240707 && last == 20240707);
    CHECK(deadline(202406, 7, 0, HOSP_DAY_NONE) == HOSP_OK && day == 20240707 && last == 20240706);
    CHECK(deadline(202406, 7, 1, HOSP_DAY_NEXT) == HOSP_OK && day == 20240708 && last == 20240708);
    CHECK(deadline(202406, 7, 0, HOSP_DAY_PREVIOUS) == HOSP_OK && day == 20240705
          && last == 20240704);
    CHECK(deadline(202403, 7, 1, HOSP_DAY_NEXT) == HOSP_OK && day == 20240407);
    CHECK(deadline(202409, 7, 1, HOSP_DAY_NEXT) == HOSP_OK && day == 20241008);
    CHECK(deadline(202409, 7, 1, HOSP_DAY_PREVIOUS) == HOSP_OK && day == 20240930);
    CHECK(deadline(202412, 10, 1, HOSP_DAY_NEXT) == HOSP_OK && day == 20250110);
    /* Beyond the calendar only a deadline that moves asks for it. */
    CHECK(deadline(202612, 10, 1, HOSP_DAY_NONE) == HOSP_OK && day == 20270110);
    int32_t days[] = {20300107, 20300112}, marks[] = {1, 0};
    CHECK(hosp_deadline_of(202912, 7, 1, HOSP_DAY_NEXT, days, marks, 2, 2030, 2030, &day, NULL)
          == HOSP_OK && day == 20300108);
    CHECK(hosp_deadline_of(202912, 12, 1, HOSP_DAY_NEXT, days, marks, 2, 2030, 2030, NULL, &last)
          == HOSP_OK && last == 20300112);
}

static void bad_deadlines(void) {
    int32_t days[] = {20300107, 20300107}, marks[] = {1, 2};
    day = last = -7;
    CHECK(deadline(202413, 7, 1, HOSP_DAY_NONE) == HOSP_E_FORMAT);
    CHECK(deadline(202406, 0, 1, HOSP_DAY_NONE) == HOSP_E_RANGE);
    CHECK(deadline(202406, 29, 1, HOSP_DAY_NONE) == HOSP_E_RANGE);
    CHECK(deadline(202406, 7, 2, HOSP_DAY_NONE) == HOSP_E_ARGUMENT);
    CHECK(deadline(202406, 7, 1, HOSP_DAY_MODIFIED_FOLLOWING) == HOSP_E_ARGUMENT);
    CHECK(deadline(202406, 7, 1, -1) == HOSP_E_ARGUMENT);
    CHECK(deadline(299912, 7, 1, HOSP_DAY_NONE) == HOSP_E_RANGE);
    CHECK(hosp_deadline_of(202912, 7, 1, HOSP_DAY_NEXT, days, marks, 2, 2030, 2030, &day, &last)
          == HOSP_E_ARGUMENT);
    marks[1] = 1;
    CHECK(hosp_deadline_of(202912, 7, 1, HOSP_DAY_NEXT, days, marks, 2, 2030, 2030, &day, &last)
          == HOSP_E_DUPLICATE);
    CHECK(hosp_deadline_of(202912, 7, 1, HOSP_DAY_NEXT, NULL, marks, 2, 2030, 2030, &day, &last)
          == HOSP_E_ARGUMENT);
    CHECK(deadline(202612, 7, 1, HOSP_DAY_NEXT) == HOSP_E_MISSING);
    CHECK(hosp_error_text(0, text, sizeof text, NULL) == HOSP_OK && strstr(text, "2027") != NULL);
    CHECK(day == -7 && last == -7);
    /* The deadline has a rule more than a day that moves. */
    CHECK(hosp_workday_adjust(20240707, HOSP_DAY_NONE, NULL, NULL, 0, 0, 0, &day)
          == HOSP_E_ARGUMENT);
}

/* A notice is imported; Friday 1 January 2027 is off, then Saturday the 2nd is worked. */
static void calendars_of_a_book(void) {
    static const char rows[] =
        "日历编码,日期,是否上班,名称\nchina,2027-01-01,0,元旦\nchina,2027-01-02,1,元旦\n";
    static const char asked[] =
        "{\"questions\":[{\"operation\":\"next\",\"date\":\"2027-01-01\"}]}";
    int32_t book = 0, result = 0;
    int64_t imported = 0;
    CHECK(hosp_open(":memory:", -1, HOSP_UTF8, &book) == HOSP_OK);
    CHECK(hosp_set_text(book, "now", "20261120090000", -1) == HOSP_OK);
    CHECK(hosp_run(book, "book.calendar.workdays", -1, asked, -1, &result) == HOSP_E_MISSING);
    CHECK(hosp_import_text(book, "hosp_calendar_day", -1, rows, -1, "2027", -1, NULL, 0, &imported)
          == HOSP_OK && imported == 2);
    CHECK(hosp_run(book, "book.calendar.workdays", -1, asked, -1, &result) == HOSP_OK);
    CHECK(hosp_result_json(result, text, sizeof text, NULL) == HOSP_OK);
    CHECK(strstr(text, "\"date\":\"2027-01-02\"") != NULL);
    CHECK(hosp_close(book) == HOSP_OK);
}

int main(void) {
    ratios();
    bad_ratios();
    deadlines();
    bad_deadlines();
    calendars_of_a_book();
    printf("%d passed, %d failed\n", passed, failed);
    return failed != 0;
}
