/* Scores of many units by many indicators through the C interface: points by hand, what is missing,
 * ranks in groups, threads, and everything a host can do wrong.
 *
 *     cc -std=c99 -pedantic -Wall -Wextra -Werror score_matrix_test.c \
 *         $(pkg-config --cflags --libs hosp)
 *
 * Prints a line per failed check and `N passed, N failed` last.
 */
#include "checks.h"

enum { UNITS = 4, KPIS = 5 };

/* Bed occupancy (best 85 to 93 percent), completion of a target, length of stay against a
 * benchmark, complaints (10.00 less each) and a ladder of satisfaction; points in hundredths. */
static const int32_t methods[KPIS] = {HOSP_KPI_OPTIMAL_RANGE, HOSP_KPI_RATIO_HIGH,
    HOSP_KPI_RATIO_RECIPROCAL, HOSP_KPI_INTERVAL, HOSP_KPI_LADDER_LEFT};
static const int64_t weights[KPIS] = {2000, 3000, 1000, 3000, 1000};
static const int32_t offsets[KPIS + 1] = {0, 4, 6, 8, 10, 15};
static const int64_t parameters[15] = {7500, 8500, 9300, 10300, 400, 12000, 80, 10000, 3, 0,
    0, 80, 700, 90, 1000};
static const int64_t values[KPIS * UNITS] = {
    9000, 8000, 10300, 9800, 300, 480, 999, 0, 80, 90, 0, 160, 0, 1, 2, 7, 89, 90, 79, 95};

static int32_t score(
    const void *presence, int32_t missing, const int32_t *groups, int32_t ties, int32_t threads,
    int64_t *scores, int32_t *ranks
) {
    return hosp_score_matrix(UNITS, KPIS, values, presence, presence ? UNITS * KPIS : 0, methods,
        weights, offsets, parameters, missing, groups, groups ? 2 : 0, ties, threads, scores,
        ranks);
}

static void test_points_by_hand(void) {
    int64_t scores[UNITS];
    int32_t ranks[UNITS];
    STATUS(score(NULL, HOSP_MISSING_ERROR, NULL, HOSP_RANK_COMPETITION, 1, scores, ranks), HOSP_OK);
    /* 20.00 + 22.50 + 10.00 + 30.00 + 7.00 */
    CHECK(scores[0] == 8950);
    /* 10.00 + 36.00 (at most 120 percent) + 8.89 + 20.00 + 10.00 */
    CHECK(scores[1] == 8489);
    /* 0 + 36.00 + 10.00 + 10.00 + 0 */
    CHECK(scores[2] == 5600);
    /* 10.00 + 0 + 5.00 + 0 + 10.00 */
    CHECK(scores[3] == 2500);
    CHECK(ranks[0] == 1 && ranks[1] == 2 && ranks[2] == 3 && ranks[3] == 4);
    const int32_t groups[UNITS] = {2, 1, 2, 1};
    STATUS(score(NULL, HOSP_MISSING_ERROR, groups, HOSP_RANK_DENSE, 3, scores, ranks), HOSP_OK);
    CHECK(ranks[0] == 1 && ranks[1] == 1 && ranks[2] == 2 && ranks[3] == 2);
    STATUS(score(NULL, HOSP_MISSING_ERROR, NULL, HOSP_RANK_DENSE, 1, scores, NULL), HOSP_OK);
}

