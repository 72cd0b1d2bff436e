/*
 * Changes a book without end and says so after each call that has returned: what was said must
 * still be there when this program is killed.
 *
 *     book_worker BOOK NAME FIRST
 *
 * Step n imports the batch NAMEn into the month n % 12 + 1 of 2025, allocates that month after
 * every third and withdraws the batch two before after every fifth. Prints
 *
 *     batch KEY ROWS FEN      run ID      withdrawn KEY
 *
 * one per line. Steps may be repeated: a batch that is there is not imported again.
 */
#include <hosp.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { ROWS = 160 };

static char text[1 << 20];

static void check(int32_t status, int32_t book, const char *what) {
    int32_t needed = 0;
    if (status >= 0) return;
    hosp_error_text(book, text, (int32_t)sizeof text, &needed);
    fprintf(stderr, "%s: %d %s\n", what, (int)status, text);
    exit(1);
}

static void load(int32_t book, const char *table, const char *csv) {
    check(hosp_import_text(book, table, -1, csv, -1, "base", -1, NULL, 0, NULL), book, table);
}

static void load_base(int32_t book) {
    load(book, "hosp_org_unit",
         "unit_code,valid_from\nadmin,20200101\nlab,20200101\nward-1,20200101\nward-2,20200101\n");
    load(book, "hosp_cost_item", "item_code,sort_number\ncost,1\ndrugs,2\n");
    load(book, "hosp_driver", "driver_code\nheadcount\norders\n");
    load(book, "hosp_cost_plan",
         "plan_code,method_name,rounding_unit,residual_rule,negative_pool_rule,"
         "negative_driver_rule\nP1,step_down,0.01,largest_remainder,mirror,error\n");
    load(book, "hosp_cost_plan_step",
         "plan_code,step_number,source_code,driver_code\nP1,1,admin,headcount\nP1,2,lab,orders\n");
    strcpy(text, "period_month,driver_code,department_code,driver_quantity\n");
    for (int month = 1; month <= 12; month++)
        sprintf(text + strlen(text),
                "2025%02d,headcount,lab,1\n2025%02d,headcount,ward-1,3\n"
                "2025%02d,headcount,ward-2,2\n2025%02d,orders,ward-1,2.5\n"
                "2025%02d,orders,ward-2,7.5\n", month, month, month, month, month);
    load(book, "hosp_driver_statistic", text);
}

static void import_batch(int32_t book, const char *name, int step) {
    static const char *const departments[] = {"admin", "lab", "ward-1", "ward-2"};
    char key[64];
    int64_t rows = 0, sum = 0;
    int count = 1 + step * 37 % ROWS;
    int length = sprintf(
        text, "period_month,department_code,item_code,entry_code,amount_fen\n");
    for (int row = 0; row < count; row++) {
        int fen = (step * 7919 + row * 104729) % 1000003 - 1000;
        length += sprintf(text + length, "2025%02d,%s,%s,%s%d-%d,%d\n", step % 12 + 1,
                          departments[row % 4], row % 3 == 0 ? "drugs" : "cost", name, step, row,
                          fen);
        sum += fen;
    }
    sprintf(key, "%s%d", name, step);
    check(hosp_import_text(
        book, "hosp_cost_entry", -1, text, length, key, -1, NULL, 0, &rows), book, key);
    printf("batch %s %lld %lld\n", key, (long long)rows, (long long)sum);
}

static void allocate(int32_t book, int step) {
    int32_t result = 0, needed = 0;
    char *id, *end;
    check(hosp_cost_allocate(book, 202501 + step % 12, "P1", -1, &result), book, "allocate");
    check(hosp_result_json(result, text, (int32_t)sizeof text, &needed), book, "json");
    hosp_close(result);
    id = strstr(text, "\"run\":{\"id\":\"");
    end = id != NULL ? strchr(id += strlen("\"run\":{\"id\":\""), '"') : NULL;
    if (end == NULL) exit(1);
    printf("run %.*s\n", (int)(end - id), id);
}

static void withdraw(int32_t book, const char *name, int step) {
    char arguments[128];
    int32_t result = 0, status;
    sprintf(arguments, "{\"table\":\"hosp_cost_entry\",\"batch\":\"%s%d\"}", name, step);
    status = hosp_run(book, "book.batch.withdraw", -1, arguments, -1, &result);
    /* The step may be one that was done before the program was killed. */
    if (status != HOSP_E_UNKNOWN) check(status, book, arguments);
    if (status == HOSP_OK) hosp_close(result);
    printf("withdrawn %s%d\n", name, step);
}

int main(int count, char **arguments) {
    int32_t book = 0;
    if (count != 4) return 2;
    setvbuf(stdout, NULL, _IOLBF, BUFSIZ);
    check(hosp_open(arguments[1], -1, HOSP_UTF8, &book), 0, "open");
    check(hosp_set_text(book, "now", "20250401120000", -1), book, "now");
    load_base(book);
    printf("ready\n");
    for (int step = atoi(arguments[3]);; step++) {
        import_batch(book, arguments[2], step);
        if (step % 3 == 2) allocate(book, step);
        if (step % 5 == 4) withdraw(book, arguments[2], step - 2);
    }
}
