/* Allocation on sparse arrays through the C interface: amounts by hand, the amounts of the dense
 * functions on many problems, threads, and everything a host can do wrong.
 *
 *     cc -std=c99 -pedantic -Wall -Wextra -Werror sparse_allocation_test.c \
 *         $(pkg-config --cflags --libs hosp)
 *
 * Prints a line per failed check and `N passed, N failed` last.
 */
#include "checks.h"

#include <stdlib.h>

/* 100.00 over three by heads, then 83.34 over two by 75 and 25 orders: the remainders of the first
 * step are equal, so department 2 gets the odd fen. */
static void test_amounts_by_hand(void) {
    const int64_t direct[4] = {10000, 5000, 0, 0};
    const int32_t sources[2] = {1, 2}, offsets[3] = {0, 3, 5}, receivers[5] = {4, 2, 3, 4, 3};
    const int64_t weights[5] = {1, 1, 1, 75, 25};
    int64_t final[4];
    STATUS(hosp_cost_step_down_sparse(
        4, 1, direct, 2, sources, offsets, receivers, weights, 1, final), HOSP_OK);
    CHECK(final[0] == 0 && final[1] == 0 && final[2] == 5417 && final[3] == 9583);
    /* Directly nothing goes to department 2: 50.00 each, and 12.50 and 37.50. */
    STATUS(hosp_cost_direct_sparse(
        4, 1, direct, 2, sources, offsets, receivers, weights, 1, final), HOSP_OK);
    CHECK(final[0] == 0 && final[1] == 0 && final[2] == 6250 && final[3] == 8750);
    /* Both as one pool of 150.00 by the heads of departments 3 and 4. */
    const int32_t pools[2] = {0, 2}, ends[2] = {0, 3};
    STATUS(hosp_cost_step_down_pooled(
        4, 1, direct, 1, pools, sources, ends, receivers, weights, 1, final), HOSP_OK);
    CHECK(final[0] == 0 && final[1] == 0 && final[2] == 7500 && final[3] == 7500);
    /* In place. */
    memcpy(final, direct, sizeof final);
    STATUS(hosp_cost_step_down_sparse(
        4, 1, final, 2, sources, offsets, receivers, weights, 1, final), HOSP_OK);
    CHECK(final[2] == 5417 && final[3] == 9583);
}

static uint64_t state = 20260401;

static int64_t draw(int64_t below) {
    state = state * 6364136223846793005u + 1442695040888963407u;
    return (int64_t)((state >> 33) % (uint64_t)below);
}

/* Two sources: 1 gives half to 2, 2 gives half to 1; X1 = 100.00 + X2 / 2, X2 = X1 / 2, so X1 is
 * 133.33… and X2 66.66…; departments 3 and 4 get 66.666… and 33.333…, and 3 the odd fen. */
static void test_reciprocal_by_hand(void) {
    const int64_t direct[4] = {10000, 0, 5, 0};
    const int32_t sources[2] = {2, 1}, offsets[3] = {0, 2, 4}, receivers[4] = {1, 4, 3, 2};
    const int64_t weights[4] = {1, 1, 7, 7};
    int64_t final[4];
    STATUS(hosp_cost_reciprocal_sparse(
        4, 1, direct, 2, sources, offsets, receivers, weights, 1, final), HOSP_OK);
    CHECK(final[0] == 0 && final[1] == 0 && final[2] == 6672 && final[3] == 3333);
}

/* 500 departments and 25 items: dense, sparse on one thread and on two, and unaligned. */
static void test_dense_and_threads(void) {
    enum { DEPARTMENTS = 500, ITEMS = 25, STEPS = 200, CELLS = DEPARTMENTS * ITEMS };
    static int64_t direct[CELLS], dense[CELLS], sparse[CELLS], dense_weights[STEPS * DEPARTMENTS];
    static int64_t weights[STEPS * DEPARTMENTS];
    static int32_t sources[STEPS], offsets[STEPS + 1], receivers[STEPS * DEPARTMENTS];
    static char unaligned[sizeof direct + 3];
    for (int cell = 0; cell < CELLS; cell++) direct[cell] = draw(9000000) - 1000000;
    int32_t edges = 0;
    for (int step = 0; step < STEPS; step++) {
        sources[step] = (int32_t)(step * 2 + 1);
        for (int department = 0; department < DEPARTMENTS; department++) {
            int64_t weight = draw(3) != 0 ? draw(step % 5 == 0 ? 2 : 2000) : 0;
            if (department == DEPARTMENTS - 1) weight = 1;
            dense_weights[step * DEPARTMENTS + department] = weight;
            if (weight == 0) continue;
            receivers[edges] = department + 1;
            weights[edges++] = weight;
        }
        offsets[step + 1] = edges;
    }
    STATUS(hosp_cost_step_down(DEPARTMENTS, ITEMS, direct, STEPS, sources, dense_weights, 0,
        HOSP_LARGEST_REMAINDER, dense), HOSP_OK);
    for (int32_t threads = 1; threads <= 3; threads++) {
        memset(sparse, 1, sizeof sparse);
        STATUS(hosp_cost_step_down_sparse(DEPARTMENTS, ITEMS, direct, STEPS, sources, offsets,
            receivers, weights, threads, sparse), HOSP_OK);
        CHECK(memcmp(sparse, dense, sizeof dense) == 0);
    }
    STATUS(hosp_cost_direct(DEPARTMENTS, ITEMS, direct, STEPS, sources, dense_weights, 0,
        HOSP_LARGEST_REMAINDER, dense), HOSP_OK);
    memcpy(unaligned + 3, direct, sizeof direct);
    /* 200 sources that serve each other and 300 final departments. */
    STATUS(hosp_cost_reciprocal_sparse(DEPARTMENTS, ITEMS, direct, STEPS, sources, offsets,
        receivers, weights, 1, sparse), HOSP_OK);
    int64_t difference = 0;
    for (int cell = 0; cell < CELLS; cell++) difference += sparse[cell] - direct[cell];
    CHECK(difference == 0);
    memcpy(dense, direct, sizeof dense);
    STATUS(hosp_cost_reciprocal_sparse(DEPARTMENTS, ITEMS, dense, STEPS, sources, offsets,
        receivers, weights, 2, dense), HOSP_OK);
    CHECK(memcmp(sparse, dense, sizeof dense) == 0);
    STATUS(hosp_cost_direct(DEPARTMENTS, ITEMS, direct, STEPS, sources, dense_weights, 0,
        HOSP_LARGEST_REMAINDER, dense), HOSP_OK);
    int64_t *odd = (int64_t *)(void *)(unaligned + 3);
    STATUS(hosp_cost_direct_sparse(DEPARTMENTS, ITEMS, odd, STEPS, sources, offsets, receivers,
        weights, 2, odd), HOSP_OK);
    CHECK(memcmp(unaligned + 3, dense, sizeof dense) == 0);
}