static void test_what_is_missing(void) {
    unsigned char presence[KPIS * UNITS];
    int64_t scores[UNITS] = {7, 7, 7, 7};
    memset(presence, 1, sizeof presence);
    presence[1 * UNITS + 3] = 0;
    presence[3 * UNITS + 1] = 0;
    presence[4 * UNITS + 1] = 0;
    STATUS(score(presence, HOSP_MISSING_ERROR, NULL, 0, 1, scores, NULL), HOSP_E_MISSING);
    /* The first unit with a gap is 2, and its first gap is indicator 4. */
    CHECK(says("2") && says("4") && scores[0] == 7);
    STATUS(score(presence, HOSP_MISSING_ZERO, NULL, 0, 1, scores, NULL), HOSP_OK);
    CHECK(scores[0] == 8950 && scores[1] == 5489 && scores[2] == 5600 && scores[3] == 2500);
    STATUS(score(presence, HOSP_MISSING_FULL, NULL, 0, 1, scores, NULL), HOSP_OK);
    CHECK(scores[1] == 9489 && scores[3] == 5500);
    /* 54.89 of 60.00 and 25.00 of 70.00, brought to 100.00. */
    STATUS(score(presence, HOSP_MISSING_DROP, NULL, 0, 1, scores, NULL), HOSP_OK);
    CHECK(scores[0] == 8950 && scores[1] == 9148 && scores[3] == 3571);
    for (int k = 0; k < KPIS; k++) presence[k * UNITS + 2] = 0;
    STATUS(score(presence, HOSP_MISSING_DROP, NULL, 0, 1, scores, NULL), HOSP_E_MISSING);
    CHECK(says("3"));
    /* A ladder that weighs nothing, and no value: nothing to rate by. */
    const int32_t ladder[1] = {HOSP_KPI_LADDER_LEFT}, ends[2] = {0, 1};
    const int64_t weight[1] = {0}, points[1] = {70}, value[1] = {3};
    scores[0] = 7;
    STATUS(hosp_score_matrix(1, 1, value, "", 1, ladder, weight, ends, points, HOSP_MISSING_DROP,
        NULL, 0, 0, 1, scores, NULL), HOSP_E_MISSING);
    CHECK(says("1") && scores[0] == 7);
    STATUS(hosp_score_matrix(1, 1, value, "+", 1, ladder, weight, ends, points, HOSP_MISSING_DROP,
        NULL, 0, 0, 1, scores, NULL), HOSP_OK);
    CHECK(scores[0] == 70);
}

/* 60,000 units: the same for one thread and for three, ranks as counted. */
static void test_threads(void) {
    enum { MANY = 60000, GROUPS = 700 };
    static int64_t many[2 * MANY], one[MANY], other[MANY];
    static int32_t groups[MANY], ranks[MANY], again[MANY];
    const int32_t ways[2] = {HOSP_KPI_INTERVAL, HOSP_KPI_RATIO_LINEAR}, ends[3] = {0, 2, 4};
    const int64_t parts[2] = {7000, 3000}, rules[4] = {13, 777, 300, 11000};
    for (int i = 0; i < MANY; i++) {
        many[i] = (int64_t)i * 2654435761 % 1000;
        many[MANY + i] = (int64_t)i * 40503 % 700;
        groups[i] = (int32_t)((int64_t)i * 7919 % GROUPS) + 1;
    }
    for (int32_t threads = 1; threads <= 3; threads += 2) {
        STATUS(hosp_score_matrix(MANY, 2, many, NULL, 0, ways, parts, ends, rules, 0, groups,
            GROUPS, HOSP_RANK_COMPETITION, threads, threads == 1 ? one : other,
            threads == 1 ? ranks : again), HOSP_OK);
    }
    CHECK(memcmp(one, other, sizeof one) == 0 && memcmp(ranks, again, sizeof ranks) == 0);
    int wrong = 0;
    for (int i = 0; i < MANY; i += 601) {
        int64_t held = many[i] < 13 ? 13 : many[i] > 777 ? 777 : many[i];
        int64_t points = (2 * 7000 * (held - 13) + 764) / (2 * 764);
        int64_t share = 3000 * (600 - many[MANY + i]);
        int64_t most = 3300, linear = share < 0 ? 0 : (2 * share + 300) / 600;
        int above = 0;
        for (int j = 0; j < MANY; j++) above += groups[j] == groups[i] && one[j] > one[i];
        wrong += one[i] != points + (linear > most ? most : linear) || ranks[i] != above + 1;
    }
    CHECK(wrong == 0);
}

static int32_t with(
    const int32_t *ways, const int64_t *parts, const int32_t *ends, const int64_t *rules,
    int64_t *scores
) {
    const int64_t two[2] = {1, 2};
    return hosp_score_matrix(
        2, 1, two, NULL, 0, ways, parts, ends, rules, 0, NULL, 0, 0, 1, scores, NULL);
}

