/* Performance appraisal of generated hospitals through the library, timed.
 *
 *     appraisal KIND SIZE THREADS
 *
 * KIND is kpi (SIZE hospitals of 150 departments and 12 months by 100 indicators: scores, ranks
 * among the departments of a hospital and month), topsis (SIZE alternatives by 20 criteria: weights
 * by entropy, closeness, ranks), rsr (rank-sum ratios of the same with the line through their
 * probits), pay (SIZE people in SIZE / 50 pools, largest remainder) or formulas (SIZE formulas for
 * 200 departments over 24 months, reading them included). appraisal_peers.py makes the same data.
 * The call is repeated; prints T=seconds and P=processor seconds (medians) and CHK=checksum, for
 * formulas also READING=processor seconds before the first value.
 */
#define _POSIX_C_SOURCE 200809L
#include <hosp.h>

#include <inttypes.h>
#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { DEPARTMENTS = 150, MONTHS = 12, INDICATORS = 100, CRITERIA = 20, MOST_REPEATS = 15 };

static int32_t threads, repeats = 5;
static double wall[MOST_REPEATS], processor[MOST_REPEATS];

static void *room(size_t count, size_t size) {
    void *start = calloc(count + 1, size);
    if (start == NULL) { fprintf(stderr, "no memory\n"); exit(1); }
    return start;
}

static double seconds(clockid_t clock) {
    struct timespec time;
    clock_gettime(clock, &time);
    return (double)time.tv_sec + (double)time.tv_nsec * 1e-9;
}

static int ascending(const void *one, const void *other) {
    const double a = *(const double *)one, b = *(const double *)other;
    return (a > b) - (a < b);
}

static void require(int32_t status, int32_t book) {
    char text[1024];
    if (status >= HOSP_OK) return;
    hosp_error_text(book, text, sizeof text, NULL);
    fprintf(stderr, "%s\n", text);
    exit(1);
}

static void begin(int repeat) {
    wall[repeat] = seconds(CLOCK_MONOTONIC);
    processor[repeat] = seconds(CLOCK_PROCESS_CPUTIME_ID);
}

static void end(int repeat) {
    wall[repeat] = seconds(CLOCK_MONOTONIC) - wall[repeat];
    processor[repeat] = seconds(CLOCK_PROCESS_CPUTIME_ID) - processor[repeat];
}

/* Values in hundredths, points in thousandths: no rounding, so engines of doubles agree. */
static void kpi(int64_t hospitals) {
    const int64_t units = hospitals * DEPARTMENTS * MONTHS;
    int64_t *values = room((size_t)(units * INDICATORS), sizeof *values);
    int64_t *scores = room((size_t)units, sizeof *scores);
    int32_t *groups = room((size_t)units, sizeof *groups);
    int32_t *ranks = room((size_t)units, sizeof *ranks);
    int32_t methods[INDICATORS], offsets[INDICATORS + 1] = {0}, used = 0;
    int64_t weights[INDICATORS], parameters[INDICATORS * 9];
    for (int64_t k = 0; k < INDICATORS; k++) {
        for (int64_t r = 0; r < units; r++) {
            values[k * units + r] = ((r * 1103515245 + k * 97505955) >> 8) % 20001;
        }
        const int64_t weight = 100000 * (1 + k % 7);
        const int64_t ratio[2] = {10000, 12000}, interval[2] = {30000, 10000};
        const int64_t ladder[9] = {0, 6000, weight / 100 * 60, 8000, weight / 100 * 75, 10000,
            weight / 100 * 90, 12000, weight};
        const int32_t methods_of[3] = {
            HOSP_KPI_RATIO_HIGH, HOSP_KPI_LADDER_LEFT, HOSP_KPI_INTERVAL};
        const int64_t *of[3] = {ratio, ladder, interval};
        const int32_t counts[3] = {2, 9, 2};
        weights[k] = weight;
        methods[k] = methods_of[k % 3];
        memcpy(parameters + used, of[k % 3], (size_t)counts[k % 3] * sizeof *parameters);
        used += counts[k % 3];
        offsets[k + 1] = used;
    }
    for (int64_t r = 0; r < units; r++) {
        groups[r] = (int32_t)(r / (DEPARTMENTS * MONTHS) * MONTHS + r % MONTHS + 1);
    }
    for (int repeat = 0; repeat < repeats; repeat++) {
        begin(repeat);
        require(hosp_score_matrix((int32_t)units, INDICATORS, values, NULL, 0, methods, weights,
            offsets, parameters, HOSP_MISSING_ERROR, groups, (int32_t)hospitals * MONTHS,
            HOSP_RANK_COMPETITION, threads, scores, ranks), 0);
        end(repeat);
    }
    int64_t sum = 0, weighted = 0, places = 0;
    for (int64_t r = 0; r < units; r++) {
        sum += scores[r];
        weighted += scores[r] * (r % 1009);
        places += ranks[r] * (r / MONTHS % DEPARTMENTS + 1);
    }
    printf("CHK=%" PRId64 ":%" PRId64 ":%" PRId64 " ", sum, weighted, places);
}

