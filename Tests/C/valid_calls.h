/* A call of every function that succeeds: the arguments from which tests go astray.
 *
 * Whoever includes this says in `place` where arguments lie. A parameter gets the value that is
 * given for it in its function, else the one for its name, else NULL, 0 or -1. A new function fails
 * its tests until its arguments are given here. Paths are relative to the repository.
 */
#ifndef VALID_CALLS_H
#define VALID_CALLS_H

#include "calls.h"
#include "hospital.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

/* The report that is written; whoever calls takes it away. */
#define REPORT "/tmp/hosp-valid-calls.html"

/* Memory of exactly so many bytes for an argument, those of `data` unless it is NULL. */
static void *place(int parameter, const void *data, size_t size);

struct given {
    /* NULL: of every function. */
    const char *function;
    const char *parameter;
    /* A text, or numbers with blanks between; for a buffer or an output its size in elements. */
    const char *value;
};

static const struct given givens[] = {
    {NULL, "buffer", "4096"}, {NULL, "capacity", "4096"}, {NULL, "threads", "1"},
    {NULL, "items", "1"}, {NULL, "departments", "3"}, {NULL, "steps", "1"},
    {NULL, "direct_fen", "100 0 0"}, {NULL, "sources", "1"}, {NULL, "weights", "0 1 2"},
    {NULL, "receiver_offsets", "0 2"}, {NULL, "receivers", "2 3"},
    {NULL, "source_offsets", "0 1"}, {NULL, "out_final_fen", "3"},
    {NULL, "month", "202503"}, {NULL, "column", "1"},
    {NULL, "alternatives", "6"}, {NULL, "criteria", "1"}, {NULL, "values", "1 2 3 4 5 6"},
    {NULL, "decimals", "0"}, {NULL, "directions", "0"},
    {NULL, "days", "20240304 20240309"}, {NULL, "are_off", "1 0"}, {NULL, "count", "2"},
    {NULL, "first_year", "2024"}, {NULL, "last_year", "2024"}, {NULL, "day", "20240301"},
    {NULL, "table", "hosp_cost_item"}, {NULL, "batch_key", "k"},
    {NULL, "text", "item_code,sort_number\nZ,9\n"}, {NULL, "path", HOSPITAL "cost_items.csv"},
    {"hosp_has", "feature", "csv"},
    {"hosp_open", "location", ":memory:"},
    {"hosp_set_text", "option", "language"}, {"hosp_set_text", "value", "en"},
    {"hosp_set_int", "option", "today"}, {"hosp_set_int", "value", "20250301"},
    {"hosp_run", "procedure", "money.apportion"},
    {"hosp_run", "arguments_json", "{\"total\":\"10.00\",\"weights\":[\"1\",\"2\"]}"},
    {"hosp_arguments_append", "text", " "},
    {"hosp_result_table", "table", "alternatives"},
    {"hosp_cursor_int64", "column", "5"}, {"hosp_cursor_double", "column", "2"},
    {"hosp_rows_text", "column", "item_code"}, {"hosp_rows_text", "value", "Z"},
    {"hosp_rows_int64", "column", "sort_number"}, {"hosp_rows_int64", "value", "7"},
    {"hosp_rows_null", "column", "item_name"}, {"hosp_rows_begin", "batch_key", "r"},
    {"hosp_import_arrow", "stream", "item_code,sort_number\nY,5\n"},
    {"hosp_import_arrow", "batch_key", "a"},
    {"hosp_import_text", "batch_key", "t"}, {"hosp_import_file", "batch_key", "cost_items.csv"},
    {"hosp_cost_allocate", "plan", "FT"},
    {"hosp_month_close", "area", "cost"}, {"hosp_month_close", "month", "202501"},
    {"hosp_month_reopen", "area", "cost"}, {"hosp_month_reopen", "month", "202501"},
    {"hosp_month_reopen", "confirmed_by", "second"}, {"hosp_month_reopen", "reason", "late"},
    {"hosp_report_write", "report", "safety.hazards"},
    {"hosp_report_write", "arguments_json", "{\"day\":\"2025-03-01\"}"},
    {"hosp_report_write", "path", REPORT},
    {"hosp_case_cost_file", "lines", "Tests/C/data/case_lines.csv"},
    {"hosp_case_cost_file", "unit_costs", "Tests/C/data/unit_costs.csv"},
    {NULL, "arguments_json", "{\"unit_costs\":\"department,item,unit_cost\\n1,10,2.50\\n\"}"},
    {"hosp_case_cost_arrow", "stream", "case,department,item,quantity,amount_fen\n7,1,10,2,90\n"},
    {"hosp_case_cost_arrays", "count", "1"}, {"hosp_case_cost_arrays", "cases", "100"},
    {"hosp_case_cost_arrays", "departments", "1"}, {"hosp_case_cost_arrays", "items", "10"},
    {"hosp_case_cost_arrays", "quantities", "200"},
    {"hosp_case_cost_arrays", "quantity_decimals", "2"},
    {"hosp_case_cost_arrays", "amounts_fen", "900"},
    {"hosp_case_cost_arrays", "service_months", "202503"},
    {"hosp_case_cost_arrays", "line_ids", "1"},
    {"hosp_appraisal_run", "scheme", "YUE"}, {"hosp_pay_distribute", "pool", "JX"},
    {"hosp_inspection_score", "inspection", "ZC2025"},
    {"hosp_score_ratio", "value", "340.0"}, {"hosp_score_ratio", "target", "316.4"},
    {"hosp_score_ratio", "cap", "1"}, {"hosp_score_ratio", "weight", "100"},
    {"hosp_score_deduction", "weight", "10"}, {"hosp_score_deduction", "each", "0.5"},
    {"hosp_score_deduction", "count", "3"}, {"hosp_score_deduction", "floor", "0"},
    {"hosp_grade_of", "set", "hospital_2015"}, {"hosp_grade_of", "score", "89.995"},
    {"hosp_money_apportion", "total_fen", "100"}, {"hosp_money_apportion", "weights", "1 2"},
    {NULL, "out_shares_fen", "2"}, {NULL, "pools_fen", "100"}, {NULL, "pool_count", "1"},
    {NULL, "pool_of", "1 1"}, {"hosp_money_apportion_pools", "weights", "1 2"},
    {"hosp_ratio_percent_t", "numerator", "2"}, {"hosp_ratio_percent_t", "denominator", "3"},
    {"hosp_score_matrix", "units", "2"}, {"hosp_score_matrix", "kpis", "1"},
    {"hosp_score_matrix", "values", "80 90"}, {NULL, "presence", "1 1"},
    {NULL, "presence_length", "2"}, {"hosp_score_matrix", "methods", "0"},
    {"hosp_score_matrix", "weights", "1000"}, {"hosp_score_matrix", "parameter_offsets", "0 2"},
    {"hosp_score_matrix", "parameters", "100 10000"}, {"hosp_score_matrix", "group_of", "1 1"},
    {"hosp_score_matrix", "group_count", "1"}, {"hosp_score_matrix", "out_scores", "2"},
    {"hosp_score_matrix", "out_ranks", "2"},
    {"hosp_formula_open", "arguments_json",
     "{\"items\":[{\"code\":\"x\"}],\"formulas\":[{\"code\":\"f\",\"text\":\"x*2\",\"digits\":2}],"
     "\"departments\":[{\"code\":\"d\"},{\"code\":\"e\"}],"
     "\"from\":\"2025-01\",\"to\":\"2025-01\"}"},
    {"hosp_formula_columns", "values", "5 6"}, {"hosp_formula_columns", "out_values", "2"},
    {"hosp_formula_columns", "out_presence", "2"},
    {"hosp_evaluation_topsis", "weights", "1"}, {"hosp_evaluation_rsr", "weights", "1"},
    {NULL, "bands", "3"}, {NULL, "out_closeness", "6"}, {NULL, "out_ranks", "6"},
    {NULL, "out_sums", "6"}, {NULL, "out_probits", "6"}, {NULL, "out_bands", "6"},
    {NULL, "out_line", "4"},
    {"hosp_period_of", "start_day", "26"}, {"hosp_workdays_add", "work_days", "7"},
    {"hosp_workdays_between", "other", "20240401"}, {"hosp_workday_adjust", "adjustment", "1"},
    {"hosp_deadline_of", "day_of_next_month", "7"}, {"hosp_deadline_of", "adjustment", "1"},
    {"hosp_deadline_of", "month", "202403"}, {"hosp_deadline_of", "is_inclusive", "1"},
    {"hosp_recurrence_next", "rule", "FREQ=DAILY"},
    {"hosp_recurrence_next", "start", "20250101080000"},
    {"hosp_depreciation_month", "count", "1"}, {"hosp_depreciation_month", "cost_fen", "12000"},
    {"hosp_depreciation_month", "acquired", "20250101"},
    {"hosp_depreciation_month", "life_months", "12"},
};

