/*
 * What the two cost reports share: one facility of Examples/data/stepdown_12_facilities, read with
 * the CSV cursor of the library.
 */
#ifndef FACILITY_H
#define FACILITY_H

#include "example.h"

#include <limits.h>

/* One row of cost_centers.csv. */
struct centre {
    char line[16];
    char label[80];
    char basis[40];
    char net_expense[24];
    int step;              /* place in the order of closing; 0 for a final cost centre */
};

/* One row of statistics.csv: how much of an overhead line's statistic a line has. */
struct statistic {
    char source[16];
    char receiver[16];
    char quantity[24];
};

struct facility {
    char report[16], name[80], city[40], state[8], from[16], to[16];
    struct centre *centres;
    size_t centre_count;
    struct statistic *statistics;
    size_t statistic_count;
};

/* Amounts come in hundredths; this report is in whole dollars. */
static inline int64_t dollars(const struct table *table, int wanted)
{
    return integer(table, wanted) / 100;
}

/* ---- Reading the facility ---------------------------------------------------------------- */

static inline void read_name(int32_t book, const char *directory, struct facility *facility)
{
    static const char *const names[] =
        {"report", "name", "city", "state", "period_from", "period_to", NULL};
    struct table table = open_file(book, directory, "facilities.csv", names);
    char report[16];
    while (next(&table)) {
        text(&table, 0, report, sizeof report);
        if (strcmp(report, facility->report) != 0)
            continue;
        text(&table, 1, facility->name, sizeof facility->name);
        text(&table, 2, facility->city, sizeof facility->city);
        text(&table, 3, facility->state, sizeof facility->state);
        text(&table, 4, facility->from, sizeof facility->from);
        text(&table, 5, facility->to, sizeof facility->to);
    }
    if (facility->name[0] == '\0')
        fail("there is no report of this number");
}

/* The cost centres in file order, but overhead lines sorted by their step. */
static inline int by_step(const void *one, const void *other)
{
    const struct centre *a = one, *b = other;
    int first = a->step ? a->step : INT_MAX, second = b->step ? b->step : INT_MAX;
    return first != second ? (first > second) - (first < second) : strcmp(a->line, b->line);
}

static inline void read_centres(int32_t book, const char *directory, struct facility *facility)
{
    static const char *const names[] =
        {"report", "line", "label", "basis", "net_expense", "step_order", NULL};
    struct table table = open_file(book, directory, "cost_centers.csv", names);
    char report[16], step[16];
    while (next(&table)) {
        text(&table, 0, report, sizeof report);
        if (strcmp(report, facility->report) != 0)
            continue;
        facility->centres = room_for_one_more(
            facility->centres, facility->centre_count, sizeof *facility->centres);
        struct centre *centre = &facility->centres[facility->centre_count++];
        text(&table, 1, centre->line, sizeof centre->line);
        text(&table, 2, centre->label, sizeof centre->label);
        text(&table, 3, centre->basis, sizeof centre->basis);
        text(&table, 4, centre->net_expense, sizeof centre->net_expense);
        text(&table, 5, step, sizeof step);
        centre->step = step[0] ? (int)whole_number(step) : 0;
    }
    if (facility->centre_count == 0)
        fail("the report has no cost centres");
    qsort(facility->centres, facility->centre_count, sizeof *facility->centres, by_step);
}

static inline void read_statistics(int32_t book, const char *directory, struct facility *facility)
{
    static const char *const names[] =
        {"report", "overhead_line", "receiving_line", "statistic", NULL};
    struct table table = open_file(book, directory, "statistics.csv", names);
    char report[16];
    while (next(&table)) {
        text(&table, 0, report, sizeof report);
        if (strcmp(report, facility->report) != 0)
            continue;
        facility->statistics = room_for_one_more(
            facility->statistics, facility->statistic_count, sizeof *facility->statistics);
        struct statistic *statistic = &facility->statistics[facility->statistic_count++];
        text(&table, 1, statistic->source, sizeof statistic->source);
        text(&table, 2, statistic->receiver, sizeof statistic->receiver);
        text(&table, 3, statistic->quantity, sizeof statistic->quantity);
    }
}

static inline void read_facility(
    int32_t book, const char *directory, const char *report, struct facility *facility)
{
    if (strlen(report) >= sizeof facility->report)
        fail("the number of the report is too long");
    strcpy(facility->report, report);
    read_name(book, directory, facility);
    read_centres(book, directory, facility);
    read_statistics(book, directory, facility);
}

static inline void free_facility(struct facility *facility)
{
    free(facility->centres);
    free(facility->statistics);
}

#endif