/* Values in hundredths; every fourth criterion is better when low. */
static int64_t *criteria(int64_t count, int32_t *directions, int32_t *decimals) {
    int64_t *values = room((size_t)(count * CRITERIA), sizeof *values);
    for (int64_t k = 0; k < CRITERIA; k++) {
        directions[k] = k % 4 == 3 ? HOSP_LOWER_IS_BETTER : HOSP_HIGHER_IS_BETTER;
        decimals[k] = 2;
        for (int64_t r = 0; r < count; r++) {
            values[k * count + r] = 1 + (((r + 1) * 1103515245 + (k + 1) * 97505955 * 31
                + r * (k + 3) * 7919) >> 5) % 100003;
        }
    }
    return values;
}

static void topsis(int64_t count) {
    int32_t directions[CRITERIA], decimals[CRITERIA], high[CRITERIA] = {0};
    int64_t *values = criteria(count, directions, decimals), whole[CRITERIA];
    double weights[CRITERIA], *closeness = room((size_t)count, sizeof *closeness);
    int32_t *ranks = room((size_t)count, sizeof *ranks);
    for (int repeat = 0; repeat < repeats; repeat++) {
        begin(repeat);
        require(hosp_evaluation_entropy((int32_t)count, CRITERIA, values, decimals, high,
            HOSP_SHARE_RAW, threads, NULL, weights), 0);
        for (int k = 0; k < CRITERIA; k++) whole[k] = llround(weights[k] * 1e15);
        require(hosp_evaluation_topsis((int32_t)count, CRITERIA, values, decimals, directions,
            whole, HOSP_TURN_DIRECTION, HOSP_NORM_VECTOR, HOSP_WEIGHT_MATRIX, threads, closeness,
            ranks), 0);
        end(repeat);
    }
    double sum = 0;
    int64_t best = 0;
    for (int64_t r = count - 1; r >= 0; r--) {
        sum += closeness[r];
        if (ranks[r] == 1) best = r;
    }
    printf("CHK=%.9f:%.6e:%" PRId64 " ", weights[0], sum, best);
}

static void rsr(int64_t count) {
    int32_t directions[CRITERIA], decimals[CRITERIA], known = 0;
    int64_t *values = criteria(count, directions, decimals), denominator = 0;
    int64_t *sums = room((size_t)count, sizeof *sums);
    int32_t *bands = room((size_t)count, sizeof *bands);
    double line[4] = {0};
    for (int repeat = 0; repeat < repeats; repeat++) {
        begin(repeat);
        require(hosp_evaluation_rsr((int32_t)count, CRITERIA, values, directions, NULL, 3, threads,
            sums, &denominator, NULL, NULL, bands, line, &known), 0);
        end(repeat);
    }
    double sum = 0, weighted = 0;
    for (int64_t r = 0; r < count; r++) {
        const double ratio = (double)sums[r] / (double)denominator;
        sum += ratio;
        weighted += ratio * (double)(r % 7 + 1);
    }
    printf("CHK=%.6e:%.6e:%.5f:%.5f ", sum, weighted, line[0], line[1]);
}

static void pay(int64_t people) {
    const int64_t pools = people / 50 > 0 ? people / 50 : 1;
    int64_t *amounts = room((size_t)pools, sizeof *amounts);
    int64_t *points = room((size_t)people, sizeof *points);
    int64_t *shares = room((size_t)people, sizeof *shares);
    int32_t *pool_of = room((size_t)people, sizeof *pool_of);
    for (int64_t p = 0; p < pools; p++) amounts[p] = p * 7919 % 49000001 + 1000000;
    for (int64_t i = 0; i < people; i++) {
        pool_of[i] = (int32_t)(((i * 2654435761) >> 7) % pools) + 1;
        points[i] = ((i * 40503 + 12345) >> 3) % 90001 + 10000;
    }
    for (int repeat = 0; repeat < repeats; repeat++) {
        begin(repeat);
        require(hosp_money_apportion_pools(amounts, (int32_t)pools, pool_of, points,
            (int32_t)people, threads, shares), 0);
        end(repeat);
    }
    int64_t sum = 0, weighted = 0;
    for (int64_t i = 0; i < people; i++) {
        sum += shares[i];
        weighted += shares[i] * (i % 1009);
    }
    printf("CHK=%" PRId64 ":%" PRId64 " ", sum, weighted);
}

