/* Calls in any order with arguments of any kind, on handles that are open, closed or of another
 * kind: a handle that was closed is never taken again, what is opened is not open yet, the audit
 * trail of every book holds, and at the end all that was opened can be closed once.
 */
#include "../library.h"

/* The arguments and their memory come from the tests of wrong arguments. */
#include "../../C/valid_calls.h"

#include <unistd.h>

enum { MOST_OPEN = 64, MOST_STEPS = 48, ROOM = 64 };

enum what { BOOK, RESULT, CURSOR, ROWS, FORMULAS };

struct opened {
    int32_t handle, book;
    enum what what;
    int is_open;
    /* Whether the sizes of the arrays of a sheet of formulas are those of the example. */
    int is_example;
};

static struct opened all[MOST_OPEN];
static int count;

static void *memory[MOST_PARAMETERS];
static int is_roomy;

static void *place(int parameter, const void *data, size_t size) {
    size_t room = is_roomy && size < ROOM * 8 ? ROOM * 8 : size;
    free(memory[parameter]);
    memory[parameter] = malloc(room ? room : 1);
    if (memory[parameter] == NULL) abort();
    memset(memory[parameter], 0, room);
    if (data) memcpy(memory[parameter], data, size);
    return memory[parameter];
}

/* ---- what is open ---- */

static struct opened *find(int32_t handle) {
    for (int at = 0; at < count; at++)
        if (all[at].is_open && all[at].handle == handle) return &all[at];
    return NULL;
}

static void opened(int32_t handle, enum what what, int32_t book, int is_example) {
    law(handle > 0 && find(handle) == NULL, "handle %d is new", (int)handle);
    if (count == MOST_OPEN) {
        law(hosp_close(handle) == HOSP_OK, "what was opened is closed");
        return;
    }
    struct opened new = {handle, what == BOOK ? handle : book, what, 1, is_example};
    all[count++] = new;
}

static void closed(int32_t handle) {
    for (int at = 0; at < count; at++)
        if (all[at].is_open && (all[at].handle == handle || all[at].book == handle))
            all[at].is_open = 0;
}

static int is_kind(const char *parameter, enum what what) {
    if (strcmp(parameter, "handle") == 0) return 1;
    static const char *const names[] = {"book", "result", "cursor", "rows", "formulas"};
    return strcmp(parameter, names[what]) == 0;
}

/* ---- arguments ---- */

static const char *const texts[] = {
    "", ":memory:", "own.book", "odbc:x", "nowhere/x.book", "en", "zh", "language", "actor", "now",
    "roles", "today", "blank_padding", "substitute", "csv_labels", "threads", "20250401080000",
    "plain_export", "refuse",
    "schema", "book.tables", "book.runs", "book.audit.verify", "cost.allocate", "evaluate.topsis",
    "book.cost.allocate", "{\"period\":\"2025-03\",\"plan\":\"FT\"}", "{}", "{\"a\":", "null", "[]",
    "hosp_cost_item", "hosp_cost_entry", "hosp_org_unit", "hosp_cost_final_current", "hosp_schema",
    "alternatives", "procedures", "columns", "item_code", "sort_number", "item_name",
    "\xE6\xA3\x80",
    "item_code,sort_number\nA,1\nB,2\n", "item_code,sort_number\nA,x\n\"", "a\tb\n1\t2\n",
    "{\"item_code\":\"RY\"}", "{\"item_code\":null}", "{\"item_name\":\"x\"}", "cost", "FT", "YUE",
    "JX", "ZC2025", "ZJ0321", "0", "-1.5", "99999999999999999999", "1e5", "0.000000000000000001",
    "FREQ=MONTHLY;BYMONTHDAY=-1", "FREQ=YEARLY;BYDAY=5MO;COUNT=3", "hospital_2015", "\xD6\xD0",
    HOSPITAL "cost_items.csv", "Tests/C/data/case_lines.csv", "Tests/C/data/unit_costs.csv",
};

static const int64_t odd_numbers[] = {
    0, 1, 2, 3, -1, 12, 18, 19, 64, 65, 202503, 202413, 20250331, 20240230, 20250101080000, 299912,
    INT32_MAX, INT32_MIN, INT64_MAX, INT64_MIN, 4096, -2, HOSP_MAX_TEXT, HOSP_MAX_COUNT};

