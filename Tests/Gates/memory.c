/*
 * Calls whose need of memory grows with what the host hands over are made with less and less of it:
 * each must do its work or say HOSP_E_MEMORY, and never end the host.
 *
 *     memory DIRECTORY
 *
 * Each attempt is a child with an address space of so many bytes more than it has (RLIMIT_AS): from
 * 512 MiB down to 16 MiB, and then closing in on the least that is enough. With the most a call
 * must succeed, and with the least be refused: else the attempts say nothing. After a refusal a
 * small calculation must work.
 *
 * What this cannot try: a Swift program that is refused a small piece of memory is ended by its
 * runtime, and no code of ours can catch that. So large pieces are asked for before they are
 * needed, and the last 16 MiB of a process are out of reach of this gate.
 */
#define _GNU_SOURCE
#include <hosp.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

enum { SIZE = 2 << 20, MEBIBYTE = 1 << 20, LEAST = 16, MOST = 512 };
enum { PASSED = 0, REFUSED = 1, BROKEN = 2 };
enum { WRONG_STATUS = 4, NO_WORDS = 5, UNUSABLE = 6, UNPREPARED = 7 };

static char text[SIZE + 1024];
static char path[1024], file[1024], costs[1024];
static int64_t numbers[MEBIBYTE];
static int32_t places[MEBIBYTE];

/* ---- the calls ---- */

static void csv_text(void) {
    int length = sprintf(text, "period_month,department_code,item_code,entry_code,amount_fen\n");
    for (int row = 0; length < SIZE; row++)
        length += sprintf(text + length, "202503,lab,cost,V%d,%d\n", row, row);
}

static void short_fields(void) {
    int length = sprintf(text, "a,b,c,d\n");
    for (; length < SIZE; length += 8) memcpy(text + length, "1,2,3,4\n", 9);
}

/* The densest JSON: a value for every two bytes. Every share is 100 yuan, a text of nine bytes. */
static void json_text(void) {
    int length = sprintf(text, "{\"total\":\"100000000\",\"weights\":[1");
    for (; length < SIZE; length += 2) memcpy(text + length, ",1", 3);
    memcpy(text + length, "]}", 3);
}

/* Every line has a case of its own; one in eight is a refund. */
static void charge_lines(void) {
    int length = sprintf(text, "case,department,item,quantity,amount\n");
    for (int row = 0; length < SIZE; row++)
        length += sprintf(text + length, "%d,1,1,%s,5\n", row, row % 8 ? "1" : "-1");
}

static void case_list(void) {
    int length = sprintf(text, "case,group\n");
    for (int row = 0; length < SIZE; row++) length += sprintf(text + length, "%d,G\n", row);
}

static void unit_costs(void) {
    int length = sprintf(text, "department,item,unit_cost\n");
    for (int row = 0; length < SIZE; row++)
        length += sprintf(text + length, "1,%d,1\n", row);
}

static void nothing(void) {}

static int32_t import_text(int32_t book) {
    return hosp_import_text(book, "hosp_cost_entry", -1, text, -1, "b", -1, NULL, 0, NULL);
}

static int32_t import_file(int32_t book) {
    return hosp_import_file(book, "hosp_cost_entry", -1, file, -1, "b", -1, NULL, 0, NULL);
}

static int32_t csv_open_text(int32_t book) {
    int32_t cursor = 0, findings = 0;
    return hosp_csv_open_text(book, text, -1, &cursor, &findings);
}

static int32_t csv_open_file(int32_t book) {
    int32_t cursor = 0, findings = 0;
    return hosp_csv_open_file(book, file, -1, &cursor, &findings);
}

static int32_t run_json(int32_t book) {
    int32_t result = 0;
    return hosp_run(book, "money.apportion", -1, text, -1, &result);
}

static int32_t cost(int32_t book, const char *lines, const char *units, const char *list) {
    int32_t result = 0;
    return hosp_case_cost_file(book, lines, -1, units, -1, list, list ? -1 : 0, 0, 0, &result);
}

static int32_t cost_lines(int32_t book) { return cost(book, file, costs, NULL); }

static int32_t cost_cases(int32_t book) { return cost(book, costs, costs, file); }

static int32_t cost_units(int32_t book) { return cost(book, costs, file, NULL); }

