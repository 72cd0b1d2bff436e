/*
 * book_report - the cost report of cost_report.c through the tables of a book, and a payment table.
 *
 *     book_report BOOK [DIRECTORY [REPORT [PAYMENT]]]
 *
 * BOOK is the file of the book; it is made when it does not exist. Running again changes nothing.
 * DIRECTORY and REPORT are as in cost_report.c; PAYMENT is a table of DRG payment standards in GBK.
 * The program brings the facts into the tables, allocates the month with hosp_cost_allocate, and
 * prints from the result tables what cost_report.c prints from its result. Then it imports the
 * payment table from its GBK bytes and looks up a few groups by code, in UTF-8.
 * On any error it prints the sentence of the library and ends with status 1.
 *
 * C99 and hosp.h only: cc -std=c99 book_report.c $(pkg-config --cflags --libs hosp)
 */
#define PROGRAM "book_report"

#include "facility.h"
#include "outcome.h"

/* ---- Facts into tables ------------------------------------------------------------------- */

/* A batch of rows on its way into a table. */
struct batch {
    int32_t book, rows;
};

/* A batch is named after the report: importing it again changes nothing. */
static struct batch begin_report(int32_t book, const char *table, const struct facility *facility)
{
    char key[40];
    snprintf(key, sizeof key, "report %s", facility->report);
    struct batch batch = {book, begin(book, table, key)};
    return batch;
}

static void set_text(struct batch batch, const char *column, const char *value)
{
    set(batch.book, batch.rows, column, value);
}

static void set_number(struct batch batch, const char *column, int64_t value)
{
    check(batch.book, hosp_rows_int64(batch.rows, column, -1, value));
}

static void add_row(struct batch batch) { check(batch.book, hosp_rows_add(batch.rows)); }

/* mm/dd/yyyy as yyyymmdd. */
static int32_t day(const char *date)
{
    int month = 0, number = 0, year = 0;
    if (sscanf(date, "%2d/%2d/%4d", &month, &number, &year) != 3)
        fail("a date mm/dd/yyyy was expected in facilities.csv");
    return year * 10000 + month * 100 + number;
}

/* The report of a fiscal year stands in the month in which it ends. */
static int32_t month_of(const struct facility *facility) { return day(facility->to) / 100; }

static void import_departments(int32_t book, const struct facility *facility)
{
    struct batch batch = begin_report(book, "hosp_org_unit", facility);
    for (size_t i = 0; i < facility->centre_count; i++) {
        set_text(batch, "unit_code", facility->centres[i].line);
        set_text(batch, "unit_name", facility->centres[i].label);
        set_number(batch, "valid_from", day(facility->from));
        add_row(batch);
    }
    commit(batch.book, batch.rows);
}

static void import_entries(int32_t book, const struct facility *facility)
{
    struct batch batch = begin_report(book, "hosp_cost_entry", facility);
    for (size_t i = 0; i < facility->centre_count; i++) {
        set_number(batch, "period_month", month_of(facility));
        set_text(batch, "department_code", facility->centres[i].line);
        set_text(batch, "item_code", "cost");
        set_text(batch, "entry_code", "net expense");
        set_text(batch, "amount_yuan", facility->centres[i].net_expense);
        add_row(batch);
    }
    commit(batch.book, batch.rows);
}

/* Each overhead line is spread by a driver of its own, which has the code of the line. */
static void import_drivers(int32_t book, const struct facility *facility)
{
    struct batch batch = begin_report(book, "hosp_driver", facility);
    for (size_t i = 0; i < facility->centre_count && facility->centres[i].step; i++) {
        set_text(batch, "driver_code", facility->centres[i].line);
        set_text(batch, "driver_name", facility->centres[i].basis);
        add_row(batch);
    }
    commit(batch.book, batch.rows);
    batch = begin_report(book, "hosp_driver_statistic", facility);
    for (size_t i = 0; i < facility->statistic_count; i++) {
        set_number(batch, "period_month", month_of(facility));
        set_text(batch, "driver_code", facility->statistics[i].source);
        set_text(batch, "department_code", facility->statistics[i].receiver);
        set_text(batch, "driver_quantity", facility->statistics[i].quantity);
        add_row(batch);
    }
    commit(batch.book, batch.rows);
}

static void import_receivers(int32_t book, const struct facility *facility)
{
    struct batch batch = begin_report(book, "hosp_cost_plan_receiver", facility);
    for (size_t i = 0; i < facility->centre_count && facility->centres[i].step; i++)
        for (size_t j = 0; j < facility->statistic_count; j++) {
            if (strcmp(facility->statistics[j].source, facility->centres[i].line) != 0)
                continue;
            set_text(batch, "plan_code", "medicare");
            set_number(batch, "step_number", facility->centres[i].step);
            set_text(batch, "receiver_code", facility->statistics[j].receiver);
            add_row(batch);
        }
    commit(batch.book, batch.rows);
}

/* The Medicare rules: whole dollars, multipliers of six decimals, the difference to the largest
   share, and a negative overhead line keeps its amount. */
static void import_plan(int32_t book, const struct facility *facility)
{
    check(book, hosp_import_text(
        book, "hosp_cost_plan", -1,
        "plan_code,method_name,rounding_unit,residual_rule,multiplier_digits,"
        "negative_pool_rule,negative_driver_rule\n"
        "medicare,step_down,1,largest,6,keep,error\n", -1, "medicare", -1, NULL, 0, NULL));
    struct batch batch = begin_report(book, "hosp_cost_plan_step", facility);
    for (size_t i = 0; i < facility->centre_count && facility->centres[i].step; i++) {
        set_text(batch, "plan_code", "medicare");
        set_number(batch, "step_number", facility->centres[i].step);
        set_text(batch, "source_code", facility->centres[i].line);
        set_text(batch, "driver_code", facility->centres[i].line);
        add_row(batch);
    }
    commit(batch.book, batch.rows);
    import_receivers(book, facility);
}

