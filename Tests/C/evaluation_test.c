/* Evaluation on arrays from C: examples by hand, every variant against a plain calculation in this
 * file, threads, unaligned arrays, and everything a host can do wrong.
 *
 *     cc -std=c99 -pedantic -Wall -Wextra -Werror evaluation_test.c \
 *         $(pkg-config --cflags --libs hosp) -lm
 *
 * Prints a line per failed check and `N passed, N failed` last.
 */
#include "checks.h"

#include <math.h>
#include <stddef.h>
#include <stdlib.h>

static int near(double found, double expected) { return fabs(found - expected) < 1e-12; }

enum { ROWS = 40000, COLUMNS = 6 };

static int64_t values[ROWS * COLUMNS];
static const int32_t decimals[COLUMNS] = {2, 0, 4, 2, 0, 1};
static const int32_t directions[COLUMNS] = {0, 1, 0, 1, 0, 1};
static const int64_t weights[COLUMNS] = {3, 1, 4, 1, 5, 9};

static uint64_t state = 20261126;

static int64_t draw(int64_t below) {
    state = state * 6364136223846793005u + 1442695040888963407u;
    return (int64_t)((state >> 33) % (uint64_t)below);
}

/* Three wards: cured and complications in percent. */
static void test_topsis_by_hand(void) {
    const int64_t table[6] = {90, 60, 75, 2, 6, 4};
    const int32_t ways[2] = {HOSP_HIGHER_IS_BETTER, HOSP_LOWER_IS_BETTER};
    double closeness[3];
    int32_t ranks[3];
    /* Scaled between worst and best: (1, 1), (0, 0) and (1/2, 1/2). */
    STATUS(hosp_evaluation_topsis(3, 2, table, NULL, ways, NULL, HOSP_TURN_DIRECTION,
        HOSP_NORM_MINMAX, HOSP_WEIGHT_MATRIX, 1, closeness, ranks), HOSP_OK);
    CHECK(closeness[0] == 1 && closeness[1] == 0 && near(closeness[2], 0.5));
    CHECK(ranks[0] == 1 && ranks[1] == 3 && ranks[2] == 2);
    /* No alternative differs: a half and the first rank. */
    const int64_t same[4] = {7, 7, 0, 0};
    STATUS(hosp_evaluation_topsis(2, 2, same, NULL, ways, NULL, HOSP_TURN_DIRECTION,
        HOSP_NORM_VECTOR, HOSP_WEIGHT_NONE, 1, closeness, ranks), HOSP_OK);
    CHECK(closeness[0] == 0.5 && closeness[1] == 0.5 && ranks[0] == 1 && ranks[1] == 1);
}

static double turned(double value, int column, int turn, double most) {
    if (directions[column] == HOSP_HIGHER_IS_BETTER) return value;
    switch (turn) {
        case HOSP_TURN_RECIPROCAL: return 1 / value;
        case HOSP_TURN_MAX_MINUS: return most - value;
        case HOSP_TURN_COMPLEMENT_100: return 100 - value;
        default: return value;
    }
}

