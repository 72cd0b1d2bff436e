/* Cases costed from C: a small example by hand, threads, progress and cancelling from another
 * thread, bad input.
 *
 *     cc -std=c99 -pedantic -Wall -Wextra -Werror -pthread case_cost_test.c \
 *         $(pkg-config --cflags --libs hosp)
 *
 * Prints a line per failed check and `N passed, N failed` last.
 */
#define _XOPEN_SOURCE 700
#include "checks.h"

#include <dirent.h>
#include <pthread.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

static char directory[1024];

/* A path in the directory of this test; four in turn. */
static const char *path_of(const char *name) {
    static char paths[4][1100];
    static int turn;
    char *path = paths[turn++ % 4];
    snprintf(path, sizeof paths[0], "%s/%s", directory, name);
    return path;
}

static void write_file(const char *name, const char *content) {
    FILE *file = fopen(path_of(name), "wb");
    CHECK(file != NULL && fputs(content, file) >= 0);
    if (file) CHECK(fclose(file) == 0);
}

static int32_t open_book(int32_t encoding) {
    int32_t book = 0;
    STATUS(hosp_open("", 0, encoding, &book), HOSP_OK);
    STATUS(hosp_set_text(book, "now", "20250401120000", 14), HOSP_OK);
    return book;
}

static int32_t cost(int32_t book, const char *lines, const char *cases, int32_t *result) {
    return hosp_case_cost_file(
        book, path_of(lines), -1, path_of("costs.csv"), -1, cases ? path_of(cases) : NULL,
        cases ? -1 : 0, 0, 0, result);
}

/* A table of a result as CSV; the buffer is used again by the next call. */
static const char *csv(int32_t result, const char *table) {
    static char text[65536];
    int32_t cursor = 0;
    text[0] = '\0';
    STATUS(hosp_result_table(result, table, -1, &cursor), HOSP_OK);
    STATUS(hosp_cursor_csv(cursor, text, sizeof text, NULL), HOSP_OK);
    STATUS(hosp_close(cursor), HOSP_OK);
    return text;
}

static void same(const char *found, const char *expected, int line) {
    check_at(line, strcmp(found, expected) == 0, "the table is as expected");
    if (strcmp(found, expected) != 0) printf("%s\nis not\n%s\n", found, expected);
}

#define SAME(found, expected) same((found), (expected), __LINE__)

/* Two bed-days at 300.125 and 1.5 drips at 12.3456 are 618.7684. Blood at 20.5 less two refunded
 * drips, 24.6912, is -4.1912; the drip is net negative, and the x-ray has no unit cost. */
static void small_example(void) {
    int32_t book = open_book(HOSP_UTF8), result = 0, by_name = 0;
    char arguments[4096], one[8192], other[8192];
    STATUS(cost(book, "lines.csv", "cases.csv", &result), HOSP_OK);
    SAME(csv(result, "cases"),
        "case,group,lines,charge,charge_fen,cost,cost_fen,left_out\r\n"
        "P1,GB23,2,730.00,73000,618.77,61877,0\r\nP2,FM19,2,-9.50,-950,-4.19,-419,1\r\n");
    SAME(csv(result, "groups"),
        "group,cases,mean_cost,mean_charge,lines,charge,charge_fen,cost,cost_fen,difference,"
        "difference_fen\r\nFM19,1,-4.190000,-9.500000,2,-9.50,-950,-4.19,-419,0.00,0\r\n"
        "GB23,1,618.770000,730.000000,2,730.00,73000,618.77,61877,0.00,0\r\n");
    CHECK(strstr(csv(result, "findings"), "net_negative,5,") != NULL);
    CHECK(strstr(csv(result, "findings"), "unknown_item,6,item,xray,3116,field_unknown,") != NULL);
    CHECK(strstr(csv(result, "reconciliation"), "costed,") != NULL);
    /* The same by name, byte for byte. */
    snprintf(arguments, sizeof arguments,
        "{\"lines_file\":\"%s\",\"unit_costs_file\":\"%s\",\"cases_file\":\"%s\"}",
        path_of("lines.csv"), path_of("costs.csv"), path_of("cases.csv"));
    STATUS(hosp_run(book, "cost.case_lines", -1, arguments, -1, &by_name), HOSP_OK);
    STATUS(hosp_result_json(result, one, sizeof one, NULL), HOSP_OK);
    STATUS(hosp_result_json(by_name, other, sizeof other, NULL), HOSP_OK);
    SAME(one, other);
    STATUS(hosp_close(book), HOSP_OK);
}

