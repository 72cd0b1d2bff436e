/* Allocation of the cost of generated centres through the library, timed.
 *
 *     allocation KIND CENTRES THREADS [exact]
 *
 * KIND is sparse (step-down, 50 receivers a source), dense (step-down, every later centre
 * receives), pooled (step-down, 20 drivers a stage shared by all of its sources) or reciprocal (50
 * receivers a source, sources among them). Centres are 10 % administration, 8 % auxiliary, 12 %
 * technical and 70 % clinical, with 120 cost items; allocation_peers.py makes the same ones. The
 * call is repeated; prints T=seconds and P=processor seconds (medians) and CHK=checksum: the final
 * cost, plain and weighted by centre, to six digits, or with `exact` to the fen. Fails when an item
 * does not keep its total.
 */
#define _POSIX_C_SOURCE 200809L
#include <hosp.h>

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { ITEMS = 120, TARGETS = 50, DRIVERS = 20, MOST_REPEATS = 99 };

static int32_t centres, bounds[5];
static int64_t *direct, *final;
static int32_t steps, *source_offsets, *sources, *offsets, *receivers;
static int64_t *weights;

static void *room(size_t count, size_t size) {
    void *start = calloc(count, size);
    if (start == NULL) { fprintf(stderr, "no memory\n"); exit(1); }
    return start;
}

static int64_t weight(int64_t source, int64_t target) {
    return 1 + (source * 2654435761 + target * 40503) % 1009;
}

static void add(int64_t source, int64_t target, int32_t *edges) {
    receivers[*edges] = (int32_t)target + 1;
    weights[*edges] = weight(source, target);
    *edges += 1;
}

/* One source a step: to up to 50 receivers, or to all behind its stage. */
static void make_steps(int is_dense, int is_reciprocal) {
    int32_t edges = 0;
    for (int stage = 0; stage < 3; stage++) {
        const int64_t first = bounds[stage + 1], count = centres - first;
        for (int64_t s = bounds[stage]; s < first; s++) {
            const int64_t others = is_reciprocal ? centres - 1 : count;
            const int64_t receiving = is_dense || others < TARGETS ? others : TARGETS;
            sources[steps] = (int32_t)s + 1;
            for (int64_t j = 0; j < receiving; j++) {
                const int64_t far = others / receiving > 1 ? others / receiving : 1;
                const int64_t t = is_dense ? j : (s * 31 + j * far) % others;
                add(s, is_reciprocal ? (s + 1 + t) % centres : first + t, &edges);
            }
            offsets[++steps] = edges;
        }
    }
}

/* Up to 20 pools a stage: source s uses driver s modulo 20 of its stage. */
static void make_pools(void) {
    int32_t edges = 0, members = 0;
    for (int stage = 0; stage < 3; stage++) {
        const int32_t first = bounds[stage + 1];
        for (int32_t driver = 0; driver < DRIVERS; driver++) {
            const int32_t before = members;
            for (int32_t s = bounds[stage]; s < first; s++) {
                if (s % DRIVERS == driver) sources[members++] = s + 1;
            }
            if (members == before) continue;
            for (int32_t t = first; t < centres; t++) add(stage * DRIVERS + driver, t, &edges);
            source_offsets[++steps] = members;
            offsets[steps] = edges;
        }
    }
}

