/*
 * cost_report - the overhead step-down of one real cost report, from CSV files to final cost.
 *
 *     cost_report [DIRECTORY [REPORT]]
 *
 * DIRECTORY holds the files of Examples/data/stepdown_12_facilities; REPORT is a report number in
 * facilities.csv. The program reads the files with the CSV cursor of the library, puts the facts
 * together as arguments of `cost.allocate`, runs it, and prints the overhead lines with their
 * statistics and multipliers, then every final cost centre with what it received, then totals.
 * On any error it prints the sentence of the library and ends with status 1.
 *
 * C99 and hosp.h only: cc -std=c99 cost_report.c $(pkg-config --cflags --libs hosp)
 */
#define PROGRAM "cost_report"
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
static int64_t dollars(const struct table *table, int wanted)
{
    return integer(table, wanted) / 100;
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

/* ---- Arguments --------------------------------------------------------------------------- */

/* The library collects the pieces, so this program needs no buffer for the whole. */
static void add(int32_t book, const char *piece)
{
    check(book, hosp_arguments_append(book, piece, -1));
}

/* A JSON string: names come from files and may hold anything. */
static void add_string(int32_t book, const char *value)
{
    add(book, "\"");
    for (; *value; value++) {
        char piece[8];
        unsigned char byte = (unsigned char)*value;
        if (byte < 0x20 || byte == '"' || byte == '\\')
            snprintf(piece, sizeof piece, "\\u%04x", byte);
        else
            snprintf(piece, sizeof piece, "%c", byte);
        add(book, piece);
    }
    add(book, "\"");
}

static void add_departments(int32_t book, const struct facility *facility)
{
    for (size_t i = 0; i < facility->centre_count; i++) {
        const struct centre *centre = &facility->centres[i];
        add(book, i ? ",{\"id\":" : "{\"id\":");
        add_string(book, centre->line);
        add(book, ",\"name\":");
        add_string(book, centre->label);
        add(book, ",\"direct\":{\"cost\":");
        add_string(book, centre->net_expense);
        add(book, "}}");
    }
}

/* The driver of an overhead line, {"00500":"215",…}, or only its receivers, ["00500",…]. */
static void add_statistics(
    int32_t book, const struct facility *facility, const char *source, int with_quantity)
{
    int count = 0;
    add(book, with_quantity ? "{" : "[");
    for (size_t i = 0; i < facility->statistic_count; i++) {
        const struct statistic *statistic = &facility->statistics[i];
        if (strcmp(statistic->source, source) != 0)
            continue;
        if (count++)
            add(book, ",");
        add_string(book, statistic->receiver);
        if (with_quantity) {
            add(book, ":");
            add_string(book, statistic->quantity);
        }
    }
    add(book, with_quantity ? "}" : "]");
}

static int32_t allocate(int32_t book, const struct facility *facility)
{
    int32_t result = 0;
    add(book, "{\"method\":\"step_down\",\"categories\":[\"cost\"],\"departments\":[");
    add_departments(book, facility);
    add(book, "],\"drivers\":{");
    for (size_t i = 0; i < facility->centre_count && facility->centres[i].step; i++) {
        if (i)
            add(book, ",");
        add_string(book, facility->centres[i].line);
        add(book, ":");
        add_statistics(book, facility, facility->centres[i].line, 1);
    }
    add(book, "},\"steps\":[");
    for (size_t i = 0; i < facility->centre_count && facility->centres[i].step; i++) {
        add(book, i ? ",{\"sources\":[" : "{\"sources\":[");
        add_string(book, facility->centres[i].line);
        add(book, "],\"driver\":");
        add_string(book, facility->centres[i].line);
        add(book, ",\"receivers\":");
        add_statistics(book, facility, facility->centres[i].line, 0);
        add(book, "}");
    }
    /* The Medicare rules: whole dollars, multipliers of six decimals, the difference to the
       largest share, and a negative overhead line keeps its amount. */
    add(book, "],\"rounding\":{\"unit\":\"1\",\"residual\":\"largest\","
              "\"multiplier_digits\":6,\"negative_pool\":\"keep\"}}");
    check(book, hosp_run(book, "cost.allocate", -1, NULL, 0, &result));
    return result;
}

/* ---- Printing ---------------------------------------------------------------------------- */

static int64_t statistic_total(const struct facility *facility, const char *source)
{
    int64_t total = 0;
    for (size_t i = 0; i < facility->statistic_count; i++)
        if (strcmp(facility->statistics[i].source, source) == 0)
            total += whole_number(facility->statistics[i].quantity);
    return total;
}

/* Amount and multiplier of an overhead line; 0 when the table has no row for it. */
static int find_source(
    int32_t book, int32_t result, const char *name, const char *source,
    int64_t *amount, char *multiplier, size_t capacity)
{
    static const char *const pool[] = {"source", "amount_fen", "multiplier", NULL};
    static const char *const kept[] = {"department", "amount_fen", NULL};
    struct table table = open_result(book, result, name, multiplier ? pool : kept);
    int found = 0;
    char line[16];
    while (next(&table)) {
        text(&table, 0, line, sizeof line);
        if (strcmp(line, source) != 0)
            continue;
        *amount = dollars(&table, 1);
        if (multiplier)
            text(&table, 2, multiplier, capacity);
        found = 1;
    }
    return found;
}

static void print_overhead(int32_t book, int32_t result, const struct facility *facility)
{
    printf("Overhead lines in the order in which they are closed\n\n");
    printf("%-6s %-32s %-13s %12s %12s %14s\n",
           "line", "cost centre", "basis", "amount", "statistic", "multiplier");
    for (size_t i = 0; i < facility->centre_count && facility->centres[i].step; i++) {
        const struct centre *centre = &facility->centres[i];
        int64_t amount = 0;
        char multiplier[64] = "nothing to do";
        if (!find_source(book, result, "multipliers", centre->line,
                         &amount, multiplier, sizeof multiplier)
            && find_source(book, result, "left_in_source", centre->line, &amount, NULL, 0))
            snprintf(multiplier, sizeof multiplier, "kept");
        printf("%-6s %-32s %-13s %12s %12s %14s\n", centre->line, centre->label, centre->basis,
               grouped(amount), grouped(statistic_total(facility, centre->line)), multiplier);
    }
}

static int is_overhead(const struct facility *facility, const char *line)
{
    for (size_t i = 0; i < facility->centre_count; i++)
        if (strcmp(facility->centres[i].line, line) == 0)
            return facility->centres[i].step != 0;
    return 0;
}

static void print_final_row(
    const char *line, const char *label, int64_t direct, int64_t received, int64_t amount)
{
    printf("%-6s %-40s %14s %14s %14s\n",
           line, label, grouped(direct), grouped(received), grouped(amount));
}

/* Prints the final cost centres and the totals; 0 if the totals do not tie. */
static int print_final(int32_t book, int32_t result, const struct facility *facility)
{
    static const char *const names[] =
        {"department", "department_name", "direct_fen", "received_fen", "amount_fen", NULL};
    struct table table = open_result(book, result, "final", names);
    int64_t direct = 0, received = 0, final = 0, kept = 0, before = 0;
    printf("\nFinal cost centres\n\n");
    printf("%-6s %-40s %14s %14s %14s\n", "line", "cost centre", "direct", "received", "final");
    while (next(&table)) {
        char line[16], label[80];
        text(&table, 0, line, sizeof line);
        text(&table, 1, label, sizeof label);
        if (is_overhead(facility, line)) {
            kept += dollars(&table, 4);
            continue;
        }
        direct += dollars(&table, 2);
        received += dollars(&table, 3);
        final += dollars(&table, 4);
        print_final_row(line, label, dollars(&table, 2), dollars(&table, 3), dollars(&table, 4));
    }
    for (size_t i = 0; i < facility->centre_count; i++)
        before += whole_number(facility->centres[i].net_expense);
    print_final_row("", "total", direct, received, final);
    printf("\n%-47s %14s\n", "net expense of all lines", grouped(before));
    printf("%-47s %14s\n", "final cost", grouped(final));
    printf("%-47s %14s\n", "kept by negative overhead lines", grouped(kept));
    printf("%-47s %14s\n", "difference", grouped(before - final - kept));
    return direct + received == final && final + kept == before;
}

/* ---- The program ------------------------------------------------------------------------- */

int main(int argc, char **argv)
{
    const char *directory = argc > 1 ? argv[1] : "Examples/data/stepdown_12_facilities";
    const char *report = argc > 2 ? argv[2] : "36922";
    struct facility facility = {{0}, {0}, {0}, {0}, {0}, {0}, NULL, 0, NULL, 0};
    int32_t book = 0;
    if (argc > 3 || strlen(report) >= sizeof facility.report)
        fail("usage: cost_report [DIRECTORY [REPORT]]");
    strcpy(facility.report, report);

    check(0, hosp_set_text(0, "language", "en", -1));
    check(0, hosp_open(":memory:", -1, HOSP_UTF8, &book));
    check(book, hosp_set_text(book, "language", "en", -1));
    read_name(book, directory, &facility);
    read_centres(book, directory, &facility);
    read_statistics(book, directory, &facility);
    int32_t result = allocate(book, &facility);

    printf("%s, %s, %s\nCost report %s, %s to %s, in whole US dollars\n\n", facility.name,
           facility.city, facility.state, facility.report, facility.from, facility.to);
    print_overhead(book, result, &facility);
    int ties = print_final(book, result, &facility);

    check(book, hosp_close(book));   /* closes the result as well */
    free(facility.centres);
    free(facility.statistics);
    if (!ties)
        fail("the totals do not tie");
    return EXIT_SUCCESS;
}
