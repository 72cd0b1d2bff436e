/* Any procedure with any arguments, as hosp_run takes them: the name on the first line, the JSON
 * behind it. A calculation gives the same bytes again, and the same text to a host that speaks
 * UTF-16LE; the tables of a result can be read, and read again from their CSV; what is refused is
 * told in words, and a book in which something is refused has the bytes that it had before.
 */
#include "made_up.h"

#include "../../C/hospital.h"

#include <unistd.h>

static int32_t plain_book, wide_book;

static int32_t open_book(const char *location, int32_t encoding) {
    int32_t book = 0;
    law(hosp_open(location, -1, encoding, &book) == HOSP_OK, "a book is opened");
    return book;
}

/* Whether every byte belongs to a character; surrogates are left to the library. */
static int is_text(const char *text, size_t length) {
    for (size_t at = 0; at < length;) {
        uint8_t first = (uint8_t)text[at++];
        int more = first < 0x80 ? 0 : first < 0xC2 ? -1 : first < 0xE0 ? 1 : first < 0xF0 ? 2
            : first < 0xF5 ? 3 : -1;
        if (more < 0 || (size_t)more > length - at) return 0;
        for (; more > 0; more--)
            if (((uint8_t)text[at++] & 0xC0) != 0x80) return 0;
    }
    return 1;
}

/* UTF-8 in UTF-16LE. */
static char *widened(const char *text, size_t length, int32_t *out_length) {
    char *wide = malloc(length * 4 + 2);
    int32_t count = 0;
    if (wide == NULL) abort();
    for (size_t at = 0; at < length;) {
        uint8_t first = (uint8_t)text[at];
        int more = first < 0x80 ? 0 : first < 0xE0 ? 1 : first < 0xF0 ? 2 : 3;
        uint32_t scalar = more ? first & (0x3Fu >> more) : first;
        for (at++; more > 0; more--) scalar = scalar << 6 | ((uint8_t)text[at++] & 0x3F);
        uint16_t units[2] = {(uint16_t)scalar, 0};
        if (scalar >= 0x10000) {
            units[0] = (uint16_t)(0xD800 + ((scalar - 0x10000) >> 10));
            units[1] = (uint16_t)(0xDC00 + ((scalar - 0x10000) & 0x3FF));
        }
        for (int unit = 0; unit < (scalar >= 0x10000 ? 2 : 1); unit++) {
            wide[count++] = (char)units[unit];
            wide[count++] = (char)(units[unit] >> 8);
        }
    }
    *out_length = count;
    return wide;
}

static void check_table(int32_t result, const char *name, size_t length) {
    int32_t cursor = 0, again = 0, size = 0;
    int64_t rows = -1, rows_again = -2;
    law(hosp_result_table(result, name, (int32_t)length, &cursor) == HOSP_OK,
        "the result has the table %.*s", (int)length, name);
    law(hosp_cursor_rows(cursor, &rows) == HOSP_OK, "rows are counted");
    char *csv = text_of(hosp_cursor_csv, cursor, &size);
    law(csv != NULL, "the table %.*s is written", (int)length, name);
    if (size > 1) {
        law(hosp_csv_open_text(plain_book, csv, size - 1, &again, NULL) == HOSP_OK,
            "the table %.*s is read back", (int)length, name);
        law(hosp_cursor_rows(again, &rows_again) == HOSP_OK && rows == rows_again,
            "%.*s has as many rows", (int)length, name);
        law(hosp_close(again) == HOSP_OK, "it is closed");
    }
    law(hosp_close(cursor) == HOSP_OK, "it is closed");
    free(csv);
}

static void check_tables(int32_t result, const char *procedure) {
    for (int at = 0; at < procedure_count; at++) {
        if (strcmp(procedures[at], procedure) != 0) continue;
        for (const char *name = tables[at]; *name;) {
            size_t length = strcspn(name, " ");
            check_table(result, name, length);
            name += length + (name[length] != 0);
        }
    }
}

/* The same again, and the same in the other encoding. */
static void check_same(
    const char *name, const char *json, size_t length, int32_t status, int32_t result
) {
    int32_t other = 0, name_length = 0, json_length = 0, size = 0, wide_size = 0, expected_size = 0;
    char *wide_name = widened(name, strlen(name), &name_length);
    char *wide_json = widened(json, length, &json_length);
    int32_t number = status < 0 ? hosp_error_code(0) : 0;
    int32_t found = hosp_run(
        wide_book, wide_name, name_length, wide_json, json_length, &other);
    law(found == status, "%s answers %d, in UTF-16LE %d", name, (int)status, (int)found);
    if (status < 0) {
        law(hosp_error_code(0) == number, "%s has another error in UTF-16LE", name);
    } else {
        char *text = text_of(hosp_result_json, result, &size);
        char *wide_text = text_of(hosp_result_json, other, &wide_size);
        law(text && wide_text, "the results are texts");
        char *expected = widened(text, (size_t)size - 1, &expected_size);
        law(wide_size == expected_size + 2
            && memcmp(wide_text, expected, (size_t)expected_size) == 0,
            "%s gives another result in UTF-16LE", name);
        law(hosp_close(other) == HOSP_OK, "it is closed");
        law(hosp_run(plain_book, name, -1, json, (int32_t)length, &other) == HOSP_OK, "again");
        char *again = text_of(hosp_result_json, other, NULL);
        law(again && strcmp(again, text) == 0, "%s gives another result again", name);
        law(hosp_close(other) == HOSP_OK, "it is closed");
        free(text);
        free(wide_text);
        free(expected);
        free(again);
    }
    free(wide_name);
    free(wide_json);
}