static const char *given(const char *function, const char *parameter) {
    const char *found = NULL;
    for (size_t at = 0; at < sizeof givens / sizeof givens[0]; at++) {
        const struct given *given = &givens[at];
        if (strcmp(given->parameter, parameter) != 0) continue;
        if (given->function == NULL) found = found ? found : given->value;
        else if (strcmp(given->function, function) == 0) return given->value;
    }
    return found;
}

/* What the calls of a test work on. */
struct world {
    int32_t book, result, cursor, rows, formulas;
};

static int32_t handle_named(const struct world *world, const char *name) {
    if (strcmp(name, "book") == 0) return world->book;
    if (strcmp(name, "cursor") == 0) return world->cursor;
    if (strcmp(name, "rows") == 0) return world->rows;
    return strcmp(name, "formulas") == 0 ? world->formulas : world->result;
}

static const char evaluation[] =
    "{\"alternatives\":[\"a\",\"b\",\"c\"],\"criteria\":[{\"id\":\"k\"}],"
    "\"matrix\":[[\"1\"],[\"2\"],[\"4\"]],\"positivise\":\"direction\","
    "\"normalise\":\"vector\",\"weighting\":\"none\"}";

/* Opens a result with text, a statistic and a whole number, a cursor on its first row, a batch with
 * one row, and a sheet of formulas. 0 when something fails. */
