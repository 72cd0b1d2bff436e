/* Formulas on arrays through the C interface: values and reasons by hand, what looks back, threads,
 * the procedure of the same meaning, and everything a host can do wrong.
 *
 *     cc -std=c99 -pedantic -Wall -Wextra -Werror formula_columns_test.c \
 *         $(pkg-config --cflags --libs hosp)
 *
 * Prints a line per failed check and `N passed, N failed` last.
 */
#include "checks.h"

static int32_t book;

static int32_t open_formulas(const char *text, int32_t *results) {
    int32_t formulas = 0;
    STATUS(hosp_formula_open(book, text, -1, &formulas, results), HOSP_OK);
    CHECK(formulas > 0);
    return formulas;
}

/* Income and discharges of two departments in two months: what a case costs, its growth over the
 * month before, and whether it is above 1000 yuan. */
static void test_values_by_hand(void) {
    int32_t results = 0;
    const int32_t decimals[2] = {2, 0};
    const int64_t values[8] = {
        1000000, 2000050, 1100000, 777, /* 10000.00, 20000.50; 11000.00, not reported */
        9, 20, 10, 0};
    const unsigned char presence[8] = {1, 1, 1, 0, 1, 1, 1, 1};
    int64_t out[12];
    char there[12];
    const int32_t formulas = open_formulas(
        "{\"items\":[{\"code\":\"income\",\"unit\":\"money\"},{\"code\":\"cases\","
        "\"unit\":\"count\"}],\"formulas\":["
        "{\"code\":\"per_case\",\"text\":\"income / cases\",\"digits\":2},"
        "{\"code\":\"step\",\"text\":\"income * 2\"},"
        "{\"code\":\"growth\",\"text\":\"growth(per_case, prev)\",\"digits\":4},"
        "{\"code\":\"dear\",\"text\":\"per_case > 1000\"}],"
        "\"departments\":[{\"code\":\"d1\"},{\"code\":\"d2\"}],"
        "\"from\":\"2025-01\",\"to\":\"2025-02\"}", &results);
    CHECK(results == 3);
    STATUS(hosp_formula_columns(formulas, values, decimals, presence, sizeof presence, 1, out,
        there), HOSP_OK);
    /* 10000 / 9 = 1111.11, 20000.50 / 20 = 1000.025, 11000 / 10. */
    CHECK(out[0] == 111111 && out[1] == 100003 && out[2] == 110000);
    CHECK(there[0] == 1 && there[1] == 1 && there[2] == 1);
    CHECK(there[3] == 0 && out[3] == HOSP_WHY_NOT_REPORTED);
    /* Nothing before January; (1100.00 - 1111.11) / 1111.11 = -0.0100 (-0.009999). */
    CHECK(there[4] == 0 && there[5] == 0 && there[6] == 1 && there[7] == 0);
    CHECK(out[4] == HOSP_WHY_NOT_REPORTED && out[6] == -100);
    CHECK(there[8] == 1 && out[8] == 1 && out[9] == 1 && out[10] == 1 && there[11] == 0);
    /* All are there: 7.77 / 0. */
    STATUS(hosp_formula_columns(formulas, values, decimals, NULL, 0, 2, out, there), HOSP_OK);
    CHECK(there[3] == 0 && out[3] == HOSP_WHY_DIVISION_BY_ZERO);
    STATUS(hosp_close(formulas), HOSP_OK);
    STATUS(hosp_formula_columns(formulas, values, decimals, NULL, 0, 2, out, there),
        HOSP_E_HANDLE);
}

/* 300 formulas for 40 departments and 12 months: the same for one thread and for three, and as
 * divided here. */