static int64_t odd_number(struct reader *reader) {
    return odd_numbers[byte(reader) % (sizeof odd_numbers / sizeof odd_numbers[0])];
}

static int32_t any_handle(struct reader *reader) {
    uint8_t choice = byte(reader);
    if (count == 0 || choice >= 250) return (int32_t)odd_number(reader);
    if (choice >= 240) return all[choice % count].handle ^ 1 << 16;
    return all[choice % count].handle;
}

/* Letters of the fuzzer, or a text that means something somewhere; never a place outside. */
static void any_text(
    struct reader *reader, const struct function *function, int at, union argument *a
) {
    char letters[80];
    const char *name = function->parameters[at].name;
    int is_place = strcmp(name, "location") == 0 || strcmp(name, "path") == 0
        || strcmp(name, "lines") == 0 || strcmp(name, "unit_costs") == 0
        || strcmp(name, "cases") == 0;
    int has_length = at + 1 < function->count && function->parameters[at + 1].kind == LENGTH;
    uint8_t choice = byte(reader);
    size_t length = 0;
    const char *text = letters;
    if (choice < 200 || is_place) {
        text = texts[choice % (sizeof texts / sizeof texts[0])];
        length = strlen(text);
    } else if (choice > 250) {
        a[at].in = NULL;
        return;
    } else {
        size_t most = byte(reader) % sizeof letters;
        while (length < most) letters[length++] = (char)byte(reader);
    }
    /* Two zeros, as a book in UTF-16LE wants them; none when the length is told. */
    int is_ended = !has_length || byte(reader) % 2 == 0;
    char *copy = place(at, NULL, length + (is_ended ? 2 : 0));
    memcpy(copy, text, length);
    if (is_ended) copy[length] = copy[length + 1] = 0;
    a[at].in = copy;
    if (has_length) a[at + 1].int32 = is_ended ? -1 : (int32_t)length;
}

static void any_numbers(struct reader *reader, enum kind kind, union argument *a) {
    size_t element = element_size(kind);
    unsigned char *bytes = (unsigned char *)(uintptr_t)a->in;
    for (int at = 0; bytes && at < 8; at++) {
        /* Offsets say how long another array is. */
        int64_t number = byte(reader) % 3 == 0 && kind != OFFSETS ? odd_number(reader)
            : byte(reader) % 12 - (kind == OFFSETS ? 1 : 2);
        int32_t narrow = (int32_t)number;
        memcpy(bytes + (size_t)at * element, element == 8 ? (void *)&number : (void *)&narrow,
               element == 1 ? 1 : element);
    }
}

static void stray(
    struct reader *reader, const struct function *function, int at, union argument *a
) {
    const struct parameter *parameter = &function->parameters[at];
    switch (parameter->kind) {
    case HANDLE: a[at].int32 = any_handle(reader); break;
    case TEXT: any_text(reader, function, at, a); break;
    case LENGTH: {
        static const int32_t lengths[] = {-2, INT32_MIN, HOSP_MAX_TEXT + 1, INT32_MAX, 0};
        a[at].int32 = lengths[byte(reader) % 5];
        break;
    }
    case CAPACITY:
        a[at].int32 = byte(reader) % 40 - 1;
        a[at - 1].out = place(at - 1, NULL, a[at].int32 > 0 ? (size_t)a[at].int32 : 0);
        break;
    case AMOUNT: {
        int64_t amount = byte(reader) % 6 - 1;
        if (amount == 4) amount = parameter->is_long ? INT64_MAX : INT32_MAX;
        if (parameter->is_long) a[at].int64 = amount; else a[at].int32 = (int32_t)amount;
        break;
    }
    case CHOICE: a[at].int32 = byte(reader) % 8 - 1; break;
    case LONG_LENGTH: a[at].int64 = byte(reader) % 8 - 1; break;
    case THREADS: a[at].int32 = byte(reader) % 5; break;
    case INT32: a[at].int32 = (int32_t)odd_number(reader); break;
    case INT64: a[at].int64 = odd_number(reader); break;
    case OFFSETS: case INT32S: case INT64S: case BYTES:
        any_numbers(reader, parameter->kind, &a[at]);
        break;
    case STREAM: case OUT_STREAM: break;
    default: a[at].out = NULL; a[at].in = NULL;
    }
}

