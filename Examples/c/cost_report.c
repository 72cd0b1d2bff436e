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
 * facility.h reads the files, outcome.h prints; book_report.c shares both.
 */
#define PROGRAM "cost_report"

#include "facility.h"
#include "outcome.h"

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

/* ---- The program ------------------------------------------------------------------------- */

static void read_outcome(int32_t book, int32_t result, struct outcome *outcome)
{
    static const char *const pools[] = {"source", "amount_fen", "multiplier", NULL};
    static const char *const kept[] = {"department", "amount_fen", NULL};
    static const char *const finals[] =
        {"department", "department_name", "direct_fen", "received_fen", "amount_fen", NULL};
    read_pools(open_result(book, result, "multipliers", pools), 1, outcome);
    read_pools(open_result(book, result, "left_in_source", kept), 0, outcome);
    read_finals(open_result(book, result, "final", finals), outcome);
}

int main(int argc, char **argv)
{
    const char *directory = argc > 1 ? argv[1] : "Examples/data/stepdown_12_facilities";
    struct facility facility = {{0}, {0}, {0}, {0}, {0}, {0}, NULL, 0, NULL, 0};
    struct outcome outcome = {NULL, 0, NULL, 0};
    int32_t book = 0;
    if (argc > 3)
        fail("usage: cost_report [DIRECTORY [REPORT]]");

    check(0, hosp_set_text(0, "language", "en", -1));
    check(0, hosp_open(":memory:", -1, HOSP_UTF8, &book));
    check(book, hosp_set_text(book, "language", "en", -1));
    read_facility(book, directory, argc > 2 ? argv[2] : "36922", &facility);
    read_outcome(book, allocate(book, &facility), &outcome);
    check(book, hosp_close(book));   /* closes the result as well */

    print_heading(&facility);
    print_overhead(&facility, &outcome);
    print_finals(&facility, &outcome);
    free_facility(&facility);
    free_outcome(&outcome);
    return EXIT_SUCCESS;
}
