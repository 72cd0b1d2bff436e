/* Tables as Arrow C streams through the C interface: a stream of this program into a table, a
 * cursor as a stream that outlives its book, and streams that break the rules.
 *
 *     cc -std=c99 -pedantic -Wall -Wextra -Werror arrow_test.c $(pkg-config --cflags --libs hosp)
 *
 * Prints a line per failed check and `N passed, N failed` last.
 */
#include "checks.h"

#include <errno.h>
#include <stdlib.h>

/* ---- A producer of two batches of cost entries. ---- */

enum { COLUMNS = 5, ROWS = 3, BATCHES = 2 };

/* How many structs of each kind are with the library, and what the producer does wrong. */
static struct {
    int streams, schemas, arrays;
    int fails_at, breaks_offsets, breaks_index, gives_double;
    int batch;
} producer;

static const char *const names[COLUMNS] = {
    "period_month", "department_code", "item_code", "entry_code", "amount_yuan",
};

static void release_schema(struct ArrowSchema *schema) {
    for (int64_t at = 0; at < schema->n_children; at++) {
        if (schema->children[at]->release) schema->children[at]->release(schema->children[at]);
        free(schema->children[at]);
    }
    free(schema->children);
    if (schema->dictionary) {
        if (schema->dictionary->release) schema->dictionary->release(schema->dictionary);
        free(schema->dictionary);
    }
    schema->release = NULL;
    producer.schemas--;
}

static struct ArrowSchema new_schema(const char *format, const char *name, int children) {
    struct ArrowSchema schema;
    memset(&schema, 0, sizeof schema);
    schema.format = format;
    schema.name = name;
    schema.n_children = children;
    if (children > 0) {
        schema.children = malloc((size_t)children * sizeof *schema.children);
        for (int at = 0; at < children; at++) {
            schema.children[at] = malloc(sizeof **schema.children);
        }
    }
    schema.release = release_schema;
    producer.schemas++;
    return schema;
}

static int get_schema(struct ArrowArrayStream *stream, struct ArrowSchema *out) {
    (void)stream;
    const char *formats[COLUMNS] = {"i", "C", "U", "u", "d:18,2"};
    if (producer.gives_double) formats[4] = "g";
    *out = new_schema("+s", "", COLUMNS);
    for (int at = 0; at < COLUMNS; at++) *out->children[at] = new_schema(formats[at], names[at], 0);
    out->children[1]->dictionary = malloc(sizeof *out);
    *out->children[1]->dictionary = new_schema("u", "", 0);
    return 0;
}

static void release_array(struct ArrowArray *array) {
    for (int64_t at = 0; at < array->n_children; at++) {
        if (array->children[at]->release) array->children[at]->release(array->children[at]);
        free(array->children[at]);
    }
    free(array->children);
    if (array->dictionary) {
        if (array->dictionary->release) array->dictionary->release(array->dictionary);
        free(array->dictionary);
    }
    for (int64_t at = 0; at < array->n_buffers; at++) free((void *)array->buffers[at]);
    free(array->buffers);
    array->release = NULL;
    producer.arrays--;
}

static struct ArrowArray new_array(int64_t length, int buffers, int children) {
    struct ArrowArray array;
    memset(&array, 0, sizeof array);
    array.length = length;
    array.n_buffers = buffers;
    array.buffers = calloc((size_t)buffers, sizeof *array.buffers);
    array.n_children = children;
    if (children > 0) {
        array.children = malloc((size_t)children * sizeof *array.children);
        for (int at = 0; at < children; at++) array.children[at] = malloc(sizeof array);
    }
    array.release = release_array;
    producer.arrays++;
    return array;
}

static void *copy(const void *bytes, size_t length) {
    void *memory = malloc(length ? length : 1);
    memcpy(memory, bytes, length);
    return memory;
}

static struct ArrowArray new_texts(const char *const *texts, int count, int is_large) {
    struct ArrowArray array = new_array(count, 3, 0);
    int64_t large[ROWS + 1] = {0};
    int32_t small[ROWS + 1] = {0};
    char bytes[256] = "";
    for (int at = 0; at < count; at++) {
        strcat(bytes, texts[at]);
        large[at + 1] = (int64_t)strlen(bytes);
        small[at + 1] = (int32_t)strlen(bytes);
    }
    if (producer.breaks_offsets) large[1] = 100, small[1] = 100;
    array.buffers[1] = is_large ? copy(large, sizeof large) : copy(small, sizeof small);
    array.buffers[2] = copy(bytes, strlen(bytes));
    return array;
}