static int32_t with(
    int32_t steps, const int32_t *sources, const int32_t *offsets, const int32_t *receivers,
    const int64_t *weights, int64_t *final
) {
    const int64_t direct[3] = {100, 0, 0};
    return hosp_cost_step_down_sparse(
        3, 1, direct, steps, sources, offsets, receivers, weights, 1, final);
}

static void test_faults(void) {
    const int32_t sources[1] = {1}, offsets[2] = {0, 2}, receivers[2] = {2, 3};
    const int64_t weights[2] = {1, 1}, none[2] = {0, 0}, minus[2] = {1, -7};
    const int32_t twice[2] = {2, 2}, unknown[2] = {2, 9}, back[2] = {1, 2}, wild[1] = {0};
    int64_t final[3] = {7, 7, 7};
    const int64_t direct[3] = {100, 0, 0};
    STATUS(with(1, sources, offsets, receivers, none, final), HOSP_E_UNBALANCED);
    CHECK(says("1.00"));
    STATUS(with(1, sources, offsets, receivers, minus, final), HOSP_E_RANGE);
    CHECK(says("-7"));
    STATUS(with(1, sources, offsets, twice, weights, final), HOSP_E_DUPLICATE);
    STATUS(with(1, sources, offsets, unknown, weights, final), HOSP_E_UNKNOWN);
    CHECK(says("receivers[2]"));
    STATUS(with(1, wild, offsets, receivers, weights, final), HOSP_E_UNKNOWN);
    STATUS(with(1, sources, back, receivers, weights, final), HOSP_E_RANGE);
    CHECK(says("receiver_offsets"));
    STATUS(with(1, sources, NULL, receivers, weights, final), HOSP_E_ARGUMENT);
    STATUS(with(1, NULL, offsets, receivers, weights, final), HOSP_E_ARGUMENT);
    STATUS(with(1, sources, offsets, NULL, weights, final), HOSP_E_ARGUMENT);
    STATUS(with(1, sources, offsets, receivers, NULL, final), HOSP_E_ARGUMENT);
    STATUS(with(1, sources, offsets, receivers, weights, NULL), HOSP_E_ARGUMENT);
    STATUS(with(-1, sources, offsets, receivers, weights, final), HOSP_E_ARGUMENT);
    STATUS(hosp_cost_step_down_sparse(
        3, 1, NULL, 1, sources, offsets, receivers, weights, 1, final), HOSP_E_ARGUMENT);
    STATUS(hosp_cost_step_down_sparse(
        3, 1, direct, 1, sources, offsets, receivers, weights, 0, final), HOSP_E_ARGUMENT);
    STATUS(hosp_cost_step_down_sparse(
        1 << 24, 2, direct, 1, sources, offsets, receivers, weights, 1, final), HOSP_E_ARGUMENT);
    STATUS(hosp_cost_step_down_pooled(
        3, 1, direct, 1, NULL, sources, offsets, receivers, weights, 1, final), HOSP_E_ARGUMENT);
    CHECK(final[0] == 7 && final[1] == 7 && final[2] == 7);
    /* No step: nothing moves. */
    STATUS(with(0, NULL, NULL, NULL, NULL, final), HOSP_OK);
    CHECK(final[0] == 100 && final[1] == 0 && final[2] == 0);
}

int main(void) {
    test_amounts_by_hand();
    test_reciprocal_by_hand();
    test_dense_and_threads();
    test_faults();
    printf("%d passed, %d failed\n", passed, failed);
    return failed != 0;
}