/* Lines as columns, each with a case of its own. */
static int32_t cost_columns(int32_t book) {
    enum { LINES = MEBIBYTE / 4 };
    char arguments[1200];
    int32_t result = 0;
    static int32_t ones[LINES];
    int64_t *cases = (int64_t *)(void *)text;
    for (int row = 0; row < LINES; row++) cases[row] = row, ones[row] = 1;
    snprintf(arguments, sizeof arguments, "{\"unit_costs_file\":\"%s\"}", costs);
    return hosp_case_cost_arrays(book, arguments, -1, LINES, cases, ones, ones, numbers, 0,
                                 numbers, NULL, NULL, &result);
}

static int32_t shares;

static int32_t share_out(int32_t book) {
    return hosp_run(book, "money.apportion", -1, text, -1, &shares);
}

static int32_t result_json(int32_t book) {
    char piece[64];
    (void)book;
    return hosp_result_json_part(shares, 0, piece, sizeof piece, NULL);
}

static int32_t apportion(int32_t book) {
    (void)book;
    return hosp_money_apportion(
        1000000, numbers, MEBIBYTE, 0, HOSP_LARGEST_REMAINDER, numbers);
}

static int32_t step_down(int32_t book) {
    enum { DEPARTMENTS = 1000, STEPS = DEPARTMENTS - 1 };
    (void)book;
    return hosp_cost_step_down(DEPARTMENTS, 1, numbers, STEPS, places, numbers, 0,
                               HOSP_LARGEST_REMAINDER, numbers);
}

static int32_t topsis(int32_t book) {
    enum { CRITERIA = 8, ALTERNATIVES = MEBIBYTE / CRITERIA };
    static int32_t decimals[CRITERIA], directions[CRITERIA];
    static int64_t weights[CRITERIA] = {1, 1, 1, 1, 1, 1, 1, 1};
    double *closeness = (double *)(void *)text;
    (void)book;
    return hosp_evaluation_topsis(ALTERNATIVES, CRITERIA, numbers, decimals, directions, weights,
                                  HOSP_TURN_DIRECTION, HOSP_NORM_VECTOR, HOSP_WEIGHT_MATRIX, 1,
                                  closeness, places);
}

/* `before` is called while there is memory. */
static const struct {
    const char *name;
    void (*prepare)(void);
    int32_t (*call)(int32_t book);
    int32_t (*before)(int32_t book);
} calls[] = {
    {"hosp_import_text", csv_text, import_text, NULL},
    {"hosp_import_file", csv_text, import_file, NULL},
    {"hosp_csv_open_text", short_fields, csv_open_text, NULL},
    {"hosp_csv_open_file", short_fields, csv_open_file, NULL},
    {"hosp_run", json_text, run_json, NULL},
    {"hosp_case_cost_file, lines", charge_lines, cost_lines, NULL},
    {"hosp_case_cost_file, cases", case_list, cost_cases, NULL},
    {"hosp_case_cost_file, unit costs", unit_costs, cost_units, NULL},
    {"hosp_case_cost_arrays", nothing, cost_columns, NULL},
    {"hosp_result_json_part", json_text, result_json, share_out},
    {"hosp_money_apportion", nothing, apportion, NULL},
    {"hosp_cost_step_down", nothing, step_down, NULL},
    {"hosp_evaluation_topsis", nothing, topsis, NULL},
};

/* ---- the attempts ---- */

static int32_t small(int32_t book, const char *table, const char *csv) {
    return hosp_import_text(book, table, -1, csv, -1, "small", -1, NULL, 0, NULL);
}

/* In the child: opens a book with the codes that the entries name, and makes the memory scarce. */
static int attempt(size_t at, int mebibytes) {
    char words[1024] = "";
    int32_t book = 0, length = 0, status;
    int64_t weights[] = {1, 2}, shares[2];
    long pages = 0;
    if (hosp_open(path, -1, HOSP_UTF8, &book) != HOSP_OK
        || hosp_set_text(book, "now", "20250401120000", -1) != HOSP_OK
        || small(book, "hosp_org_unit", "unit_code,valid_from\nlab,20200101\n") != HOSP_OK
        || small(book, "hosp_cost_item", "item_code,sort_number\ncost,1\n") != HOSP_OK
        || small(book, "hosp_cost_entry", "period_month,department_code,item_code,entry_code,"
                 "amount_fen\n202501,lab,cost,V,1\n") != HOSP_OK
        || (calls[at].before != NULL && calls[at].before(book) != HOSP_OK)) return UNPREPARED;
    FILE *sizes = fopen("/proc/self/statm", "r");
    if (sizes == NULL || fscanf(sizes, "%ld", &pages) != 1) return UNPREPARED;
    fclose(sizes);
    rlim_t size = (rlim_t)pages * (rlim_t)sysconf(_SC_PAGESIZE) + (rlim_t)mebibytes * MEBIBYTE;
    struct rlimit limit = {size, size};
    if (setrlimit(RLIMIT_AS, &limit) != 0) return UNPREPARED;
    status = calls[at].call(book);
    if (status == HOSP_OK) return PASSED;
    hosp_error_text(0, words, sizeof words, &length);
    if (status != HOSP_E_MEMORY) {
        fprintf(stderr, "memory: %s, %d MiB: %d %s\n", calls[at].name, mebibytes, (int)status,
                words);
        return WRONG_STATUS;
    }
    if (length < 10) return NO_WORDS;
    if (hosp_money_apportion(3, weights, 2, 0, HOSP_LARGEST_REMAINDER, shares) != HOSP_OK
        || shares[1] != 2 || hosp_close(book) != HOSP_OK) return UNUSABLE;
    return REFUSED;
}

