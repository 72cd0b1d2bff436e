/*
 * How long work on the calendar and with shares takes through the library:
 * prints seconds of the processor, which other programs hardly change, and what was calculated.
 */
#include <hosp.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

enum { TIMES = 1000000, SHARES = 10 };

static void check(int32_t status, int32_t book, const char *what) {
    char text[1024] = "";
    int32_t needed = 0;
    if (status >= 0) return;
    hosp_error_text(book, text, (int32_t)sizeof text, &needed);
    fprintf(stderr, "%s: %d %s\n", what, (int)status, text);
    exit(1);
}

static double now(void) { return (double)clock() / CLOCKS_PER_SEC; }

/* Every occurrence of 20 years with its key, as a table and as JSON. */
static void recurrence(int32_t book, const char *rule) {
    char arguments[200];
    int32_t result = 0, cursor = 0, status;
    long rows = 0;
    double start = now();
    sprintf(
        arguments, "{\"rule\":\"%s\",\"start\":\"2006-01-01T08:00:00\","
        "\"through\":\"2025-12-31T23:59:59\"}", rule);
    check(hosp_run(book, "calendar.recurrence", -1, arguments, -1, &result), book, rule);
    check(hosp_result_table(result, "occurrences", -1, &cursor), book, rule);
    while ((status = hosp_cursor_next(cursor)) == HOSP_ROW) rows++;
    check(status, book, rule);
    hosp_close(result);
    printf("%.3f s  %s over 20 years, %ld occurrences\n", now() - start, rule, rows);
}

/* Forward by 0 to 999 work days, then back by as many. */
static void work_days(void) {
    int64_t sum = 0;
    double start = now();
    for (int turn = 0; turn < TIMES; turn++) {
        int32_t day = turn % 2 == 0 ? 20100301 : 20201130, count = turn / 2 % 1000, result = 0;
        if (turn % 2 != 0) count = -count;
        check(hosp_workdays_add(day, count, NULL, NULL, 0, 0, 0, &result), 0, "work days");
        sum += result;
    }
    printf("%.3f s  %d work-day additions, sum %lld\n", now() - start, TIMES, (long long)sum);
}

/* Amounts that leave a remainder nearly every time. */
static void shares(int32_t residual, const char *name) {
    int64_t weights[SHARES], parts[SHARES], sum = 0, expected = 0;
    double start = now();
    for (int turn = 0; turn < TIMES; turn++) {
        int64_t total = 100000 + 7 * (int64_t)turn;
        for (int share = 0; share < SHARES; share++) weights[share] = 100 + 37 * share + turn % 11;
        check(hosp_money_apportion(total, weights, SHARES, 2, residual, parts), 0, name);
        for (int share = 0; share < SHARES; share++) sum += parts[share];
        expected += total;
    }
    if (sum != expected) {
        fprintf(stderr, "%s: the shares add up to %lld\n", name, (long long)sum);
        exit(1);
    }
    printf("%.3f s  %d apportionments of %d shares, %s\n", now() - start, TIMES, SHARES, name);
}

int main(void) {
    int32_t book = 0;
    check(hosp_open(":memory:", -1, HOSP_UTF8, &book), 0, "open");
    recurrence(book, "FREQ=DAILY");
    recurrence(book, "FREQ=HOURLY");
    hosp_close(book);
    work_days();
    shares(HOSP_LARGEST_REMAINDER, "largest remainder");
    shares(HOSP_LARGEST, "largest share");
    return 0;
}