/* The definition, one alternative after the other, with no thought for time. */
static void plain_topsis(int rows, int turn, int norm, int place, double *closeness) {
    double *best = calloc((size_t)rows, sizeof *best), *worst = calloc((size_t)rows, sizeof *worst);
    double total = 0;
    if (best == NULL || worst == NULL) exit(1);
    for (int k = 0; k < COLUMNS; k++) total += (double)weights[k];
    for (int k = 0; k < COLUMNS; k++) {
        const int64_t *column = values + (ptrdiff_t)k * rows;
        const double unit = pow(10, decimals[k]);
        double least = column[0] / unit, most = least, size = 0, low = INFINITY, high = -INFINITY;
        for (int r = 0; r < rows; r++) {
            least = fmin(least, column[r] / unit);
            most = fmax(most, column[r] / unit);
        }
        for (int r = 0; r < rows; r++) {
            double value = turned(column[r] / unit, k, turn, most);
            if (norm == HOSP_NORM_VECTOR) size += value * value;
            if (norm == HOSP_NORM_SUM) size += fabs(value);
            if (norm == HOSP_NORM_MAX) size = fmax(size, fabs(value));
        }
        if (norm == HOSP_NORM_VECTOR) size = sqrt(size);
        const double share = (double)weights[k] / total;
        const double inside = place == HOSP_WEIGHT_MATRIX ? share : 1;
        const double outside = place == HOSP_WEIGHT_DISTANCE ? share : 1;
        for (int pass = 0; pass < 2; pass++) {
            for (int r = 0; r < rows; r++) {
                double value = turned(column[r] / unit, k, turn, most) / size;
                if (norm == HOSP_NORM_MINMAX) {
                    value = (column[r] / unit - least) / (most - least);
                    if (directions[k] == HOSP_LOWER_IS_BETTER) value = 1 - value;
                }
                value *= inside;
                low = fmin(low, value);
                high = fmax(high, value);
                if (pass == 0) continue;
                const int is_low = directions[k] == HOSP_LOWER_IS_BETTER
                    && turn == HOSP_TURN_DIRECTION && norm != HOSP_NORM_MINMAX;
                const double top = is_low ? low : high, bottom = is_low ? high : low;
                best[r] += outside * (value - top) * (value - top);
                worst[r] += outside * (value - bottom) * (value - bottom);
            }
        }
    }
    for (int r = 0; r < rows; r++) {
        closeness[r] = sqrt(worst[r]) / (sqrt(best[r]) + sqrt(worst[r]));
    }
    free(best);
    free(worst);
}

static void test_every_variant(void) {
    static double plain[ROWS], one[ROWS], other[ROWS];
    static int32_t ranks[ROWS], other_ranks[ROWS];
    static char unaligned[sizeof values + 1], odd[sizeof one + 1];
    for (int cell = 0; cell < ROWS * COLUMNS; cell++) values[cell] = 1 + draw(9999);
    memcpy(unaligned + 1, values, sizeof values);
    const int64_t *away = (const int64_t *)(const void *)(unaligned + 1);
    for (int variant = 0; variant < 48; variant++) {
        const int turn = variant % 4, norm = variant / 4 % 4, place = variant / 16;
        STATUS(hosp_evaluation_topsis(ROWS, COLUMNS, values, decimals, directions, weights, turn,
            norm, place, 1, one, ranks), HOSP_OK);
        STATUS(hosp_evaluation_topsis(ROWS, COLUMNS, away, decimals, directions, weights, turn,
            norm, place, 3, (double *)(void *)(odd + 1), other_ranks), HOSP_OK);
        memcpy(other, odd + 1, sizeof other);
        CHECK(memcmp(one, other, sizeof one) == 0);
        CHECK(memcmp(ranks, other_ranks, sizeof ranks) == 0);
        plain_topsis(ROWS, turn, norm, place, plain);
        double far = 0;
        int above = 0, wrong = 0;
        for (int r = 0; r < ROWS; r++) {
            far = fmax(far, fabs(one[r] - plain[r]));
            above += one[r] - one[0] > 1e-9;
            wrong += one[r] > one[0] ? ranks[r] > ranks[0] : ranks[r] < ranks[0];
        }
        CHECK(far < 1e-11);
        CHECK(ranks[0] > above && wrong == 0);
    }
}