static char *text;
static size_t length, capacity;

static void append(const char *format, ...) {
    va_list arguments;
    if (length + 200 > capacity) {
        capacity = 2 * capacity + 4096;
        text = realloc(text, capacity);
        if (text == NULL) { fprintf(stderr, "no memory\n"); exit(1); }
    }
    va_start(arguments, format);
    length += (size_t)vsnprintf(text + length, capacity - length, format, arguments);
    va_end(arguments);
}

/* Formula n: (item a + item b) / (item c + n), four decimals; reading them is part of the time. */
static void formulas(int64_t count) {
    enum { ITEMS = 20, UNITS = 200, CELLS = UNITS * 24 };
    int64_t *values = room(ITEMS * CELLS, sizeof *values);
    int64_t *results = room((size_t)(count * CELLS), sizeof *results);
    char *presence = room((size_t)(count * CELLS), 1);
    int32_t decimals[ITEMS] = {0}, book = 0, sheet = 0, results_found = 0;
    append("{\"items\":[");
    for (int i = 0; i < ITEMS; i++) append("%s{\"code\":\"i%d\"}", i ? "," : "", i);
    append("],\"formulas\":[");
    for (int64_t f = 0; f < count; f++) {
        append("%s{\"code\":\"f%" PRId64 "\",\"text\":\"(i%d + i%d) / (i%d + %" PRId64
            ")\",\"digits\":4}", f ? "," : "", f, (int)(f % 20), (int)(f / 20 % 20),
            (int)(f / 400 % 20), f + 1);
    }
    append("],\"departments\":[");
    for (int d = 0; d < UNITS; d++) append("%s{\"code\":\"d%d\"}", d ? "," : "", d);
    append("],\"from\":\"2024-01\",\"to\":\"2025-12\"}");
    for (int64_t i = 0; i < ITEMS; i++) {
        for (int64_t c = 0; c < CELLS; c++) {
            values[i * CELLS + c] = (c / UNITS * 977 + c % UNITS * 31 + i * 7) % 5000;
        }
    }
    require(hosp_open("", -1, HOSP_UTF8, &book), 0);
    double reading[MOST_REPEATS];
    for (int repeat = 0; repeat < repeats; repeat++) {
        begin(repeat);
        reading[repeat] = processor[repeat];
        require(hosp_formula_open(book, text, (int32_t)length, &sheet, &results_found), book);
        reading[repeat] = seconds(CLOCK_PROCESS_CPUTIME_ID) - reading[repeat];
        require(hosp_formula_columns(sheet, values, decimals, NULL, 0, threads, results, presence),
            book);
        end(repeat);
        require(hosp_close(sheet), book);
    }
    require(hosp_close(book), 0);
    if (results_found != count) { fprintf(stderr, "%d results\n", (int)results_found); exit(1); }
    int64_t sum = 0, weighted = 0, there = 0;
    for (int64_t c = 0; c < count * CELLS; c++) {
        sum += results[c];
        weighted += results[c] * (c % 1009);
        there += presence[c];
    }
    qsort(reading, (size_t)repeats, sizeof *reading, ascending);
    printf("READING=%.6f CHK=%" PRId64 ":%" PRId64 ":%" PRId64 " ", reading[repeats / 2], sum,
        weighted, there);
}

int main(int count, char **arguments) {
    if (count < 4) { fprintf(stderr, "appraisal KIND SIZE THREADS\n"); return 2; }
    const char *kind = arguments[1];
    const int64_t size = atoll(arguments[2]);
    threads = (int32_t)atoi(arguments[3]);
    if (strcmp(kind, "kpi") == 0) kpi(size);
    else if (strcmp(kind, "topsis") == 0) topsis(size);
    else if (strcmp(kind, "rsr") == 0) rsr(size);
    else if (strcmp(kind, "pay") == 0) pay(size);
    else if (strcmp(kind, "formulas") == 0) formulas(size);
    else { fprintf(stderr, "no kind %s\n", kind); return 2; }
    qsort(wall, (size_t)repeats, sizeof *wall, ascending);
    qsort(processor, (size_t)repeats, sizeof *processor, ascending);
    printf("T=%.6f P=%.6f\n", wall[repeats / 2], processor[repeats / 2]);
    return 0;
}