/* Arrays for which more is told than is there would be a fault of the caller: with a stray amount
 * all have room for the largest. Only a sheet of the example says its sizes. */
static void arguments(
    struct reader *reader, const struct function *function, const struct world *world,
    union argument *a
) {
    size_t sizes[MOST_PARAMETERS];
    uint8_t choices[MOST_PARAMETERS];
    int strays = byte(reader) % 4;
    is_roomy = 0;
    for (int at = 0; at < function->count; at++) {
        enum kind kind = function->parameters[at].kind;
        choices[at] = strays ? byte(reader) : 0;
        is_roomy |= choices[at] >= 160
            && (kind == AMOUNT || kind == OFFSETS || kind == INT32S || kind == INT64S
                || kind == BYTES || kind == LONG_LENGTH);
    }
    valid_arguments(world, function, a, sizes);
    for (int at = 0; at < function->count; at++)
        if (choices[at] >= 160) stray(reader, function, at, a);
    if (strcmp(function->name, "hosp_formula_columns") == 0) {
        struct opened *sheet = find(a[0].int32);
        if (sheet && sheet->what == FORMULAS && !sheet->is_example) a[0].int32 = 0;
    }
}

/* ---- a call and what follows from it ---- */

static enum what opens(const char *function, const char *parameter) {
    if (strcmp(parameter, "out_book") == 0) return BOOK;
    if (strcmp(parameter, "out_result") == 0) return RESULT;
    if (strcmp(parameter, "out_formulas") == 0) return FORMULAS;
    return strcmp(function, "hosp_rows_begin") == 0 ? ROWS : CURSOR;
}

static int may_be_zero(const struct function *function) {
    return strncmp(function->name, "hosp_error_", 11) == 0
        || strcmp(function->name, "hosp_close") == 0
        || strcmp(function->name, "hosp_set_text") == 0
        || strcmp(function->name, "hosp_set_int") == 0;
}

static void check_handle(const struct function *function, int32_t handle, int32_t status) {
    const struct opened *found = find(handle);
    if (handle == 0 && may_be_zero(function)) return;
    if (found == NULL)
        law(status < 0 && status != HOSP_E_KIND, "%s takes handle %d, which is not open: %d",
            function->name, (int)handle, (int)status);
    else if (!is_kind(function->parameters[0].name, found->what))
        law(status < 0 && status != HOSP_E_HANDLE, "%s takes handle %d, of another kind: %d",
            function->name, (int)handle, (int)status);
    else
        law(status != HOSP_E_HANDLE && status != HOSP_E_KIND, "%s refuses handle %d: %d",
            function->name, (int)handle, (int)status);
}

static int ends_rows(const char *function) {
    return strcmp(function, "hosp_rows_commit") == 0 || strcmp(function, "hosp_rows_discard") == 0
        || strcmp(function, "hosp_close") == 0;
}

static void step(struct reader *reader, const struct world *world) {
    const struct function *function = &functions[byte(reader) % FUNCTION_COUNT];
    union argument a[MOST_PARAMETERS];
    arguments(reader, function, world, a);
    int is_on_handle = function->count > 0 && function->parameters[0].kind == HANDLE;
    int32_t book = 0;
    struct opened *subject = is_on_handle ? find(a[0].int32) : NULL;
    if (subject) book = subject->book;
    int is_example = function->count > 1 && a[1].in
        && strcmp(function->name, "hosp_formula_open") == 0 && a[2].int32 == -1
        && strcmp(a[1].in, given("hosp_formula_open", "arguments_json")) == 0;
    int32_t status = function->call(a);
    int answers_number = function->count == 0 || strcmp(function->name, "hosp_has") == 0
        || strcmp(function->name, "hosp_error_code") == 0;
    if (!answers_number || status < 0) check_status(status, function->name);
    tell_progress((uint32_t)(function - functions), (uint32_t)status,
                  status < 0 ? (uint32_t)hosp_error_code(0) : 0);
    if (is_on_handle) check_handle(function, a[0].int32, status);
    if (status < 0 && strncmp(function->name, "hosp_error_", 11) != 0) check_error(function->name);
    for (int at = 0; status >= 0 && at < function->count; at++) {
        if (function->parameters[at].kind != OUT_HANDLE || a[at].out == NULL) continue;
        int32_t handle = 0;
        memcpy(&handle, a[at].out, sizeof handle);
        opened(handle, opens(function->name, function->parameters[at].name), book, is_example);
    }
    if (status == HOSP_OK && is_on_handle && ends_rows(function->name)) closed(a[0].int32);
    release_streams(function, a);
}