static void import_facts(int32_t book, const struct facility *facility)
{
    import_departments(book, facility);
    check(book, hosp_import_text(
        book, "hosp_cost_item", -1, "item_code,sort_number\ncost,1\n", -1, "items", -1,
        NULL, 0, NULL));
    import_drivers(book, facility);
    import_plan(book, facility);
    import_entries(book, facility);
}

/* ---- Results out of tables --------------------------------------------------------------- */

static struct table open_table(
    int32_t book, const char *table, const char *filter, const char *const names[])
{
    int32_t cursor = 0;
    check(book, hosp_select(book, table, -1, filter, -1, &cursor));
    return with_columns(book, cursor, names);
}

/* Allocates the month and writes the filter that takes the rows of the run. */
static void allocate(
    int32_t book, const struct facility *facility, char *filter, size_t capacity)
{
    static const char *const names[] = {"run_id", "version_number", NULL};
    int32_t result = 0, cursor = 0;
    char run[65], version[24];
    check(book, hosp_cost_allocate(book, month_of(facility), "medicare", -1, &result));
    check(book, hosp_result_table(result, "run", -1, &cursor));
    struct table table = with_columns(book, cursor, names);
    while (next(&table)) {
        text(&table, 0, run, sizeof run);
        text(&table, 1, version, sizeof version);
        snprintf(filter, capacity, "{\"run_id\":\"%s\"}", run);
    }
    check(book, hosp_close(result));
    printf("Run %s, version %s\n\n", run, version);
}

static void read_outcome(int32_t book, const char *filter, struct outcome *outcome)
{
    static const char *const pools[] = {"source_code", "amount_fen", "multiplier_text", NULL};
    static const char *const kept[] = {"department_code", "amount_fen", NULL};
    static const char *const finals[] = {
        "department_code", "department_name", "direct_fen", "received_fen", "full_fen", NULL};
    read_pools(open_table(book, "hosp_cost_multiplier", filter, pools), 1, outcome);
    read_pools(open_table(book, "hosp_cost_left", filter, kept), 0, outcome);
    read_finals(open_table(book, "hosp_cost_final", filter, finals), outcome);
}

/* ---- A payment table in GBK -------------------------------------------------------------- */

/* The same book, opened once more in the encoding of the file. */
static int64_t import_payment(const char *location, const char *path)
{
    int32_t book = 0;
    int64_t rows = 0;
    check(0, hosp_open(location, -1, HOSP_GBK, &book));
    check(book, hosp_set_text(book, "language", "en", -1));
    check(book, hosp_set_text(book, "now", "20250401093500", -1));
    check(book, hosp_import_file(
        book, "hosp_drg_payment", -1, path, -1, "suzhou 2023", -1,
        "{\"city_code\":\"suzhou\",\"valid_year\":2023}", -1, &rows));
    check(book, hosp_close(book));
    return rows;
}

static void print_groups(int32_t book)
{
    static const char *const groups[] = {"AA19", "BR25", "ES31", "OC19", NULL};
    static const char *const names[] = {
        "group_code", "group_name", "relative_weight", "level1_standard", "level3_standard", NULL};
    printf("%-6s %10s %16s %16s  %s\n",
           "group", "weight", "level 1, yuan", "level 3, yuan", "name");
    for (int i = 0; groups[i]; i++) {
        char filter[96], cells[5][128];
        snprintf(filter, sizeof filter,
                 "{\"city_code\":\"suzhou\",\"valid_year\":2023,\"group_code\":\"%s\"}", groups[i]);
        struct table table = open_table(book, "hosp_drg_payment", filter, names);
        while (next(&table)) {
            for (int column = 0; column < 5; column++)
                text(&table, column, cells[column], sizeof cells[column]);
            printf("%-6s %10s %16s %16s  %s\n", cells[0], cells[2], cells[3], cells[4], cells[1]);
        }
    }
}

/* ---- The program ------------------------------------------------------------------------- */

int main(int argc, char **argv)
{
    const char *directory = argc > 2 ? argv[2] : "Examples/data/stepdown_12_facilities";
    const char *payment = argc > 4 ? argv[4] : "Examples/data/cn_drg_payment/suzhou_2023.csv";
    struct facility facility = {{0}, {0}, {0}, {0}, {0}, {0}, NULL, 0, NULL, 0};
    struct outcome outcome = {NULL, 0, NULL, 0};
    char filter[96];
    int32_t book = 0;
    if (argc < 2 || argc > 5)
        fail("usage: book_report BOOK [DIRECTORY [REPORT [PAYMENT]]]");

    check(0, hosp_set_text(0, "language", "en", -1));
    check(0, hosp_open(argv[1], -1, HOSP_UTF8, &book));
    check(book, hosp_set_text(book, "language", "en", -1));
    check(book, hosp_set_text(book, "actor", "accountant", -1));
    check(book, hosp_set_text(book, "now", "20250401093000", -1));
    read_facility(book, directory, argc > 3 ? argv[3] : "36922", &facility);
    import_facts(book, &facility);

    print_heading(&facility);
    allocate(book, &facility, filter, sizeof filter);
    read_outcome(book, filter, &outcome);
    print_overhead(&facility, &outcome);
    print_finals(&facility, &outcome);

    printf("\nDRG payment standards of Suzhou, 2023: %" PRId64 " groups\n\n",
           import_payment(argv[1], payment));
    print_groups(book);
    check(book, hosp_close(book));
    free_facility(&facility);
    free_outcome(&outcome);
    return EXIT_SUCCESS;
}