static int get_next(struct ArrowArrayStream *stream, struct ArrowArray *out) {
    (void)stream;
    if (producer.fails_at == producer.batch) return EIO;
    memset(out, 0, sizeof *out);
    if (producer.batch == BATCHES) return 0;
    const int batch = producer.batch++;
    const int32_t months[ROWS] = {202503, 202503, 202503};
    uint8_t places[ROWS] = {0, 1, 0};
    const char *const departments[2] = {"lab", "ward-1"};
    const char *const items[ROWS] = {"cost", "cost", "cost"};
    const char *const entries[BATCHES][ROWS] = {{"A1", "A2", "A3"}, {"B1", "B2", "B3"}};
    /* 1.50, -3.00, 0.07 yuan; then 10.00, 20.00 and 30.00. */
    const int64_t amounts[BATCHES][ROWS] = {{150, -300, 7}, {1000, 2000, 3000}};
    int64_t wide[2 * ROWS];
    for (int row = 0; row < ROWS; row++) {
        wide[2 * row] = amounts[batch][row];
        wide[2 * row + 1] = amounts[batch][row] < 0 ? -1 : 0;
    }
    if (producer.breaks_index) places[2] = 2;
    *out = new_array(ROWS, 1, COLUMNS);
    *out->children[0] = new_array(ROWS, 2, 0);
    out->children[0]->buffers[1] = copy(months, sizeof months);
    *out->children[1] = new_array(ROWS, 2, 0);
    out->children[1]->buffers[1] = copy(places, sizeof places);
    out->children[1]->dictionary = malloc(sizeof *out);
    *out->children[1]->dictionary = new_texts(departments, 2, 0);
    *out->children[2] = new_texts(items, ROWS, 1);
    *out->children[3] = new_texts(entries[batch], ROWS, 0);
    *out->children[4] = new_array(ROWS, 2, 0);
    out->children[4]->buffers[1] = copy(wide, sizeof wide);
    return 0;
}

static const char *get_last_error(struct ArrowArrayStream *stream) {
    (void)stream;
    return "the disk of the producer is gone";
}

static void release_stream(struct ArrowArrayStream *stream) {
    stream->release = NULL;
    producer.streams--;
}

static struct ArrowArrayStream new_stream(void) {
    struct ArrowArrayStream stream = {
        get_schema, get_next, get_last_error, release_stream, NULL,
    };
    memset(&producer, 0, sizeof producer);
    producer.fails_at = -1;
    producer.streams = 1;
    return stream;
}

static int is_settled(void) {
    return producer.streams == 0 && producer.schemas == 0 && producer.arrays == 0;
}

/* ---- The book. ---- */

static int32_t open_book(void) {
    int32_t book = 0;
    STATUS(hosp_open("", 0, HOSP_UTF8, &book), HOSP_OK);
    STATUS(hosp_set_text(book, "now", "20250401120000", 14), HOSP_OK);
    STATUS(hosp_import_text(book, "hosp_org_unit", -1,
        "unit_code,unit_class,valid_from\nlab,medical_technology,20200101\n"
        "ward-1,clinical,20200131\n", -1, "u", -1, NULL, 0, NULL), HOSP_OK);
    STATUS(hosp_import_text(book, "hosp_cost_item", -1, "item_code,sort_number\ncost,1\n", -1,
        "i", -1, NULL, 0, NULL), HOSP_OK);
    return book;
}

static int32_t import(int32_t book, struct ArrowArrayStream *stream, int64_t *rows) {
    return hosp_import_arrow(book, "hosp_cost_entry", -1, stream, "k", -1, "{}", 2, rows);
}

static int32_t select_all(int32_t book, const char *table) {
    int32_t cursor = 0;
    STATUS(hosp_select(book, table, -1, NULL, 0, &cursor), HOSP_OK);
    return cursor;
}

static int64_t rows_of(int32_t book, const char *table) {
    int64_t rows = -1;
    int32_t cursor = select_all(book, table);
    STATUS(hosp_cursor_rows(cursor, &rows), HOSP_OK);
    STATUS(hosp_close(cursor), HOSP_OK);
    return rows;
}