static void test_threads(void) {
    enum { FORMULAS = 300, UNITS = 40, MONTHS = 12, CELLS = UNITS * MONTHS };
    static char text[65536];
    static int64_t values[2 * CELLS], one[FORMULAS * CELLS], other[FORMULAS * CELLS];
    static char there[FORMULAS * CELLS], again[FORMULAS * CELLS];
    const int32_t decimals[2] = {1, 0};
    int32_t results = 0;
    size_t length = (size_t)sprintf(text,
        "{\"items\":[{\"code\":\"a\"},{\"code\":\"b\"}],\"from\":\"2025-01\",\"to\":\"2025-12\","
        "\"departments\":[");
    for (int d = 0; d < UNITS; d++) {
        length += (size_t)sprintf(text + length, "%s{\"code\":\"d%d\"}", d ? "," : "", d);
    }
    length += (size_t)sprintf(text + length, "],\"formulas\":[");
    for (int f = 0; f < FORMULAS; f++) {
        length += (size_t)sprintf(text + length,
            "%s{\"code\":\"f%d\",\"text\":\"(a - %d) / (b + %d)\",\"digits\":3}", f ? "," : "", f,
            f, f + 1);
    }
    sprintf(text + length, "]}");
    for (int i = 0; i < CELLS; i++) {
        values[i] = (int64_t)i * 7919 % 50000;
        values[CELLS + i] = (int64_t)i * 104729 % 1000;
    }
    const int32_t formulas = open_formulas(text, &results);
    CHECK(results == FORMULAS);
    STATUS(hosp_formula_columns(formulas, values, decimals, NULL, 0, 1, one, there), HOSP_OK);
    STATUS(hosp_formula_columns(formulas, values, decimals, NULL, 0, 3, other, again), HOSP_OK);
    CHECK(memcmp(one, other, sizeof one) == 0 && memcmp(there, again, sizeof there) == 0);
    int wrong = 0;
    for (int f = 0; f < FORMULAS; f++) {
        for (int i = 0; i < CELLS; i++) {
            const int64_t above = 1000 * (values[i] - 10 * f);
            const int64_t below = 10 * (values[CELLS + i] + f + 1);
            const int64_t size = above < 0 ? -above : above;
            const int64_t whole = (2 * size + below) / (2 * below);
            wrong += one[f * CELLS + i] != (above < 0 ? -whole : whole);
            wrong += there[f * CELLS + i] != 1;
        }
    }
    CHECK(wrong == 0);
    STATUS(hosp_close(formulas), HOSP_OK);
}

static void test_faults(void) {
    static const char good[] = "{\"items\":[{\"code\":\"a\"}],\"formulas\":"
        "[{\"code\":\"f\",\"text\":\"a + 1\",\"digits\":0}]}";
    const int32_t decimals[1] = {0}, wild[1] = {19};
    const int64_t values[1] = {5};
    int64_t out[1] = {7};
    char there[1] = {7};
    int32_t formulas = 0, results = 7;
    STATUS(hosp_formula_open(book,
        "{\"items\":[],\"formulas\":[{\"code\":\"f\",\"text\":\"a +\"}]}", -1, &formulas,
        &results), HOSP_E_FORMAT);
    CHECK(says("f"));
    STATUS(hosp_formula_open(book, "{\"items\":[],\"formulas\":[],\"facts\":[]}", -1, &formulas,
        &results), HOSP_E_UNKNOWN);
    CHECK(says("facts"));
    STATUS(hosp_formula_open(book, "{", -1, &formulas, &results), HOSP_E_FORMAT);
    CHECK(hosp_formula_open(book, "", 0, &formulas, &results) < HOSP_OK);
    STATUS(hosp_formula_open(book, NULL, 9, &formulas, &results), HOSP_E_ARGUMENT);
    STATUS(hosp_formula_open(book, good, -1, NULL, &results), HOSP_E_ARGUMENT);
    STATUS(hosp_formula_open(0, good, -1, &formulas, &results), HOSP_E_HANDLE);
    CHECK(formulas == 0 && results == 7);
    STATUS(hosp_formula_open(book, good, -1, &formulas, NULL), HOSP_OK);
    STATUS(hosp_formula_columns(book, values, decimals, NULL, 0, 1, out, there), HOSP_E_KIND);
    STATUS(hosp_formula_columns(formulas, NULL, decimals, NULL, 0, 1, out, there),
        HOSP_E_ARGUMENT);
    STATUS(hosp_formula_columns(formulas, values, NULL, NULL, 0, 1, out, there), HOSP_E_ARGUMENT);
    STATUS(hosp_formula_columns(formulas, values, wild, NULL, 0, 1, out, there), HOSP_E_ARGUMENT);
    CHECK(says("decimals"));
    STATUS(hosp_formula_columns(formulas, values, decimals, "++", 2, 1, out, there),
        HOSP_E_ARGUMENT);
    CHECK(says("presence"));
    STATUS(hosp_formula_columns(formulas, values, decimals, NULL, 0, 0, out, there),
        HOSP_E_ARGUMENT);
    STATUS(hosp_formula_columns(formulas, values, decimals, NULL, 0, 1, NULL, there),
        HOSP_E_ARGUMENT);
    STATUS(hosp_formula_columns(formulas, values, decimals, NULL, 0, 1, out, NULL),
        HOSP_E_ARGUMENT);
    CHECK(out[0] == 7 && there[0] == 7);
    STATUS(hosp_formula_columns(formulas, values, decimals, NULL, 0, 1, out, there), HOSP_OK);
    CHECK(out[0] == 6 && there[0] == 1);
}

int main(void) {
    STATUS(hosp_open("", -1, HOSP_UTF8, &book), HOSP_OK);
    test_values_by_hand();
    test_threads();
    test_faults();
    STATUS(hosp_close(book), HOSP_OK);
    printf("%d passed, %d failed\n", passed, failed);
    return failed != 0;
}
