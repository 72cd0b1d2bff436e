/*
 * The outcome of an allocation, read from tables and printed: the overhead lines with their
 * multipliers, every final cost centre, and totals that tie.
 */
#ifndef OUTCOME_H
#define OUTCOME_H

#include "facility.h"

/* What an overhead line passed on, or kept when its multiplier is empty. */
struct pool {
    char source[16];
    int64_t amount;
    char multiplier[64];
};

/* A line that was not closed, in whole dollars. */
struct final_cost {
    char line[16], label[80];
    int64_t direct, received, amount;
};

struct outcome {
    struct pool *pools;
    size_t pool_count;
    struct final_cost *finals;
    size_t final_count;
};

/* Columns: source, amount_fen and, where the amount was passed on, the multiplier. */
static void read_pools(struct table table, int has_multiplier, struct outcome *outcome)
{
    while (next(&table)) {
        outcome->pools = room_for_one_more(
            outcome->pools, outcome->pool_count, sizeof *outcome->pools);
        struct pool *pool = &outcome->pools[outcome->pool_count++];
        text(&table, 0, pool->source, sizeof pool->source);
        pool->amount = dollars(&table, 1);
        strcpy(pool->multiplier, "kept");
        if (has_multiplier)
            text(&table, 2, pool->multiplier, sizeof pool->multiplier);
    }
}

/* Columns: department, its name, direct_fen, received_fen, and the full amount. */
static void read_finals(struct table table, struct outcome *outcome)
{
    while (next(&table)) {
        outcome->finals = room_for_one_more(
            outcome->finals, outcome->final_count, sizeof *outcome->finals);
        struct final_cost *final = &outcome->finals[outcome->final_count++];
        text(&table, 0, final->line, sizeof final->line);
        text(&table, 1, final->label, sizeof final->label);
        final->direct = dollars(&table, 2);
        final->received = dollars(&table, 3);
        final->amount = dollars(&table, 4);
    }
}

static void free_outcome(struct outcome *outcome)
{
    free(outcome->pools);
    free(outcome->finals);
}

static int64_t statistic_total(const struct facility *facility, const char *source)
{
    int64_t total = 0;
    for (size_t i = 0; i < facility->statistic_count; i++)
        if (strcmp(facility->statistics[i].source, source) == 0)
            total += whole_number(facility->statistics[i].quantity);
    return total;
}

static void print_heading(const struct facility *facility)
{
    printf("%s, %s, %s\nCost report %s, %s to %s, in whole US dollars\n\n", facility->name,
           facility->city, facility->state, facility->report, facility->from, facility->to);
}

static void print_overhead(const struct facility *facility, const struct outcome *outcome)
{
    printf("Overhead lines in the order in which they are closed\n\n");
    printf("%-6s %-32s %-13s %12s %12s %14s\n",
           "line", "cost centre", "basis", "amount", "statistic", "multiplier");
    for (size_t i = 0; i < facility->centre_count && facility->centres[i].step; i++) {
        const struct centre *centre = &facility->centres[i];
        int64_t amount = 0;
        const char *multiplier = "nothing to do";
        for (size_t j = 0; j < outcome->pool_count; j++)
            if (strcmp(outcome->pools[j].source, centre->line) == 0) {
                amount = outcome->pools[j].amount;
                multiplier = outcome->pools[j].multiplier;
            }
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

/* Prints the final cost centres and the totals; ends the program if the totals do not tie. */
static void print_finals(const struct facility *facility, const struct outcome *outcome)
{
    int64_t direct = 0, received = 0, amount = 0, kept = 0, before = 0;
    printf("\nFinal cost centres\n\n");
    printf("%-6s %-40s %14s %14s %14s\n", "line", "cost centre", "direct", "received", "final");
    for (size_t i = 0; i < outcome->final_count; i++) {
        const struct final_cost *final = &outcome->finals[i];
        if (is_overhead(facility, final->line)) {
            kept += final->amount;
            continue;
        }
        direct += final->direct;
        received += final->received;
        amount += final->amount;
        print_final_row(final->line, final->label, final->direct, final->received, final->amount);
    }
    for (size_t i = 0; i < facility->centre_count; i++)
        before += whole_number(facility->centres[i].net_expense);
    print_final_row("", "total", direct, received, amount);
    printf("\n%-47s %14s\n", "net expense of all lines", grouped(before));
    printf("%-47s %14s\n", "final cost", grouped(amount));
    printf("%-47s %14s\n", "kept by negative overhead lines", grouped(kept));
    printf("%-47s %14s\n", "difference", grouped(before - amount - kept));
    if (direct + received != amount || amount + kept != before)
        fail("the totals do not tie");
}

#endif