/* How many handles can be opened when none is. */
static void check_room(int32_t book) {
    static int32_t cursors[HOSP_MAX_HANDLES];
    int room = 0;
    while (room < HOSP_MAX_HANDLES
           && hosp_import_findings(book, &cursors[room]) == HOSP_OK) room++;
    law(room == HOSP_MAX_HANDLES - 1, "something stays open: there is room for %d", room);
    law(hosp_close(book) == HOSP_OK, "a book is closed with its cursors");
}

static void end(void) {
    for (int at = 0; at < count; at++) {
        int32_t result = 0, handle = all[at].handle;
        if (!all[at].is_open || all[at].what != BOOK) continue;
        /* The name in each encoding; a book in UTF-16LE is asked by its own. */
        static const char wide[] = "b\0o\0o\0k\0.\0a\0u\0d\0i\0t\0.\0v\0e\0r\0i\0f\0y\0\0";
        int32_t status = hosp_run(handle, "book.audit.verify", -1, "{}", 2, &result);
        if (status == HOSP_E_ENCODING || status == HOSP_E_UNKNOWN)
            status = hosp_run(handle, wide, -1, "{\0}\0", 4, &result);
        law(status == HOSP_OK || status == HOSP_E_CONFLICT, "a book verifies: %d", (int)status);
        if (status == HOSP_OK) law(hosp_close(result) == HOSP_OK, "its result is closed");
    }
    for (int at = count - 1; at >= 0; at--) {
        if (!all[at].is_open) continue;
        law(hosp_close(all[at].handle) == HOSP_OK, "handle %d is closed", (int)all[at].handle);
        closed(all[at].handle);
    }
    for (int at = 0; at < count; at++)
        law(hosp_close(all[at].handle) == HOSP_E_HANDLE, "a closed handle is closed once");
    count = 0;
}

static int exists(const char *path) { return access(path, F_OK) == 0; }

static void copy(const char *from, const char *to) {
    static char bytes[1 << 22];
    FILE *source = fopen(from, "rb"), *target = fopen(to, "wb");
    if (source == NULL || target == NULL) abort();
    size_t length = fread(bytes, 1, sizeof bytes, source);
    law(fwrite(bytes, 1, length, target) == length && feof(source), "the book is copied");
    fclose(source);
    fclose(target);
}

static void begin(struct world *world, int has_hospital) {
    memset(world, 0, sizeof *world);
    if (has_hospital) {
        if (!exists("hospital.book"))
            law(import_hospital("hospital.book"), "the hospital is there");
        copy("hospital.book", "copy.book");
    }
    law(open_world(world, has_hospital ? "copy.book" : ":memory:", HOSP_UTF8), "a world is opened");
    opened(world->book, BOOK, 0, 0);
    opened(world->result, RESULT, world->book, 0);
    opened(world->cursor, CURSOR, world->book, 0);
    opened(world->rows, ROWS, world->book, 0);
    opened(world->formulas, FORMULAS, world->book, 1);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length);
int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length) {
    static int runs;
    struct reader reader = {bytes, bytes + length};
    struct world world;
    begin(&world, byte(&reader) % 8 == 0);
    for (int at = 0; at < MOST_STEPS && reader.next < reader.end; at++) step(&reader, &world);
    end();
    hosp_set_int(0, "blank_padding", 0);
    unlink("own.book");
    unlink(REPORT);
    if (runs++ % 4096 == 0) {
        int32_t book = 0;
        law(hosp_open("", 0, HOSP_UTF8, &book) == HOSP_OK, "a book is opened");
        check_room(book);
    }
    return 0;
}
