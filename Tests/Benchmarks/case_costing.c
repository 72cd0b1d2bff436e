/* Costs the cases of a folder made by generate_charges through the library, and prints
 *
 *     T=seconds CHK=charge:cost:cases:groups:departments
 *
 * The time runs from opening the book to the result, small tables included. The checksum is made of
 * fen that were rounded once per case, group and department, each weighted by its code. A folder of
 * columns is read into memory first; the lines are handed over as an Arrow stream of one batch.
 *
 *     case_costing FOLDER THREADS [ENCODING]
 */
#define _POSIX_C_SOURCE 200809L
#include <hosp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static double now(void) {
    struct timespec moment;
    clock_gettime(CLOCK_MONOTONIC, &moment);
    return (double)moment.tv_sec + 1e-9 * (double)moment.tv_nsec;
}

static void must(int32_t status, const char *what) {
    char text[1024];
    if (status >= 0) return;
    if (hosp_error_text(0, text, sizeof text, NULL) != HOSP_OK) text[0] = '\0';
    fprintf(stderr, "%s: %d %s\n", what, (int)status, text);
    exit(1);
}

/* The weight of a code in a checksum. */
static int64_t weight(const char *code) {
    int64_t sum = 0;
    for (; *code; code++) sum = (sum * 31 + (unsigned char)*code) % 1009;
    return sum;
}

static int32_t column_named(int32_t cursor, const char *name) {
    int32_t columns = 0;
    char found[64];
    must(hosp_cursor_columns(cursor, &columns), "columns");
    for (int32_t column = 1; column <= columns; column++) {
        must(hosp_cursor_name(cursor, column, found, sizeof found, NULL), "name");
        if (strcmp(found, name) == 0) return column;
    }
    fprintf(stderr, "no column %s\n", name);
    exit(1);
}

/* Adds up a table: its cost, its charge, and the cost weighted by the code in the first column. */
static void sum(int32_t result, const char *table, int64_t *charge, int64_t *cost, int64_t *check) {
    int32_t cursor = 0;
    must(hosp_result_table(result, table, -1, &cursor), table);
    int32_t charges = column_named(cursor, "charge_fen"), costs = column_named(cursor, "cost_fen");
    *charge = *cost = *check = 0;
    while (hosp_cursor_next(cursor) == HOSP_ROW) {
        char code[300];
        int64_t fen = 0;
        must(hosp_cursor_text(cursor, 1, code, sizeof code, NULL), table);
        must(hosp_cursor_int64(cursor, charges, &fen), table);
        *charge += fen;
        must(hosp_cursor_int64(cursor, costs, &fen), table);
        *cost += fen;
        *check += weight(code) * fen;
    }
    must(hosp_close(cursor), table);
}

/* The lines as columns: for each the name, the Arrow format and the bytes of a value. */
enum { COLUMNS = 5 };
static const struct {
    const char *name, *format;
    size_t width;
} forms[COLUMNS] = {
    {"case", "l", 8}, {"department", "s", 2}, {"item", "i", 4}, {"quantity", "i", 4},
    {"amount_fen", "l", 8},
};
static void *values[COLUMNS];
static int64_t rows;
static int is_read;

/* Reads a file of a column; 0 when there is none. */
static int load(const char *folder, int column) {
    char path[4096];
    snprintf(path, sizeof path, "%s/%s.bin", folder, forms[column].name);
    FILE *file = fopen(path, "rb");
    if (!file) return 0;
    fseek(file, 0, SEEK_END);
    size_t size = (size_t)ftell(file);
    rewind(file);
    values[column] = malloc(size + 1);
    if (!values[column] || fread(values[column], 1, size, file) != size) exit(1);
    fclose(file);
    rows = (int64_t)(size / forms[column].width);
    return 1;
}

/* Everything below lies in memory that stays, so there is nothing to free. */
static void release_schema(struct ArrowSchema *schema) { schema->release = NULL; }
static void release_array(struct ArrowArray *array) { array->release = NULL; }
static void release_stream(struct ArrowArrayStream *stream) { stream->release = NULL; }