/* Two criteria of four: ranks 1, 2.5, 2.5, 4 and, less being better, 4, 3, 2, 1. */
static void test_rank_sums_by_hand(void) {
    const int64_t table[8] = {10, 20, 20, 30, 1, 2, 3, 4};
    const int32_t ways[2] = {HOSP_HIGHER_IS_BETTER, HOSP_LOWER_IS_BETTER};
    int64_t sums[4], denominator = 0;
    int32_t ranks[4], bands[4], known = -1;
    double probits[4], line[4] = {9, 9, 9, 9};
    STATUS(hosp_evaluation_rsr(4, 2, table, ways, NULL, 3, 1, sums, &denominator, ranks, probits,
        bands, line, &known), HOSP_OK);
    /* RSR 5/8, 5.5/8, 4.5/8, 5/8. */
    CHECK(denominator == 16);
    CHECK(sums[0] == 10 && sums[1] == 11 && sums[2] == 9 && sums[3] == 10);
    CHECK(ranks[0] == 2 && ranks[1] == 1 && ranks[2] == 4 && ranks[3] == 2);
    /* p 1/4, 2.5/4 and 15/16: probits 4.3255…, 5.3186… and 6.5341… */
    CHECK(near(probits[2], 5 - 0.6744897501960817) && near(probits[0], 5 + 0.31863936396437514));
    CHECK(near(probits[1], 5 + 1.5341205443525463) && probits[3] == probits[0]);
    CHECK(bands[0] == 2 && bands[1] == 3 && bands[2] == 2 && bands[3] == 2);
    /* Three points: Python's statistics.linear_regression and correlation. */
    CHECK(known == 4 && near(line[0], 0.3208155828929643) && near(line[1], 0.05640610784726216));
    CHECK(near(line[2], 0.998315022292596));
    /* All equal: no line, and what was there stays. */
    const int64_t same[2] = {3, 3};
    line[0] = 9;
    STATUS(hosp_evaluation_rsr(2, 1, same, ways, NULL, 3, 1, sums, &denominator, NULL, NULL, NULL,
        line, &known), HOSP_OK);
    CHECK(known == 0 && line[0] == 9 && sums[0] == 3 && sums[1] == 3 && denominator == 4);
}

/* Two and three values further apart than half of the type reaches, both ways. */
static void test_rank_sums_at_the_ends_of_the_type(void) {
    const int64_t far = 6000000000000000000;
    const int64_t tables[4][3] = {{-far, far, 0}, {INT64_MIN, INT64_MAX, 0}, {-far, far, 0},
        {INT64_MIN, INT64_MAX, INT64_MIN}};
    const int64_t expected[4][3] = {{2, 4, 7}, {2, 4, 7}, {2, 6, 4}, {3, 6, 3}};
    for (int table = 0; table < 4; table++) {
        const int32_t rows = table < 2 ? 2 : 3;
        for (int32_t way = HOSP_HIGHER_IS_BETTER; way <= HOSP_LOWER_IS_BETTER; way++) {
            int64_t sums[3] = {7, 7, 7}, denominator = 0;
            STATUS(hosp_evaluation_rsr(rows, 1, tables[table], &way, NULL, 3, 1, sums,
                &denominator, NULL, NULL, NULL, NULL, NULL), HOSP_OK);
            CHECK(denominator == 2 * rows);
            for (int r = 0; r < rows; r++) {
                const int64_t sum = expected[table][r];
                CHECK(sums[r] == (way == HOSP_HIGHER_IS_BETTER ? sum : 2 * rows + 2 - sum));
            }
        }
    }
}

static int ascending(const void *one, const void *other) {
    const int64_t a = *(const int64_t *)one, b = *(const int64_t *)other;
    return (a > b) - (a < b);
}

/* Twice the mean rank of a value: 1 + those below, twice, + those with it − 1. */
static int64_t doubled_rank(const int64_t *sorted, int64_t value, int is_low) {
    int low = 0, high = ROWS, first, last;
    while (low < high) {
        int middle = (low + high) / 2;
        if (sorted[middle] < value) low = middle + 1; else high = middle;
    }
    for (first = low, last = low; last < ROWS && sorted[last] == value;) last++;
    return is_low ? 2 * ROWS + 2 - (first + last + 1) : first + last + 1;
}