/* ---- books ---- */

static char *file(const char *path, size_t *length) {
    static const size_t most = 1 << 22;
    char *bytes = malloc(most);
    FILE *source = fopen(path, "rb");
    if (bytes == NULL || source == NULL) abort();
    *length = fread(bytes, 1, most, source);
    law(feof(source), "%s is small", path);
    fclose(source);
    return bytes;
}

/* A book of the hospital as it was at the beginning. */
static void write_copy(const char *bytes, size_t length) {
    FILE *target = fopen("copy.book", "wb");
    if (target == NULL || fwrite(bytes, 1, length, target) != length) abort();
    fclose(target);
}

static uint32_t hash(const char *text) {
    uint32_t sum = 2166136261u;
    while (*text) sum = (sum ^ (uint8_t)*text++) * 16777619u;
    return sum;
}

static int32_t run_in_copy(const char *name, const char *json, size_t length) {
    int32_t result = 0, verified = 0, book = open_book("copy.book", HOSP_UTF8);
    law(hosp_set_text(book, "now", "20250401080000", -1) == HOSP_OK, "it is April");
    law(hosp_set_text(book, "actor", "tester", -1) == HOSP_OK, "somebody acts");
    int32_t status = hosp_run(book, name, -1, json, (int32_t)length, &result);
    check_status(status, name);
    tell_progress(hash(name), (uint32_t)status, status < 0 ? (uint32_t)hosp_error_code(0) : 0);
    if (status < 0) {
        law(result == 0, "%s gives no result", name);
        check_error(name);
    } else {
        check_tables(result, name);
    }
    law(hosp_run(book, "book.audit.verify", -1, "{}", 2, &verified) == HOSP_OK, "it verifies");
    law(hosp_close(book) == HOSP_OK, "the book is closed");
    return status;
}

/* The first call may bring tables of the library up to date; refused again, it changes no byte. */
static void run_in_book(const char *name, const char *json, size_t length) {
    static char *hospital;
    static size_t size;
    size_t before_size = 0, after_size = 0;
    if (hospital == NULL) hospital = file("hospital.book", &size);
    write_copy(hospital, size);
    int32_t status = run_in_copy(name, json, length);
    if (status >= 0) return;
    char *before = file("copy.book", &before_size);
    law(run_in_copy(name, json, length) == status, "%s is refused again", name);
    char *after = file("copy.book", &after_size);
    law(before_size == after_size && memcmp(before, after, after_size) == 0,
        "%s is refused with %d and changes the book", name, (int)status);
    free(before);
    free(after);
}

int LLVMFuzzerInitialize(int *count, char ***arguments);
int LLVMFuzzerInitialize(int *count, char ***arguments) {
    (void)count;
    (void)arguments;
    plain_book = open_book(":memory:", HOSP_UTF8);
    wide_book = open_book("", HOSP_UTF16LE);
    read_schema(plain_book);
    if (access("hospital.book", F_OK) != 0)
        law(import_hospital("hospital.book"), "the hospital is there");
    return 0;
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length);
int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length) {
    char name[100];
    const uint8_t *line = memchr(bytes, '\n', length);
    size_t name_length = line ? (size_t)(line - bytes) : 0;
    if (line == NULL || name_length >= sizeof name) return 0;
    memcpy(name, bytes, name_length);
    name[name_length] = 0;
    size_t json_length = length - name_length - 1;
    /* In memory of its own size, so that a byte too many is found. */
    char *json = malloc(json_length ? json_length : 1);
    if (json == NULL) abort();
    memcpy(json, line + 1, json_length);
    if (strncmp(name, "book.", 5) == 0) {
        run_in_book(name, json, json_length);
    } else {
        int32_t result = 0;
        int32_t status = hosp_run(plain_book, name, -1, json, (int32_t)json_length, &result);
        check_status(status, name);
        tell_progress(hash(name), (uint32_t)status, status < 0 ? (uint32_t)hosp_error_code(0) : 0);
        if (status < 0) {
            law(result == 0, "%s gives no result", name);
            check_error(name);
        } else {
            check_tables(result, name);
        }
        int is_read = status != HOSP_E_ENCODING && is_text(name, strlen(name));
        if (is_read && is_text(json, json_length))
            check_same(name, json, json_length, status, result);
        if (status >= 0) law(hosp_close(result) == HOSP_OK, "it is closed");
    }
    free(json);
    return 0;
}