static int open_children(struct world *world) {
    return hosp_run(world->book, "evaluate.topsis", -1, evaluation, -1, &world->result) == HOSP_OK
        && hosp_result_table(world->result, "alternatives", -1, &world->cursor) == HOSP_OK
        && hosp_cursor_next(world->cursor) == HOSP_ROW
        && hosp_rows_begin(world->book, "hosp_cost_item", -1, "w", -1, &world->rows) == HOSP_OK
        && hosp_rows_text(world->rows, "item_code", -1, "W", -1) == HOSP_OK
        && hosp_rows_int64(world->rows, "sort_number", -1, 8) == HOSP_OK
        && hosp_rows_add(world->rows) == HOSP_OK
        && hosp_formula_open(
            world->book, given("hosp_formula_open", "arguments_json"), -1, &world->formulas, NULL)
            == HOSP_OK;
}

static void close_children(struct world *world) {
    hosp_close(world->result);
    hosp_close(world->cursor);
    hosp_close(world->rows);
    hosp_close(world->formulas);
    world->result = world->cursor = world->rows = world->formulas = 0;
}

static int open_world(struct world *world, const char *location, int32_t encoding) {
    return hosp_open(location, -1, encoding, &world->book) == HOSP_OK
        && hosp_set_text(world->book, "now", "20250401080000", -1) == HOSP_OK
        && hosp_set_text(world->book, "actor", "first", -1) == HOSP_OK
        && hosp_set_int(world->book, "threads", 1) == HOSP_OK && open_children(world);
}

/* ---- a heading and a row of delimited text as an Arrow stream of numbers and texts ---- */

enum { MOST_COLUMNS = 8 };

struct row_stream {
    char names[MOST_COLUMNS][32], texts[MOST_COLUMNS][32];
    int64_t numbers[MOST_COLUMNS];
    int32_t offsets[MOST_COLUMNS][2];
    const void *buffers[MOST_COLUMNS][3], *none;
    struct ArrowSchema schemas[MOST_COLUMNS], *schema_list[MOST_COLUMNS];
    struct ArrowArray arrays[MOST_COLUMNS], *array_list[MOST_COLUMNS];
    int columns, is_read;
};

static void keep_schema(struct ArrowSchema *schema) { schema->release = NULL; }
static void keep_array(struct ArrowArray *array) { array->release = NULL; }

static int row_schema(struct ArrowArrayStream *stream, struct ArrowSchema *out) {
    struct row_stream *row = stream->private_data;
    for (int at = 0; at < row->columns; at++) {
        const char *format = row->texts[at][0] <= '9' ? "l" : "u";
        struct ArrowSchema column = {
            format, row->names[at], NULL, 0, 0, NULL, NULL, keep_schema, NULL};
        row->schemas[at] = column;
        row->schema_list[at] = &row->schemas[at];
    }
    struct ArrowSchema table = {
        "+s", "", NULL, 0, row->columns, row->schema_list, NULL, keep_schema, NULL};
    *out = table;
    return 0;
}