/* Values of every width against sorting, for one thread and for three. */
static void test_rank_sums_by_sorting(void) {
    static int64_t sorted[ROWS], expected[ROWS], sums[ROWS], again[ROWS];
    static int32_t bands[ROWS], others[ROWS];
    const int64_t widths[COLUMNS] = {3, 1000, 100000, INT32_MAX, INT32_MAX, 50};
    int64_t denominator = 0, total = 0;
    memset(expected, 0, sizeof expected);
    for (int k = 0; k < COLUMNS; k++) {
        int64_t *column = values + (ptrdiff_t)k * ROWS;
        for (int r = 0; r < ROWS; r++) {
            column[r] = draw(widths[k]) - widths[k] / 2;
            /* Some columns reach the ends of the type, and crowd beside them. */
            if (k == 4) column[r] = r % 100 == 0 ? INT64_MIN + column[r] % 9 * (column[r] > 0)
                : INT64_MAX - r % 500;
        }
        memcpy(sorted, column, sizeof sorted);
        qsort(sorted, ROWS, sizeof *sorted, ascending);
        for (int r = 0; r < ROWS; r++) {
            expected[r] += weights[k] * doubled_rank(sorted, column[r], directions[k]);
        }
        total += weights[k];
    }
    for (int32_t threads = 1; threads <= 3; threads += 2) {
        STATUS(hosp_evaluation_rsr(ROWS, COLUMNS, values, directions, weights, 5, threads,
            threads == 1 ? sums : again, &denominator, NULL, NULL, threads == 1 ? bands : others,
            NULL, NULL), HOSP_OK);
    }
    CHECK(denominator == 2 * (int64_t)ROWS * total);
    CHECK(memcmp(sums, expected, sizeof sums) == 0 && memcmp(again, sums, sizeof sums) == 0);
    CHECK(memcmp(bands, others, sizeof bands) == 0);
}

/* Shares 1/4 and 3/4: e = (1/4 ln 4 + 3/4 ln 4/3) / ln 2; a constant criterion weighs nothing. */
static void test_entropies(void) {
    const int64_t table[6] = {1, 3, 8, 8, 1, 1};
    const int32_t ways[3] = {0, 0, 0}, low[3] = {0, 0, 1};
    double entropies[3], shares[3];
    STATUS(hosp_evaluation_entropy(
        2, 3, table, NULL, ways, HOSP_SHARE_RAW, 2, entropies, shares), HOSP_OK);
    CHECK(near(entropies[0], 0.8112781244591328) && entropies[1] == 1 && entropies[2] == 1);
    CHECK(near(shares[0], 1) && shares[1] == 0 && shares[2] == 0);
    STATUS(hosp_evaluation_entropy(
        2, 3, table, NULL, low, HOSP_SHARE_RAW, 1, entropies, shares), HOSP_E_ARGUMENT);
    CHECK(says("3"));
    STATUS(hosp_evaluation_entropy(
        2, 3, table, NULL, low, HOSP_SHARE_MINMAX, 1, NULL, shares), HOSP_OK);
    CHECK(near(shares[0] + shares[1] + shares[2], 1));
    STATUS(hosp_evaluation_entropy(
        2, 3, table, NULL, low, 2, 1, entropies, shares), HOSP_E_ARGUMENT);
    STATUS(hosp_evaluation_entropy(
        2, 3, table, NULL, low, HOSP_SHARE_MINMAX, 1, NULL, NULL), HOSP_E_ARGUMENT);
}

static int32_t with(
    int32_t rows, const int64_t *table, const int32_t *places, const int32_t *ways,
    const int64_t *parts, int32_t turn, double *closeness
) {
    return hosp_evaluation_topsis(rows, 2, table, places, ways, parts, turn, HOSP_NORM_VECTOR,
        HOSP_WEIGHT_MATRIX, 1, closeness, NULL);
}