static int write_file(void) {
    FILE *output = fopen(file, "wb");
    if (output == NULL) return 0;
    int is_whole = fputs(text, output) >= 0;
    return fclose(output) == 0 && is_whole;
}

/* An attempt ends without closing its book. */
static void remove_book(void) {
    static const char *const beside[] = {"", "-wal", "-shm"};
    for (size_t at = 0; at < sizeof beside / sizeof beside[0]; at++) {
        char name[1100];
        snprintf(name, sizeof name, "%s%s", path, beside[at]);
        unlink(name);
    }
}

/* What came of a child with so much memory; complains when it is neither. */
static int outcome(size_t at, int mebibytes) {
    int ending = -1;
    remove_book();
    pid_t child = fork();
    if (child == 0) _exit(attempt(at, mebibytes));
    if (child > 0 && waitpid(child, &ending, 0) == child && WIFEXITED(ending)
        && (WEXITSTATUS(ending) == PASSED || WEXITSTATUS(ending) == REFUSED))
        return WEXITSTATUS(ending);
    printf("memory: %s with %d MiB ended with %d, signal %d\n", calls[at].name, mebibytes,
           WEXITSTATUS(ending), WTERMSIG(ending));
    return BROKEN;
}

/* All attempts of a call; returns whether all went well. The least that is enough is closed in on,
 * because there a call is let in that has not a byte to spare. */
static int attempts(size_t at) {
    int enough = 0, scarce = 0, is_well = 1, counts[] = {0, 0, 0, 0};
    memset(text, 0, sizeof text);
    calls[at].prepare();
    if (!write_file()) return 0;
    for (int mebibytes = MOST; mebibytes >= LEAST; mebibytes = mebibytes * 2 / 3) {
        int came = outcome(at, mebibytes);
        counts[came]++;
        if (came == PASSED) enough = mebibytes;
        if (came == REFUSED && scarce == 0) scarce = mebibytes;
    }
    while (scarce > 0 && enough - scarce > 1) {
        int mebibytes = (enough + scarce) / 2, came = outcome(at, mebibytes);
        counts[came]++;
        if (came == REFUSED) scarce = mebibytes; else enough = mebibytes;
    }
    printf("%s: %d passed, %d refused, %d MiB are enough\n", calls[at].name, counts[PASSED],
           counts[REFUSED], enough);
    if (counts[PASSED] == 0 || counts[REFUSED] == 0) {
        printf("memory: %s was not tried on both sides\n", calls[at].name);
        is_well = 0;
    }
    return is_well && counts[BROKEN] == 0;
}

int main(int count, char **arguments) {
    int is_well = 1;
    if (count != 2) {
        fprintf(stderr, "usage: memory DIRECTORY\n");
        return 2;
    }
    setvbuf(stdout, NULL, _IONBF, 0);
    snprintf(path, sizeof path, "%s/memory.book", arguments[1]);
    snprintf(file, sizeof file, "%s/memory.csv", arguments[1]);
    snprintf(costs, sizeof costs, "%s/costs.csv", arguments[1]);
    FILE *units = fopen(costs, "wb");
    if (units == NULL || fputs("case,department,item,quantity,amount,unit_cost\n"
            "1,1,1,1,1,1\n", units) < 0 || fclose(units) != 0) return 2;
    for (size_t at = 0; at < MEBIBYTE; at++) numbers[at] = 1 + (int64_t)at % 1000;
    for (size_t at = 0; at < MEBIBYTE; at++) places[at] = 1 + (int32_t)at;
    for (size_t at = 0; at < sizeof calls / sizeof calls[0]; at++) is_well &= attempts(at);
    return !is_well;
}
