/* Depreciation of a register through the C interface: published months, a hundred thousand assets
 * over their whole lives, and everything a host can do wrong.
 *
 *     cc -std=c99 -pedantic -Wall -Wextra -Werror depreciation_test.c \
 *         $(pkg-config --cflags --libs hosp)
 *
 * Prints a line per failed check and `N passed, N failed` last.
 */
#include "checks.h"

#include <stdlib.h>

/* 80 million over 96 months end with 833,333.65; 1,000.00 over 600 end with month 599. */
static void test_months_by_hand(void) {
    const int64_t cost[2] = {8000000000, 100000};
    const int32_t acquired[2] = {20170101, 20170131}, life[2] = {96, 600};
    int64_t amount[2], accumulated[2], net[2];
    STATUS(hosp_depreciation_month(2, HOSP_DEPRECIATION_GOVERNMENT, 201701, cost, NULL, acquired,
                                   life, NULL, amount, accumulated, net), HOSP_OK);
    CHECK(amount[0] == 83333333 && amount[1] == 167 && accumulated[1] == 167 && net[1] == 99833);
    STATUS(hosp_depreciation_month(2, HOSP_DEPRECIATION_GOVERNMENT, 202412, cost, NULL, acquired,
                                   life, NULL, amount, accumulated, net), HOSP_OK);
    CHECK(amount[0] == 83333365 && accumulated[0] == cost[0] && net[0] == 0);
    /* Month 599 is 2066-11, month 600 is charged nothing. */
    STATUS(hosp_depreciation_month(2, HOSP_DEPRECIATION_GOVERNMENT, 206611, cost, NULL, acquired,
                                   life, NULL, amount, accumulated, net), HOSP_OK);
    CHECK(amount[0] == 0 && amount[1] == 134 && net[1] == 0);
    STATUS(hosp_depreciation_month(2, HOSP_DEPRECIATION_GOVERNMENT, 206612, cost, NULL, acquired,
                                   life, NULL, amount, NULL, NULL), HOSP_OK);
    CHECK(amount[0] == 0 && amount[1] == 0);
    STATUS(hosp_depreciation_month(2, HOSP_DEPRECIATION_GOVERNMENT, 201612, cost, NULL, acquired,
                                   life, NULL, amount, accumulated, net), HOSP_OK);
    CHECK(amount[0] == 0 && accumulated[0] == 0 && net[0] == cost[0]);
}

/* Acquired in March, disposed of in August: which months count is the other way round. */
static void test_rules(void) {
    const int64_t cost[1] = {120000}, residual[1] = {6000};
    const int32_t acquired[1] = {20250318}, life[1] = {12}, disposed[1] = {20250805};
    const struct { int32_t rule, month; const int64_t *residual; int64_t amount; } rows[] = {
        {HOSP_DEPRECIATION_GOVERNMENT, 202503, NULL, 10000},
        {HOSP_DEPRECIATION_GOVERNMENT, 202507, NULL, 10000},
        {HOSP_DEPRECIATION_GOVERNMENT, 202508, NULL, 0},
        {HOSP_DEPRECIATION_ENTERPRISE, 202503, residual, 0},
        {HOSP_DEPRECIATION_ENTERPRISE, 202504, residual, 9500},
        {HOSP_DEPRECIATION_ENTERPRISE, 202508, residual, 9500},
        {HOSP_DEPRECIATION_ENTERPRISE, 202509, residual, 0},
    };
    for (size_t row = 0; row < sizeof rows / sizeof *rows; row++) {
        int64_t amount = -1;
        STATUS(hosp_depreciation_month(1, rows[row].rule, rows[row].month, cost, rows[row].residual,
                                       acquired, life, disposed, &amount, NULL, NULL), HOSP_OK);
        CHECK(amount == rows[row].amount);
    }
}

enum { ASSETS = 100000, LONGEST = 120 };

static uint64_t state = 20261126;

static uint64_t draw(uint64_t below) {
    state = state * 6364136223846793005u + 1442695040888963407u;
    return (state >> 33) % below;
}

