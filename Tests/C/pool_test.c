/* Pay of many pools from C: a million random pools tie out, each share within one fen of exact.
 *
 *     cc -std=c99 -pedantic -Wall -Wextra -Werror pool_test.c $(pkg-config --cflags --libs hosp)
 *
 * Prints a line per failed check and `N passed, N failed` last.
 */
#include "checks.h"

#include <stdlib.h>

static uint64_t state = 20261126;

/* A random number from 0 to below the bound. */
static int64_t below(int64_t bound) {
    state = state * 6364136223846793005u + 1442695040888963407u;
    return (int64_t)((state >> 33) % (uint64_t)bound);
}

enum { POOLS = 1000000, MEMBERS = 3000000 };

/* Every pool has a member at least; 3 on average, 0.01 to 20,000,000 yuan, some taken back. */
static void million_pools(void) {
    int64_t *pools = malloc(POOLS * sizeof *pools), *totals = calloc(POOLS, sizeof *totals);
    int64_t *paid = calloc(POOLS, sizeof *paid), *weights = malloc(MEMBERS * sizeof *weights);
    int64_t *shares = malloc(MEMBERS * sizeof *shares), *again = malloc(MEMBERS * sizeof *again);
    int32_t *pool_of = malloc(MEMBERS * sizeof *pool_of);
    int untied = 0, far = 0, negative = 0;
    if (!pools || !totals || !paid || !weights || !shares || !again || !pool_of) exit(1);
    for (int i = 0; i < POOLS; i++) pools[i] = below(2000000000) - below(4) / 3 * 1000000000;
    for (int i = 0; i < MEMBERS; i++) {
        pool_of[i] = i < POOLS ? POOLS - i : (int32_t)(1 + below(POOLS));
        weights[i] = i < POOLS ? 1 + below(1000000) : below(1000000);
        totals[pool_of[i] - 1] += weights[i];
    }
    CHECK(hosp_money_apportion_pools(
        pools, POOLS, pool_of, weights, MEMBERS, 1, shares) == HOSP_OK);
    for (int i = 0; i < MEMBERS; i++) {
        int32_t pool = pool_of[i] - 1;
        int64_t rest = shares[i] * totals[pool] - pools[pool] * weights[i];
        paid[pool] += shares[i];
        far += rest <= -totals[pool] || rest >= totals[pool];
        negative += pools[pool] < 0 ? shares[i] > 0 : shares[i] < 0;
    }
    for (int i = 0; i < POOLS; i++) untied += paid[i] != pools[i];
    CHECK(untied == 0);
    CHECK(far == 0);
    CHECK(negative == 0);
    memcpy(again, weights, MEMBERS * sizeof *again);
    CHECK(hosp_money_apportion_pools(
        pools, POOLS, pool_of, again, MEMBERS, 2, again) == HOSP_OK);
    CHECK(memcmp(shares, again, MEMBERS * sizeof *again) == 0);
    free(pools); free(totals); free(paid); free(weights); free(shares); free(again); free(pool_of);
}

static void bad_input(void) {
    int64_t pools[] = {100, 50}, weights[] = {1, 0, 1}, shares[] = {7, 7, 7};
    int32_t pool_of[] = {1, 2, 1};
    char text[200];
    CHECK(hosp_money_apportion_pools(pools, 2, pool_of, weights, 3, 1, shares)
        == HOSP_E_UNBALANCED);
    CHECK(hosp_error_text(0, text, sizeof text, NULL) == HOSP_OK && strstr(text, "第2个") != NULL);
    pool_of[1] = 3;
    CHECK(hosp_money_apportion_pools(pools, 2, pool_of, weights, 3, 1, shares) == HOSP_E_UNKNOWN);
    pool_of[1] = 1, weights[1] = -1;
    CHECK(hosp_money_apportion_pools(pools, 2, pool_of, weights, 3, 1, shares) == HOSP_E_RANGE);
    weights[1] = INT64_MAX;
    CHECK(hosp_money_apportion_pools(pools, 2, pool_of, weights, 3, 1, shares) == HOSP_E_OVERFLOW);
    CHECK(hosp_money_apportion_pools(pools, 2, pool_of, weights, -1, 1, shares) == HOSP_E_ARGUMENT);
    CHECK(hosp_money_apportion_pools(pools, 2, pool_of, weights, 3, 0, shares) == HOSP_E_ARGUMENT);
    CHECK(hosp_money_apportion_pools(pools, 2, pool_of, NULL, 3, 1, shares) == HOSP_E_ARGUMENT);
    CHECK(hosp_money_apportion_pools(NULL, 2, pool_of, weights, 3, 1, shares) == HOSP_E_ARGUMENT);
    CHECK(hosp_money_apportion_pools(pools, 2, pool_of, weights, 3, 1, NULL) == HOSP_E_ARGUMENT);
    CHECK(shares[0] == 7 && shares[1] == 7 && shares[2] == 7);
    weights[1] = 1;
    CHECK(hosp_money_apportion_pools(pools, 2, pool_of, weights, 3, 1, shares) == HOSP_OK);
    CHECK(shares[0] == 34 && shares[1] == 33 && shares[2] == 33);
    CHECK(hosp_money_apportion_pools(NULL, 0, NULL, NULL, 0, 1, NULL) == HOSP_OK);
}

int main(void) {
    million_pools();
    bad_input();
    printf("%d passed, %d failed\n", passed, failed);
    return failed != 0;
}
