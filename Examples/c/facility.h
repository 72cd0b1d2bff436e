/*
 * What the reports of Examples/c share: ending with the library's words, reading tables by the
 * names of their columns, and one facility of Examples/data/stepdown_12_facilities.
 */
#ifndef FACILITY_H
#define FACILITY_H

#include <hosp.h>

#include <inttypes.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

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

/* ---- Errors and memory ------------------------------------------------------------------- */

/* The name of the program in front of its last words. */
static const char *program = "";

static void fail(const char *sentence)
{
    fprintf(stderr, "%s: %s\n", program, sentence);
    exit(EXIT_FAILURE);
}

/* Ends the program with the library's own words if a call failed; book 0 before one is open. */
static int32_t check(int32_t book, int32_t status)
{
    if (status < 0) {
        char text[4096] = "";
        if (hosp_error_text(book, text, sizeof text, NULL) != HOSP_OK || text[0] == '\0')
            snprintf(text, sizeof text, "status %" PRId32, status);
        fail(text);
    }
    return status;
}

/* Room for one more element behind `count` elements of `size` bytes. */
static void *room_for_one_more(void *elements, size_t count, size_t size)
{
    if (count & (count - 1))   /* memory grows when the count reaches a power of two */
        return elements;
    size_t capacity = count ? 2 * count : 1;
    void *grown = capacity > SIZE_MAX / size ? NULL : realloc(elements, capacity * size);
    if (!grown)
        fail("out of memory");
    return grown;
}

/* ---- Tables ------------------------------------------------------------------------------ */

enum { MOST_COLUMNS = 8 };

/* A cursor and the numbers of the columns that are read, found by their names. */
struct table {
    int32_t book;
    int32_t cursor;
    int32_t columns[MOST_COLUMNS];
};

static struct table with_columns(int32_t book, int32_t cursor, const char *const names[])
{
    struct table table = {book, cursor, {0}};
    int32_t count = 0;
    check(book, hosp_cursor_columns(cursor, &count));
    for (int wanted = 0; names[wanted]; wanted++) {
        for (int32_t column = 1; column <= count; column++) {
            char name[128];
            check(book, hosp_cursor_name(cursor, column, name, sizeof name, NULL));
            if (strcmp(name, names[wanted]) == 0)
                table.columns[wanted] = column;
        }
        if (table.columns[wanted] == 0) {
            char sentence[160];
            snprintf(sentence, sizeof sentence, "there is no column \"%.80s\"", names[wanted]);
            fail(sentence);
        }
    }
    return table;
}

static struct table open_file(
    int32_t book, const char *directory, const char *file, const char *const names[])
{
    char path[4096];
    int32_t cursor = 0;
    int length = snprintf(path, sizeof path, "%s/%s", directory, file);
    if (length < 0 || (size_t)length >= sizeof path)
        fail("the name of the directory is too long");
    check(book, hosp_csv_open_file(book, path, length, &cursor, NULL));
    return with_columns(book, cursor, names);
}

/* Goes to the next row; closes the table after the last one. */
static int next(struct table *table)
{
    if (check(table->book, hosp_cursor_next(table->cursor)) == HOSP_ROW)
        return 1;
    check(table->book, hosp_close(table->cursor));
    return 0;
}

/* A text that does not fit is an error of the library, never cut. */
static void text(const struct table *table, int wanted, char *buffer, size_t capacity)
{
    check(table->book, hosp_cursor_text(
        table->cursor, table->columns[wanted], buffer, (int32_t)capacity, NULL));
}

/* Amounts come in hundredths; this report is in whole dollars. */
static int64_t dollars(const struct table *table, int wanted)
{
    int64_t hundredths = 0;
    check(table->book, hosp_cursor_int64(
        table->cursor, table->columns[wanted], &hundredths));
    return hundredths / 100;
}

static int64_t whole_number(const char *digits)
{
    char *end = NULL;
    long long number = strtoll(digits, &end, 10);
    if (end == digits || *end != '\0')
        fail("a whole number was expected in the CSV files");
    return number;
}

/* ---- Reading the facility ---------------------------------------------------------------- */

static void read_name(int32_t book, const char *directory, struct facility *facility)
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
static int by_step(const void *one, const void *other)
{
    const struct centre *a = one, *b = other;
    int first = a->step ? a->step : INT_MAX, second = b->step ? b->step : INT_MAX;
    return first != second ? (first > second) - (first < second) : strcmp(a->line, b->line);
}

static void read_centres(int32_t book, const char *directory, struct facility *facility)
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

static void read_statistics(int32_t book, const char *directory, struct facility *facility)
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

static void read_facility(
    int32_t book, const char *directory, const char *report, struct facility *facility)
{
    if (strlen(report) >= sizeof facility->report)
        fail("the number of the report is too long");
    strcpy(facility->report, report);
    read_name(book, directory, facility);
    read_centres(book, directory, facility);
    read_statistics(book, directory, facility);
}

static void free_facility(struct facility *facility)
{
    free(facility->centres);
    free(facility->statistics);
}

#endif