static void bad_input(void) {
    int32_t book = open_book(HOSP_UTF8), result = 77;
    int64_t done = 0, total = 0;
    STATUS(cost(book, "none.csv", NULL, &result), HOSP_E_IO);
    STATUS(cost(book, "costs.csv", NULL, &result), HOSP_E_MISSING);
    STATUS(cost(book, "bad_cases.csv", NULL, &result), HOSP_E_MISSING);
    STATUS(cost(book, "lines.csv", "bad_cases.csv", &result), HOSP_E_FORMAT);
    STATUS(cost(book, "open_quote.csv", NULL, &result), HOSP_E_FORMAT);
    STATUS(cost(book, "lines.csv", NULL, NULL), HOSP_E_ARGUMENT);
    STATUS(hosp_case_cost_file(book, path_of("lines.csv"), -1, "", 0, "", 0, 0, 0, &result),
        HOSP_E_MISSING);
    STATUS(hosp_case_cost_file(book, path_of("lines.csv"), -1, path_of("costs.csv"), -1, "", 0,
        202513, 202513, &result), HOSP_E_FORMAT);
    STATUS(hosp_case_cost_file(book, path_of("lines.csv"), -1, path_of("costs.csv"), -1, "", 0,
        202503, 202502, &result), HOSP_E_ARGUMENT);
    CHECK(result == 77);
    STATUS(hosp_set_int(book, "threads", 0), HOSP_E_ARGUMENT);
    STATUS(hosp_set_int(book, "threads", 65), HOSP_E_ARGUMENT);
    /* Nothing runs. */
    STATUS(hosp_progress(book, &done, &total), HOSP_OK);
    CHECK(done == 0 && total == 0);
    STATUS(hosp_progress(book, NULL, NULL), HOSP_OK);
    STATUS(hosp_cancel(book), HOSP_OK);
    STATUS(cost(book, "lines.csv", NULL, &result), HOSP_OK);
    /* Neither is a book. */
    STATUS(hosp_progress(result, &done, &total), HOSP_E_KIND);
    STATUS(hosp_cancel(result), HOSP_E_KIND);
    STATUS(hosp_cancel(0), HOSP_E_HANDLE);
    STATUS(hosp_close(book), HOSP_OK);
    STATUS(hosp_progress(book, &done, &total), HOSP_E_HANDLE);
    STATUS(hosp_cancel(book), HOSP_E_HANDLE);
}

/* Threads of this process, by the list that the kernel keeps. */
static int thread_count(void) {
    DIR *tasks = opendir("/proc/self/task");
    int count = -2;
    if (!tasks) return 0;
    while (readdir(tasks)) count++;
    closedir(tasks);
    return count;
}

/* A joined thread may stand in that list for a moment: the kernel wakes the joiner first. */
static int returns_to(int count) {
    struct timespec moment = {0, 1000000};
    for (int look = 0; look < 2000 && thread_count() != count; look++) nanosleep(&moment, NULL);
    return thread_count() == count;
}

struct run {
    int32_t book;
    int32_t threads;
    int32_t status;
    int32_t result;
    int is_done;
    pthread_mutex_t lock;
};

static void *run_large(void *given) {
    struct run *run = given;
    int32_t status = cost(run->book, "large.csv", NULL, &run->result);
    pthread_mutex_lock(&run->lock);
    run->status = status;
    run->is_done = 1;
    pthread_mutex_unlock(&run->lock);
    return NULL;
}

static int is_done(struct run *run) {
    pthread_mutex_lock(&run->lock);
    int done = run->is_done;
    pthread_mutex_unlock(&run->lock);
    return done;
}

