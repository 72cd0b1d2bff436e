/* How long a month of depreciation of a register takes: depreciation ASSETS MONTHS.
 *
 * Costs, days and lives are drawn as in `depreciation_peers.py`. Prints the seconds of a month, the
 * median of so many consecutive months, and a checksum of all their amounts and totals.
 */
#define _POSIX_C_SOURCE 199309L
#include <hosp.h>

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

static double seconds(clockid_t clock) {
    struct timespec now;
    clock_gettime(clock, &now);
    return (double)now.tv_sec + 1e-9 * (double)now.tv_nsec;
}

static int ascending(const void *one, const void *other) {
    const double a = *(const double *)one, b = *(const double *)other;
    return (a > b) - (a < b);
}

int main(int count, char **arguments) {
    const int assets = count == 3 ? atoi(arguments[1]) : 0;
    const int months = count == 3 ? atoi(arguments[2]) : 0;
    if (assets < 1 || months < 1) return fprintf(stderr, "depreciation ASSETS MONTHS\n"), 2;
    const size_t size = (size_t)assets;
    int64_t *cost = malloc(size * sizeof *cost), *amount = malloc(size * sizeof *amount);
    int64_t *total = malloc(size * sizeof *total), *net = malloc(size * sizeof *net);
    int32_t *acquired = malloc(size * sizeof *acquired), *life = malloc(size * sizeof *life);
    double *times = malloc((size_t)months * sizeof *times);
    if (!cost || !amount || !total || !net || !acquired || !life || !times) return 1;
    uint64_t state = 7;
    for (int asset = 0; asset < assets; asset++) {
        uint64_t draws[3];
        for (int k = 0; k < 3; k++) {
            state = state * 6364136223846793005u + 1442695040888963407u;
            draws[k] = state >> 33;
        }
        cost[asset] = (int64_t)(draws[0] % 2000000000);
        life[asset] = 36 + (int32_t)(draws[1] % 565);
        acquired[asset] = 20000000 + (int32_t)(draws[2] % 25) * 10000
            + (1 + (int32_t)(draws[2] / 25 % 12)) * 100 + 15;
    }
    uint64_t check = 0;
    const double start = seconds(CLOCK_PROCESS_CPUTIME_ID);
    for (int step = 0; step < months; step++) {
        const double before = seconds(CLOCK_MONOTONIC);
        const int32_t status = hosp_depreciation_month(
            assets, HOSP_DEPRECIATION_GOVERNMENT, 100 * (2024 + step / 12) + 1 + step % 12, cost,
            NULL, acquired, life, NULL, amount, total, net);
        times[step] = seconds(CLOCK_MONOTONIC) - before;
        if (status != HOSP_OK) return fprintf(stderr, "status %d\n", (int)status), 1;
        for (int asset = 0; asset < assets; asset++)
            check += (uint64_t)amount[asset] + 3 * (uint64_t)total[asset]
                + 7 * (uint64_t)net[asset];
    }
    const double busy = seconds(CLOCK_PROCESS_CPUTIME_ID) - start;
    qsort(times, (size_t)months, sizeof *times, ascending);
    printf("T=%.6f P=%.6f CHK=%llu\n", times[months / 2], busy / months,
           (unsigned long long)check);
    return 0;
}