static int32_t allocate(const char *kind, int32_t threads) {
    if (strcmp(kind, "pooled") == 0) {
        return hosp_cost_step_down_pooled(centres, ITEMS, direct, steps, source_offsets, sources,
            offsets, receivers, weights, threads, final);
    }
    if (strcmp(kind, "reciprocal") == 0) {
        return hosp_cost_reciprocal_sparse(centres, ITEMS, direct, steps, sources, offsets,
            receivers, weights, threads, final);
    }
    return hosp_cost_step_down_sparse(centres, ITEMS, direct, steps, sources, offsets, receivers,
        weights, threads, final);
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

static void check(int is_exact) {
    int64_t plain = 0, weighted = 0;
    for (int item = 0; item < ITEMS; item++) {
        int64_t before = 0, after = 0;
        for (int32_t c = 0; c < centres; c++) {
            const int64_t fen = final[(int64_t)c * ITEMS + item];
            before += direct[(int64_t)c * ITEMS + item];
            after += fen;
            plain += fen;
            weighted += fen * (c % 7 + 1);
            if (c < bounds[3] && fen != 0) { fprintf(stderr, "a source keeps cost\n"); exit(1); }
        }
        if (before != after) { fprintf(stderr, "item %d loses its total\n", item); exit(1); }
    }
    if (is_exact) {
        /* The position of every fen counts. */
        uint64_t all = 0;
        for (int64_t cell = 0; cell < (int64_t)centres * ITEMS; cell++) {
            all = (all * 31 + (uint64_t)final[cell]) % 1000000007u;
        }
        printf("CHK=%" PRId64 ":%" PRId64 ":%" PRIu64 "\n", plain, weighted, all);
    } else {
        printf("CHK=%.5e:%.5e\n", (double)plain, (double)weighted);
    }
}

int main(int count, char **arguments) {
    if (count < 4) { fprintf(stderr, "allocation KIND CENTRES THREADS [exact]\n"); return 2; }
    const char *kind = arguments[1];
    centres = (int32_t)atoi(arguments[2]);
    const int32_t threads = (int32_t)atoi(arguments[3]);
    const int32_t a = centres * 10 / 100, x = centres * 8 / 100, t = centres * 12 / 100;
    const int32_t ends[5] = {0, a, a + x, a + x + t, centres};
    memcpy(bounds, ends, sizeof ends);
    const int is_dense = strcmp(kind, "dense") == 0, is_pooled = strcmp(kind, "pooled") == 0;
    const size_t supports = (size_t)bounds[3];
    const size_t most = is_dense ? supports * (size_t)centres
        : is_pooled ? 3 * DRIVERS * (size_t)centres : supports * TARGETS;
    direct = room((size_t)centres * ITEMS, sizeof *direct);
    final = room((size_t)centres * ITEMS, sizeof *final);
    source_offsets = room(supports + 1, sizeof *source_offsets);
    offsets = room(supports + 1, sizeof *offsets);
    sources = room(supports, sizeof *sources);
    receivers = room(most, sizeof *receivers);
    weights = room(most, sizeof *weights);
    for (int64_t c = 0; c < centres; c++) {
        for (int64_t i = 0; i < ITEMS; i++) {
            direct[c * ITEMS + i] = (c * 7919 + i * 104729) % 9973 * 131 + c * i % 97;
        }
    }
    if (is_pooled) make_pools(); else make_steps(is_dense, strcmp(kind, "reciprocal") == 0);
    const int repeats = centres <= 1000 ? MOST_REPEATS : centres <= 5000 ? 9 : 3;
    double wall[MOST_REPEATS], processor[MOST_REPEATS];
    for (int repeat = 0; repeat < repeats; repeat++) {
        wall[repeat] = seconds(CLOCK_MONOTONIC);
        processor[repeat] = seconds(CLOCK_PROCESS_CPUTIME_ID);
        if (allocate(kind, threads) != HOSP_OK) {
            char text[1024];
            hosp_error_text(0, text, sizeof text, NULL);
            fprintf(stderr, "%s\n", text);
            return 1;
        }
        wall[repeat] = seconds(CLOCK_MONOTONIC) - wall[repeat];
        processor[repeat] = seconds(CLOCK_PROCESS_CPUTIME_ID) - processor[repeat];
    }
    qsort(wall, (size_t)repeats, sizeof *wall, ascending);
    qsort(processor, (size_t)repeats, sizeof *processor, ascending);
    printf("T=%.6f P=%.6f ", wall[repeats / 2], processor[repeats / 2]);
    check(count > 4);
    return 0;
}