static void test_faults(void) {
    const int32_t interval[1] = {HOSP_KPI_INTERVAL}, wild[1] = {7}, ends[2] = {0, 2};
    const int32_t back[2] = {1, 2}, ladder[1] = {HOSP_KPI_LADDER_RIGHT}, range[1] = {4};
    const int64_t part[1] = {100}, minus[1] = {-100}, large[1] = {INT64_MAX}, rules[2] = {0, 50};
    const int64_t same[2] = {50, 50};
    int64_t scores[2] = {7, 7};
    STATUS(with(interval, part, ends, same, scores), HOSP_E_RANGE);
    CHECK(says("KPI 1") && says("50"));
    STATUS(with(interval, minus, ends, rules, scores), HOSP_E_RANGE);
    STATUS(with(interval, large, ends, rules, scores), HOSP_E_OVERFLOW);
    STATUS(with(wild, part, ends, rules, scores), HOSP_E_ARGUMENT);
    STATUS(with(ladder, part, ends, rules, scores), HOSP_E_ARGUMENT);
    CHECK(says("1, 3, 5"));
    STATUS(with(range, part, ends, rules, scores), HOSP_E_ARGUMENT);
    STATUS(with(interval, part, back, rules, scores), HOSP_E_ARGUMENT);
    STATUS(with(NULL, part, ends, rules, scores), HOSP_E_ARGUMENT);
    STATUS(with(interval, NULL, ends, rules, scores), HOSP_E_ARGUMENT);
    STATUS(with(interval, part, NULL, rules, scores), HOSP_E_ARGUMENT);
    STATUS(with(interval, part, ends, NULL, scores), HOSP_E_ARGUMENT);
    STATUS(with(interval, part, ends, rules, NULL), HOSP_E_ARGUMENT);
    const int32_t groups[2] = {1, 3};
    const int64_t two[2] = {1, 2};
    STATUS(hosp_score_matrix(2, 1, two, NULL, 0, interval, part, ends, rules, 0, groups, 2, 0, 1,
        scores, NULL), HOSP_E_UNKNOWN);
    CHECK(says("2") && says("3"));
    /* Groups are counted, but nobody says who is of which. */
    STATUS(hosp_score_matrix(2, 1, two, NULL, 0, interval, part, ends, rules, 0, NULL, 2, 0, 1,
        scores, NULL), HOSP_E_ARGUMENT);
    CHECK(says("group_of"));
    STATUS(hosp_score_matrix(2, 1, two, two, 1, interval, part, ends, rules, 0, NULL, 0, 0, 1,
        scores, NULL), HOSP_E_ARGUMENT);
    STATUS(hosp_score_matrix(2, 1, NULL, NULL, 0, interval, part, ends, rules, 0, NULL, 0, 0, 1,
        scores, NULL), HOSP_E_ARGUMENT);
    STATUS(hosp_score_matrix(0, 1, two, NULL, 0, interval, part, ends, rules, 0, NULL, 0, 0, 1,
        scores, NULL), HOSP_E_MISSING);
    STATUS(hosp_score_matrix(2, 0, two, NULL, 0, NULL, NULL, NULL, NULL, 0, NULL, 0, 0, 1, scores,
        NULL), HOSP_E_MISSING);
    STATUS(hosp_score_matrix(2, 1, two, NULL, 0, interval, part, ends, rules, 4, NULL, 0, 0, 1,
        scores, NULL), HOSP_E_ARGUMENT);
    STATUS(hosp_score_matrix(2, 1, two, NULL, 0, interval, part, ends, rules, 0, NULL, 0, 2, 1,
        scores, NULL), HOSP_E_ARGUMENT);
    STATUS(hosp_score_matrix(2, 1, two, NULL, 0, interval, part, ends, rules, 0, NULL, 0, 0, 65,
        scores, NULL), HOSP_E_ARGUMENT);
    CHECK(scores[0] == 7 && scores[1] == 7);
}

int main(void) {
    test_points_by_hand();
    test_what_is_missing();
    test_threads();
    test_faults();
    printf("%d passed, %d failed\n", passed, failed);
    return failed != 0;
}