/* Every month of every life: a level amount, then what is left, and in all exactly the cost. */
static void test_a_hundred_thousand_lives(void) {
    int64_t *cost = malloc(ASSETS * sizeof *cost), *sum = calloc(ASSETS, sizeof *sum);
    int64_t *amount = malloc(ASSETS * sizeof *amount), *total = malloc(ASSETS * sizeof *total);
    int32_t *acquired = malloc(ASSETS * sizeof *acquired), *life = malloc(ASSETS * sizeof *life);
    if (!cost || !sum || !amount || !total || !acquired || !life) {
        CHECK(!"memory for the assets");
        return;
    }
    for (int asset = 0; asset < ASSETS; asset++) {
        cost[asset] = draw(10) ? (int64_t)draw(2000000000) : (int64_t)draw(500);
        life[asset] = 1 + (int32_t)draw(LONGEST);
        acquired[asset] = 20200000 + 100 * (1 + (int32_t)draw(12)) + 1 + (int32_t)draw(28);
    }
    int is_level = 1, is_running = 1, is_whole = 1;
    for (int step = 0; step < LONGEST + 12; step++) {
        const int32_t month = 100 * (2020 + step / 12) + 1 + step % 12;
        STATUS(hosp_depreciation_month(
            ASSETS, HOSP_DEPRECIATION_GOVERNMENT, month, cost, NULL, acquired, life, NULL, amount,
            total, NULL), HOSP_OK);
        for (int asset = 0; asset < ASSETS; asset++) {
            const int64_t level = (2 * cost[asset] + life[asset]) / (2 * life[asset]);
            const int64_t left = cost[asset] - sum[asset];
            const int position = step - (acquired[asset] / 100 % 100 - 1);
            const int64_t due = position < 0 || position >= life[asset] ? 0
                : position == life[asset] - 1 || level > left ? left : level;
            is_level &= amount[asset] == due;
            sum[asset] += amount[asset];
            is_running &= total[asset] == sum[asset];
        }
    }
    for (int asset = 0; asset < ASSETS; asset++) is_whole &= sum[asset] == cost[asset];
    CHECK(is_level);
    CHECK(is_running);
    CHECK(is_whole);
    free(cost), free(sum), free(amount), free(total), free(acquired), free(life);
}

static void test_what_cannot_be(void) {
    int64_t cost[2] = {100, 200}, residual[2] = {0, 0}, amount[2] = {7, 7};
    int32_t acquired[2] = {20250101, 20250101}, life[2] = {12, 12}, disposed[2] = {0, 0};
#define MONTH(count, rule, month) hosp_depreciation_month( \
    count, rule, month, cost, residual, acquired, life, disposed, amount, NULL, NULL)
    STATUS(MONTH(-1, 0, 202501), HOSP_E_ARGUMENT);
    STATUS(MONTH(2, 2, 202501), HOSP_E_ARGUMENT);
    CHECK(says("rule"));
    STATUS(MONTH(2, 0, 202513), HOSP_E_FORMAT);
    STATUS(hosp_depreciation_month(2, 0, 202501, NULL, NULL, acquired, life, NULL, amount, NULL,
                                   NULL), HOSP_E_ARGUMENT);
    CHECK(says("cost_fen"));
    STATUS(hosp_depreciation_month(2, 0, 202501, cost, NULL, acquired, life, NULL, NULL, NULL,
                                   NULL), HOSP_E_ARGUMENT);
    CHECK(says("out_amount_fen"));
    STATUS(hosp_depreciation_month(0, 0, 202501, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
           HOSP_OK);
    life[1] = 2401;
    STATUS(MONTH(2, 0, 202501), HOSP_E_RANGE);
    CHECK(says("2401"));
    life[1] = 12, cost[1] = -1;
    STATUS(MONTH(2, 0, 202501), HOSP_E_RANGE);
    cost[1] = 200, acquired[1] = 20250230;
    STATUS(MONTH(2, 0, 202501), HOSP_E_FORMAT);
    CHECK(says("20250230"));
    acquired[1] = 20250101, disposed[1] = 20241231;
    STATUS(MONTH(2, 0, 202501), HOSP_E_RULE);
    CHECK(says("2024-12-31"));
    disposed[1] = 0, residual[1] = 1;
    STATUS(MONTH(2, 0, 202501), HOSP_E_RULE);
    CHECK(says("0.01"));
    residual[1] = 0, acquired[1] = 29991201;
    STATUS(MONTH(2, 1, 202501), HOSP_E_RANGE);
    STATUS(MONTH(2, 0, 202513), HOSP_E_FORMAT);
    CHECK(amount[0] == 7 && amount[1] == 7);
    /* The largest cost, over which nothing overflows; the answer stands where the cost stood. */
    acquired[1] = 20250131, cost[1] = INT64_MAX, life[1] = 7;
    STATUS(MONTH(2, 0, 202506), HOSP_OK);
    CHECK(amount[1] == 1317624576693539401);
    STATUS(hosp_depreciation_month(2, 0, 202507, cost, NULL, acquired, life, NULL, cost, NULL,
                                   NULL), HOSP_OK);
    CHECK(cost[1] == 1317624576693539401);
#undef MONTH
}

int main(void) {
    test_months_by_hand();
    test_rules();
    test_a_hundred_thousand_lives();
    test_what_cannot_be();
    printf("%d passed, %d failed\n", passed, failed);
    return failed == 0 ? 0 : 1;
}