static int row_next(struct ArrowArrayStream *stream, struct ArrowArray *out) {
    struct row_stream *row = stream->private_data;
    memset(out, 0, sizeof *out);
    if (row->is_read) return 0;
    row->is_read = 1;
    for (int at = 0; at < row->columns; at++) {
        int is_number = row->texts[at][0] <= '9';
        row->numbers[at] = atoll(row->texts[at]);
        row->offsets[at][1] = (int32_t)strlen(row->texts[at]);
        row->buffers[at][1] = is_number ? (void *)&row->numbers[at] : (void *)row->offsets[at];
        row->buffers[at][2] = row->texts[at];
        struct ArrowArray column = {
            1, 0, 0, is_number ? 2 : 3, 0, row->buffers[at], NULL, NULL, keep_array, NULL};
        row->arrays[at] = column;
        row->array_list[at] = &row->arrays[at];
    }
    struct ArrowArray table = {
        1, 0, 0, 1, row->columns, &row->none, row->array_list, NULL, keep_array, NULL};
    *out = table;
    return 0;
}

static const char *row_error(struct ArrowArrayStream *stream) {
    (void)stream;
    return NULL;
}

static void row_release(struct ArrowArrayStream *stream) {
    free(stream->private_data);
    stream->release = NULL;
}

/* The next field of a text: up to 31 letters. */
static const char *field(const char *text, char *out) {
    size_t length = strcspn(text, ",\n");
    snprintf(out, 32, "%.*s", (int)length, text);
    return text + length + (text[length] != 0);
}

static void make_stream(const char *text, struct ArrowArrayStream *stream) {
    struct row_stream *row = calloc(1, sizeof *row);
    const char *end = strchr(text, '\n');
    if (row == NULL || end == NULL) abort();
    while (text <= end && row->columns < MOST_COLUMNS)
        text = field(text, row->names[row->columns++]);
    for (int at = 0; at < row->columns; at++) text = field(text, row->texts[at]);
    struct ArrowArrayStream made = {row_schema, row_next, row_error, row_release, row};
    *stream = made;
}

static size_t element_size(enum kind kind) {
    switch (kind) {
    case OFFSETS: case INT32S: case OUT_INT32S: case OUT_HANDLE: return 4;
    case INT64S: case OUT_INT64S: case REALS: case OUT_REALS: return 8;
    default: return 1;
    }
}

/* The numbers of a text in their places; returns how many bytes they take. */
static size_t numbers(const char *text, size_t element, void *out) {
    unsigned char *end = out;
    char *rest = NULL;
    for (const char *at = text; *at; at = rest) {
        long long number = strtoll(at, &rest, 10);
        if (rest == at) break;
        int32_t narrow = (int32_t)number;
        unsigned char byte = (unsigned char)number;
        memcpy(end, element == 8 ? (void *)&number : element == 4 ? (void *)&narrow : &byte,
               element);
        end += element;
    }
    return (size_t)(end - (unsigned char *)out);
}

/* Fills in the arguments of a call that succeeds; sizes are the bytes behind each pointer. */
static void valid_arguments(
    const struct world *world, const struct function *function, union argument *a, size_t *sizes
) {
    for (int at = 0; at < function->count; at++) {
        const struct parameter *parameter = &function->parameters[at];
        const char *value = given(function->name, parameter->name);
        unsigned char bytes[4096];
        size_t size = 0;
        memset(&a[at], 0, sizeof a[at]);
        switch (parameter->kind) {
        case HANDLE: a[at].int32 = handle_named(world, parameter->name); break;
        case LENGTH: a[at].int32 = a[at - 1].in ? -1 : 0; break;
        case TEXT:
            if (value == NULL) break;
            size = strlen(value) + 1;
            a[at].in = place(at, value, size);
            break;
        case BYTES: case OFFSETS: case INT32S: case INT64S: case REALS:
            if (value == NULL) break;
            size = numbers(value, element_size(parameter->kind), bytes);
            a[at].in = place(at, bytes, size);
            break;
        case BUFFER: case OUT_BYTES: case OUT_HANDLE: case OUT_INT32S: case OUT_INT64S:
        case OUT_REALS:
            size = (value ? (size_t)atoi(value) : 1) * element_size(parameter->kind);
            a[at].out = place(at, NULL, size);
            break;
        case STREAM: case OUT_STREAM:
            size = sizeof(struct ArrowArrayStream);
            a[at].out = place(at, NULL, size);
            memset(a[at].out, 0, size);
            if (value) make_stream(value, a[at].out);
            break;
        default:
            if (value == NULL) break;
            if (parameter->is_long) a[at].int64 = atoll(value); else a[at].int32 = atoi(value);
        }
        sizes[at] = size;
    }
}

/* Releases the streams of a call that the call has not taken over. */
static void release_streams(const struct function *function, union argument *a) {
    for (int at = 0; at < function->count; at++) {
        struct ArrowArrayStream *stream = a[at].out;
        enum kind kind = function->parameters[at].kind;
        if ((kind == STREAM || kind == OUT_STREAM) && stream && stream->release)
            stream->release(stream);
    }
}

#endif