/* Watches a run from this thread; cancels it after some steps when asked to. */
static void watch(int32_t threads, int cancels, int64_t *fen) {
    struct run run = {0, 0, 0, 0, 0, PTHREAD_MUTEX_INITIALIZER};
    pthread_t thread;
    int64_t last = 0, done = 0, total = 0;
    int steps = 0, most_threads = 0, before = thread_count();
    run.book = open_book(HOSP_UTF8);
    STATUS(hosp_set_int(run.book, "threads", threads), HOSP_OK);
    CHECK(pthread_create(&thread, NULL, run_large, &run) == 0);
    while (!is_done(&run)) {
        if (hosp_progress(run.book, &done, &total) != HOSP_OK) break;
        if (done > last) {
            CHECK(total > 0 && done <= total);
            last = done;
            steps++;
            int now = thread_count();
            if (now > most_threads) most_threads = now;
            if (cancels && steps == 1) STATUS(hosp_cancel(run.book), HOSP_OK);
        }
        struct timespec moment = {0, 200000};
        nanosleep(&moment, NULL);
    }
    CHECK(pthread_join(thread, NULL) == 0);
    CHECK(returns_to(before));
    CHECK(steps > 0);
    if (cancels) {
        STATUS(run.status, HOSP_E_CANCELLED);
        CHECK(run.result == 0);
        CHECK(hosp_error_code(run.book) == 2221);
        /* The next run is not ended. */
        STATUS(cost(run.book, "lines.csv", NULL, &run.result), HOSP_OK);
    } else {
        int32_t cursor = 0;
        STATUS(run.status, HOSP_OK);
        CHECK(most_threads <= before + 1 + threads - 1);
        STATUS(hosp_result_table(run.result, "departments", -1, &cursor), HOSP_OK);
        STATUS(hosp_cursor_next(cursor), HOSP_ROW);
        STATUS(hosp_cursor_int64(cursor, 6, fen), HOSP_OK);
    }
    STATUS(hosp_progress(run.book, &done, &total), HOSP_OK);
    CHECK(done == 0 && total == 0);
    STATUS(hosp_close(run.book), HOSP_OK);
}

static void threads_and_cancelling(void) {
    enum { LINES = 1000000 };
    int64_t fen = 0;
    FILE *file = fopen(path_of("large.csv"), "wb");
    CHECK(file != NULL);
    if (!file) return;
    fputs("case,department,item,quantity,amount,line_id\n", file);
    for (int line = 0; line < LINES; line++)
        fprintf(file, "P%d,ward,drip,%d,1.00,%d\n", line % 1000, line % 7, line);
    CHECK(fclose(file) == 0);
    /* 142,857 times 0 + 1 + … + 6 and then 0: 2,999,997 drips at 12.3456. */
    for (int32_t threads = 1; threads <= 4; threads++) {
        watch(threads, 0, &fen);
        CHECK(fen == 3703676296LL);
        watch(threads, 1, &fen);
    }
}

int main(void) {
    const char *temporary = getenv("TMPDIR");
    snprintf(directory, sizeof directory, "%s/hosp-cases-XXXXXX", temporary ? temporary : "/tmp");
    if (!mkdtemp(directory)) return 2;
    write_file("costs.csv", "department,item,unit_cost\nward,bed,300.125\nward,drip,12.3456\n"
        "lab,blood,20.5\n");
    write_file("cases.csv", "case,group\nP1,GB23\nP2,FM19\n");
    write_file("bad_cases.csv", "case,group\nP1,GB23\nP1,FM19\n,x\n");
    write_file("open_quote.csv", "case,department,item,quantity,amount\nP1,\"ward,bed,1,1\n");
    write_file("lines.csv", "case,department,item,quantity,amount\nP1,ward,bed,2,700.00\n"
        "P1,ward,drip,1.5,30\nP2,lab,blood,1,25.50\nP2,ward,drip,-2,-35.00\n"
        "P2,ward,xray,1,9.00\n");
    small_example();
    bad_input();
    threads_and_cancelling();
    static const char *files[] = {
        "costs.csv", "cases.csv", "bad_cases.csv", "open_quote.csv", "lines.csv", "large.csv",
    };
    for (size_t file = 0; file < sizeof files / sizeof *files; file++) unlink(path_of(files[file]));
    CHECK(rmdir(directory) == 0);
    printf("%d passed, %d failed\n", passed, failed);
    return failed != 0;
}