static int get_schema(struct ArrowArrayStream *stream, struct ArrowSchema *out) {
    static struct ArrowSchema schemas[COLUMNS], *list[COLUMNS];
    const struct ArrowSchema table = {
        "+s", "", NULL, 0, COLUMNS, list, NULL, release_schema, NULL,
    };
    (void)stream;
    for (int c = 0; c < COLUMNS; c++) {
        const struct ArrowSchema schema = {
            forms[c].format, forms[c].name, NULL, 0, 0, NULL, NULL, release_schema, NULL,
        };
        schemas[c] = schema;
        list[c] = &schemas[c];
    }
    *out = table;
    return 0;
}

static int get_next(struct ArrowArrayStream *stream, struct ArrowArray *out) {
    static struct ArrowArray arrays[COLUMNS], *list[COLUMNS];
    static const void *buffers[COLUMNS][2], *none[1];
    const struct ArrowArray table = {
        rows, 0, 0, 1, COLUMNS, none, list, NULL, release_array, NULL,
    };
    (void)stream;
    memset(out, 0, sizeof *out);
    if (is_read++) return 0;
    for (int c = 0; c < COLUMNS; c++) {
        const struct ArrowArray array = {
            rows, 0, 0, 2, 0, buffers[c], NULL, NULL, release_array, NULL,
        };
        arrays[c] = array;
        buffers[c][1] = values[c];
        list[c] = &arrays[c];
    }
    *out = table;
    return 0;
}

static const char *get_last_error(struct ArrowArrayStream *stream) { (void)stream; return NULL; }

static void cost_columns(
        int32_t book, const char *unit_costs, const char *cases, int32_t *out_result) {
    struct ArrowArrayStream stream = {
        get_schema, get_next, get_last_error, release_stream, NULL,
    };
    char arguments[9000];
    snprintf(arguments, sizeof arguments, "{\"unit_costs_file\":\"%s\",\"cases_file\":\"%s\"}",
        unit_costs, cases);
    must(hosp_case_cost_arrow(book, arguments, -1, &stream, out_result), "case_cost_arrow");
}

int main(int argc, char **argv) {
    char lines[4096], unit_costs[4096], cases[4096];
    int32_t book = 0, result = 0, findings = 0;
    int64_t charge, cost, other, by_case, by_group, by_department, found = 0;
    if (argc < 3) {
        fprintf(stderr, "usage: case_costing FOLDER THREADS [ENCODING]\n");
        return 2;
    }
    snprintf(lines, sizeof lines, "%s/lines.csv", argv[1]);
    snprintf(unit_costs, sizeof unit_costs, "%s/unit_costs.csv", argv[1]);
    snprintf(cases, sizeof cases, "%s/cases.csv", argv[1]);
    int is_columns = load(argv[1], 0);
    for (int c = 1; is_columns && c < COLUMNS; c++) {
        if (!load(argv[1], c)) return 1;
    }
    double start = now();
    must(hosp_open("", 0, argc > 3 ? atoi(argv[3]) : HOSP_UTF8, &book), "open");
    must(hosp_set_int(book, "threads", atoi(argv[2])), "threads");
    if (is_columns) cost_columns(book, unit_costs, cases, &result);
    else must(hosp_case_cost_file(
        book, lines, -1, unit_costs, -1, cases, -1, 0, 0, &result), "case_cost_file");
    double seconds = now() - start;
    sum(result, "cases", &charge, &cost, &by_case);
    sum(result, "groups", &other, &cost, &by_group);
    sum(result, "departments", &other, &cost, &by_department);
    must(hosp_result_table(result, "findings", -1, &findings), "findings");
    must(hosp_cursor_rows(findings, &found), "findings");
    printf("T=%.6f CHK=%lld:%lld:%lld:%lld:%lld findings=%lld\n", seconds, (long long)charge,
        (long long)cost, (long long)by_case, (long long)by_group, (long long)by_department,
        (long long)found);
    must(hosp_close(book), "close");
    return 0;
}