static int error_says(int32_t book, const char *words) {
    char text[1024] = "";
    STATUS(hosp_error_text(book, text, sizeof text, NULL), HOSP_OK);
    return strstr(text, words) != NULL;
}

static void test_a_stream_goes_in_once(void) {
    int32_t book = open_book();
    int64_t rows = 0;
    struct ArrowArrayStream stream = new_stream();
    STATUS(import(book, &stream, &rows), HOSP_OK);
    CHECK(rows == 6 && stream.release == NULL && is_settled());
    stream = new_stream();
    rows = 0;
    STATUS(import(book, &stream, &rows), HOSP_OK);
    CHECK(rows == 6 && is_settled() && rows_of(book, "hosp_cost_entry") == 6);
    /* As a file it is the same batch. */
    STATUS(hosp_import_text(book, "hosp_cost_entry", -1,
        "period_month,department_code,item_code,entry_code,amount_yuan\n202503,lab,cost,A1,1.50\n"
        "202503,ward-1,cost,A2,-3.00\n202503,lab,cost,A3,0.07\n202503,lab,cost,B1,10.00\n"
        "202503,ward-1,cost,B2,20.00\n202503,lab,cost,B3,30.00\n", -1, "k", -1, NULL, 0, NULL),
        HOSP_OK);
    STATUS(hosp_close(book), HOSP_OK);
}

static void test_what_is_wrong_changes_nothing(void) {
    int32_t book = open_book();
    struct ArrowArrayStream stream = new_stream();
    int64_t rows = -7;
    producer.fails_at = 1;
    STATUS(import(book, &stream, &rows), HOSP_E_IO);
    CHECK(is_settled() && error_says(book, "the disk of the producer is gone"));
    stream = new_stream();
    producer.breaks_offsets = 1;
    STATUS(import(book, &stream, &rows), HOSP_E_FORMAT);
    CHECK(is_settled() && stream.release == NULL);
    stream = new_stream();
    producer.breaks_index = 1;
    STATUS(import(book, &stream, &rows), HOSP_E_RANGE);
    CHECK(is_settled() && error_says(book, "department_code"));
    stream = new_stream();
    producer.gives_double = 1;
    STATUS(import(book, &stream, &rows), HOSP_E_FORMAT);
    CHECK(is_settled() && error_says(book, "amount_yuan"));
    /* A stream is taken over even where the call finds something else wrong first. */
    stream = new_stream();
    STATUS(import(0, &stream, &rows), HOSP_E_HANDLE);
    CHECK(is_settled() && stream.release == NULL);
    stream = new_stream();
    STATUS(hosp_import_arrow(book, "hosp_cost_entri", -1, &stream, "k", -1, NULL, 0, &rows),
        HOSP_E_UNKNOWN);
    CHECK(is_settled());
    stream = new_stream();
    STATUS(hosp_import_arrow(book, "hosp_cost_entry", -1, &stream, "", 0, NULL, 0, &rows),
        HOSP_E_MISSING);
    CHECK(is_settled());
    STATUS(import(book, NULL, &rows), HOSP_E_ARGUMENT);
    STATUS(import(book, &stream, &rows), HOSP_E_ARGUMENT);
    stream = new_stream();
    stream.get_next = NULL;
    STATUS(import(book, &stream, &rows), HOSP_E_ARGUMENT);
    CHECK(is_settled() && rows == -7 && rows_of(book, "hosp_cost_entry") == 0);
    STATUS(hosp_close(book), HOSP_OK);
}

