/*
 * month_cost.h - the cost of one real facility: a cost report of Examples/data/
 * stepdown_12_facilities brought into the tables of a book row by row, allocated, and printed with
 * its total.
 */
#ifndef MONTH_COST_H
#define MONTH_COST_H

#include "example.h"

static const char report[] = "36922";

/* A column of a table, filled from a column of a file or with the same text in every row. */
struct filling { const char *column, *from, *same; };

/* Brings the rows of the report from a file of another system into a table, row by row. */
static void bring(int32_t book, const char *directory, const char *file, int only_overhead,
                  const char *table_name, const struct filling *fillings)
{
    const char *names[MOST_COLUMNS] = {"report", only_overhead ? "is_overhead" : "report"};
    int count = 2;
    for (const struct filling *filling = fillings; filling->column; filling++)
        if (filling->from)
            names[count++] = filling->from;
    struct table table = open_file(book, directory, file, names);
    int32_t rows = begin(book, table_name, report);
    char value[80];
    while (next(&table)) {
        text(&table, 0, value, sizeof value);
        if (strcmp(value, report) != 0)
            continue;
        text(&table, 1, value, sizeof value);
        if (only_overhead && strcmp(value, "1") != 0)
            continue;
        int column = 2;
        for (const struct filling *filling = fillings; filling->column; filling++) {
            if (filling->from)
                text(&table, column++, value, sizeof value);
            set(book, rows, filling->column, filling->from ? value : filling->same);
        }
        check(book, hosp_rows_add(rows));
    }
    commit(book, rows);
}

static void bring_facility(int32_t book, const char *data)
{
    static const struct filling units[] = {
        {"unit_code", "line", NULL}, {"unit_name", "label", NULL},
        {"valid_from", NULL, "20130101"}, {NULL, NULL, NULL}};
    static const struct filling entries[] = {
        {"period_month", NULL, "202503"}, {"department_code", "line", NULL},
        {"item_code", NULL, "cost"}, {"entry_code", NULL, "year"},
        {"amount_yuan", "net_expense", NULL}, {NULL, NULL, NULL}};
    static const struct filling drivers[] = {
        {"driver_code", "line", NULL}, {"driver_name", "basis", NULL}, {NULL, NULL, NULL}};
    static const struct filling steps[] = {
        {"plan_code", NULL, report}, {"step_number", "step_order", NULL},
        {"source_code", "line", NULL}, {"driver_code", "line", NULL}, {NULL, NULL, NULL}};
    static const struct filling statistics[] = {
        {"period_month", NULL, "202503"}, {"driver_code", "overhead_line", NULL},
        {"department_code", "receiving_line", NULL}, {"driver_quantity", "statistic", NULL},
        {NULL, NULL, NULL}};
    char own[4096];
    snprintf(own, sizeof own, "%s", path_of(data, "stepdown_12_facilities"));
    import_text(book, "hosp_cost_item", report, "item_code,sort_number\ncost,1\n");
    /* The Medicare rules: whole dollars, multipliers of six decimals, the difference to the
       largest share, and a negative overhead line keeps its amount. */
    import_text(book, "hosp_cost_plan", report,
                "plan_code,method_name,rounding_unit,residual_rule,multiplier_digits,"
                "negative_pool_rule,negative_driver_rule\n"
                "36922,step_down,1,largest,6,keep,error\n");
    bring(book, own, "cost_centers.csv", 0, "hosp_org_unit", units);
    bring(book, own, "cost_centers.csv", 0, "hosp_cost_entry", entries);
    bring(book, own, "cost_centers.csv", 1, "hosp_driver", drivers);
    bring(book, own, "cost_centers.csv", 1, "hosp_cost_plan_step", steps);
    bring(book, own, "statistics.csv", 0, "hosp_driver_statistic", statistics);
}

static void print_cost(int32_t book)
{
    static const char *const names[] =
        {"department_name", "direct_fen", "received_fen", "amount_fen", NULL};
    int32_t result = 0;
    check(book, hosp_cost_allocate(book, MONTH, report, -1, &result));
    struct table table = open_result(book, result, "final", names);
    int64_t totals[4] = {0, 0, 0, 0};
    printf("\nFull cost of cost report %s, its year as one month, in whole US dollars\n\n"
           "%-40s %14s %14s %14s\n", report, "cost centre", "direct", "received", "full cost");
    while (next(&table)) {
        char name[80];
        text(&table, 0, name, sizeof name);
        if (integer(&table, 3) == 0)   /* a department of another hospital, without cost */
            continue;
        for (int column = 1; column <= 3; column++)
            totals[column] += integer(&table, column) / 100;
        printf("%-40s %14s %14s %14s\n", name, grouped(integer(&table, 1) / 100),
               grouped(integer(&table, 2) / 100), grouped(integer(&table, 3) / 100));
    }
    printf("%-40s %14s %14s %14s\n", "total", grouped(totals[1]), grouped(totals[2]),
           grouped(totals[3]));
    if (totals[1] + totals[2] != totals[3])
        fail("the full cost does not tie");
    check(book, hosp_close(result));
}

#endif