static void test_faults(void) {
    const int64_t table[4] = {1, 2, 3, 0}, parts[2] = {1, -7}, none[2] = {0, 0};
    const int64_t large[2] = {INT64_MAX / 4, INT64_MAX / 4 - 1};
    const int32_t ways[2] = {0, 1}, wild[2] = {0, 2}, places[2] = {0, 19};
    double closeness[2] = {7, 7};
    int64_t sums[2] = {7, 7}, denominator = 7;
    STATUS(with(2, table, NULL, ways, NULL, HOSP_TURN_RECIPROCAL, closeness), HOSP_E_RANGE);
    CHECK(says("2") && says("0"));
    STATUS(with(2, table, NULL, ways, parts, HOSP_TURN_DIRECTION, closeness), HOSP_E_RANGE);
    CHECK(says("-7"));
    STATUS(with(2, table, NULL, ways, none, HOSP_TURN_DIRECTION, closeness), HOSP_E_RANGE);
    STATUS(with(2, table, places, ways, NULL, HOSP_TURN_DIRECTION, closeness), HOSP_E_RANGE);
    CHECK(says("19"));
    STATUS(with(0, table, NULL, ways, NULL, HOSP_TURN_DIRECTION, closeness), HOSP_E_MISSING);
    STATUS(with(-1, table, NULL, ways, NULL, HOSP_TURN_DIRECTION, closeness), HOSP_E_ARGUMENT);
    STATUS(with(2, NULL, NULL, ways, NULL, HOSP_TURN_DIRECTION, closeness), HOSP_E_ARGUMENT);
    STATUS(with(2, table, NULL, NULL, NULL, HOSP_TURN_DIRECTION, closeness), HOSP_E_ARGUMENT);
    STATUS(with(2, table, NULL, wild, NULL, HOSP_TURN_DIRECTION, closeness), HOSP_E_ARGUMENT);
    STATUS(with(2, table, NULL, ways, NULL, 4, closeness), HOSP_E_ARGUMENT);
    STATUS(with(2, table, NULL, ways, NULL, HOSP_TURN_DIRECTION, NULL), HOSP_E_ARGUMENT);
    STATUS(hosp_evaluation_topsis(2, 2, table, NULL, ways, NULL, 0, 4, 0, 1, closeness, NULL),
        HOSP_E_ARGUMENT);
    STATUS(hosp_evaluation_topsis(2, 2, table, NULL, ways, NULL, 0, 0, 3, 1, closeness, NULL),
        HOSP_E_ARGUMENT);
    STATUS(hosp_evaluation_topsis(2, 2, table, NULL, ways, NULL, 0, 0, 0, 0, closeness, NULL),
        HOSP_E_ARGUMENT);
    CHECK(closeness[0] == 7 && closeness[1] == 7);
    STATUS(hosp_evaluation_rsr(2, 2, table, ways, large, 3, 1, sums, &denominator, NULL, NULL, NULL,
        NULL, NULL), HOSP_E_OVERFLOW);
    STATUS(hosp_evaluation_rsr(2, 2, table, ways, NULL, 8, 1, sums, &denominator, NULL, NULL, NULL,
        NULL, NULL), HOSP_E_RANGE);
    STATUS(hosp_evaluation_rsr(2, 2, table, ways, NULL, 3, 1, NULL, &denominator, NULL, NULL, NULL,
        NULL, NULL), HOSP_E_ARGUMENT);
    STATUS(hosp_evaluation_rsr(2, 2, table, ways, NULL, 3, 1, sums, NULL, NULL, NULL, NULL, NULL,
        NULL), HOSP_E_ARGUMENT);
    STATUS(hosp_evaluation_rsr(2, 2, table, ways, NULL, 3, 1, sums, &denominator, NULL, NULL, NULL,
        closeness, NULL), HOSP_E_ARGUMENT);
    CHECK(sums[0] == 7 && sums[1] == 7 && denominator == 7);
}

int main(void) {
    test_topsis_by_hand();
    test_every_variant();
    test_rank_sums_by_hand();
    test_rank_sums_at_the_ends_of_the_type();
    test_rank_sums_by_sorting();
    test_entropies();
    test_faults();
    printf("%d passed, %d failed\n", passed, failed);
    return failed != 0;
}