static void test_a_cursor_becomes_a_stream(void) {
    int32_t book = open_book();
    struct ArrowArrayStream stream = new_stream();
    STATUS(import(book, &stream, NULL), HOSP_OK);
    int32_t cursor = select_all(book, "hosp_cost_entry_yuan");
    STATUS(hosp_cursor_arrow(cursor, NULL), HOSP_E_ARGUMENT);
    STATUS(hosp_cursor_arrow(book, &stream), HOSP_E_KIND);
    STATUS(hosp_cursor_arrow(cursor, &stream), HOSP_OK);
    STATUS(hosp_close(book), HOSP_OK);
    STATUS(hosp_cursor_arrow(cursor, &stream), HOSP_E_HANDLE);

    struct ArrowSchema schema;
    CHECK(stream.get_schema(&stream, &schema) == 0 && strcmp(schema.format, "+s") == 0);
    int month = -1, department = -1, fen = -1, yuan = -1;
    for (int at = 0; at < schema.n_children; at++) {
        const struct ArrowSchema *child = schema.children[at];
        if (strcmp(child->name, "period_month") == 0) month = at;
        if (strcmp(child->name, "department_code") == 0) department = at;
        if (strcmp(child->name, "amount_fen") == 0) fen = at;
        if (strcmp(child->name, "amount_yuan") == 0) yuan = at;
    }
    CHECK(month >= 0 && department >= 0 && fen >= 0 && yuan >= 0);
    if (month < 0 || department < 0 || fen < 0 || yuan < 0) return;
    CHECK(strcmp(schema.children[month]->format, "l") == 0);
    CHECK(strcmp(schema.children[department]->format, "i") == 0);
    CHECK(schema.children[department]->dictionary != NULL
        && strcmp(schema.children[department]->dictionary->format, "u") == 0);
    CHECK(strcmp(schema.children[yuan]->format, "d:38,2") == 0);
    schema.release(&schema);
    CHECK(schema.release == NULL);

    struct ArrowArray array;
    CHECK(stream.get_next(&stream, &array) == 0 && array.release != NULL && array.length == 6);
    int64_t total = 0;
    for (int row = 0; row < 6; row++) {
        int64_t amount = ((const int64_t *)array.children[fen]->buffers[1])[row];
        const int64_t *wide = (const int64_t *)array.children[yuan]->buffers[1] + 2 * row;
        CHECK(wide[0] == amount && wide[1] == (amount < 0 ? -1 : 0));
        CHECK(((const int64_t *)array.children[month]->buffers[1])[row] == 202503);
        total += amount;
    }
    CHECK(total == 150 - 300 + 7 + 6000);
    /* A column moved out lives longer than its batch and its stream. */
    struct ArrowArray moved = *array.children[department];
    array.children[department]->release = NULL;
    array.release(&array);
    CHECK(array.release == NULL);
    CHECK(stream.get_next(&stream, &array) == 0 && array.release == NULL);
    CHECK(stream.get_last_error(&stream) == NULL);
    stream.release(&stream);
    CHECK(stream.release == NULL);
    const int32_t *offsets = moved.dictionary->buffers[1];
    const char *bytes = moved.dictionary->buffers[2];
    const int32_t place = ((const int32_t *)moved.buffers[1])[0];
    CHECK(offsets[place + 1] - offsets[place] == 3);
    CHECK(memcmp(bytes + offsets[place], "lab", 3) == 0);
    moved.release(&moved);
}

static void test_a_stream_of_the_library_goes_into_another_book(void) {
    int32_t book = open_book(), other = 0, cursor;
    STATUS(hosp_open("", 0, HOSP_GBK, &other), HOSP_OK);
    STATUS(hosp_set_text(other, "now", "20250401120000", 14), HOSP_OK);
    STATUS(hosp_csv_open_text(book,
        "\xe7\xa7\x91\xe5\xae\xa4\xe7\xbc\x96\xe7\xa0\x81,unit_class,valid_from\n"
        "\xe5\x86\x85\xe7\xa7\x91,clinical,20200101\n", -1, &cursor, NULL), HOSP_OK);
    struct ArrowArrayStream stream;
    STATUS(hosp_cursor_arrow(cursor, &stream), HOSP_OK);
    int64_t rows = 0;
    STATUS(hosp_import_arrow(other, "hosp_org_unit", -1, &stream, "u", -1, NULL, 0, &rows),
        HOSP_OK);
    CHECK(rows == 1 && stream.release == NULL);
    cursor = select_all(other, "hosp_org_unit");
    char text[64] = "";
    STATUS(hosp_cursor_next(cursor), HOSP_ROW);
    STATUS(hosp_cursor_text(cursor, 1, text, sizeof text, NULL), HOSP_OK);
    CHECK(strcmp(text, "\xc4\xda\xbf\xc6") == 0);
    STATUS(hosp_close(book), HOSP_OK);
    STATUS(hosp_close(other), HOSP_OK);
}

int main(void) {
    CHECK(hosp_has("arrow") == 1);
    test_a_stream_goes_in_once();
    test_what_is_wrong_changes_nothing();
    test_a_cursor_becomes_a_stream();
    test_a_stream_of_the_library_goes_into_another_book();
    printf("%d passed, %d failed\n", passed, failed);
    return failed != 0;
}
