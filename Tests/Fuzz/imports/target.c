/* Delimited text into the tables of a book, in GBK and the other encodings. What is accepted is
 * there once, however often it comes, and reads back from its own CSV as the same rows; what is
 * refused leaves nothing and tells every finding in words; both are the same with one thread and
 * with two.
 *
 * The first byte chooses encoding, heading and threads; the first line names the table, any other
 * word chooses one; the rest is text, below the heading of the table or with one of its own.
 */
#include "../library.h"

enum { MOST_TABLES = 600 };

/* The tables that hosts fill, with all of their columns in a row. */
static char *tables[MOST_TABLES], *headings[MOST_TABLES];
static int count;

static int32_t open_book(int32_t encoding, int32_t threads) {
    int32_t book = 0;
    law(hosp_open("", 0, encoding, &book) == HOSP_OK, "a book is opened");
    if (encoding == HOSP_UTF16LE) {
        static const char now[] = "n\0o\0w\0\0", wide_threads[] = "t\0h\0r\0e\0a\0d\0s\0\0";
        char moment[28] = {0};
        for (int at = 0; at < 14; at++) moment[2 * at] = "20250401080000"[at];
        law(hosp_set_text(book, now, moment, 28) == HOSP_OK, "it is April");
        law(hosp_set_int(book, wide_threads, threads) == HOSP_OK, "threads");
        return book;
    }
    law(hosp_set_text(book, "now", "20250401080000", -1) == HOSP_OK, "it is April");
    law(hosp_set_int(book, "threads", threads) == HOSP_OK, "threads");
    return book;
}

static char *cell(int32_t cursor, int32_t column) {
    char text[300] = "";
    law(hosp_cursor_text(cursor, column, text, sizeof text, NULL) == HOSP_OK, "a cell is read");
    return strdup(text);
}

/* Tables of master data and facts; the others are written by the library alone. */
static void read_tables(void) {
    int32_t book = open_book(HOSP_UTF8, 1), result = 0, cursor = 0;
    law(hosp_run(book, "book.tables", -1, "", 0, &result) == HOSP_OK, "there are tables");
    law(hosp_result_table(result, "columns", -1, &cursor) == HOSP_OK, "there are columns");
    while (hosp_cursor_next(cursor) == HOSP_ROW && count < MOST_TABLES) {
        char *table = cell(cursor, 1), *kind = cell(cursor, 2), *column = cell(cursor, 5);
        int is_filled = strcmp(kind, "register") == 0 || strcmp(kind, "fact") == 0;
        /* The library itself fills in the batch. */
        if (is_filled && strcmp(column, "batch_key") != 0) {
            if (count == 0 || strcmp(tables[count - 1], table) != 0) {
                tables[count] = table;
                headings[count++] = strdup(column);
            } else {
                char *longer = malloc(strlen(headings[count - 1]) + strlen(column) + 2);
                if (longer == NULL) abort();
                sprintf(longer, "%s,%s", headings[count - 1], column);
                headings[count - 1] = longer;
            }
        }
    }
    law(count > 120, "%d tables are filled by hosts", count);
    law(hosp_close(book) == HOSP_OK, "the book is closed");
}

struct text {
    char *bytes;
    int32_t length;
};

/* ASCII in the encoding of a book. */
static struct text spelled(const char *ascii, int32_t encoding) {
    size_t length = strlen(ascii);
    struct text text = {calloc(length + 1, 2), 0};
    if (text.bytes == NULL) abort();
    for (size_t at = 0; at < length; at++) {
        text.bytes[text.length++] = ascii[at];
        if (encoding == HOSP_UTF16LE) text.length++;
    }
    return text;
}

static int64_t rows_of(int32_t cursor) {
    int64_t rows = -1;
    law(hosp_cursor_rows(cursor, &rows) == HOSP_OK, "rows are counted");
    return rows;
}

static int32_t selected(int32_t book, struct text table) {
    int32_t cursor = 0;
    law(hosp_select(book, table.bytes, table.length, NULL, 0, &cursor) == HOSP_OK,
        "the table is read");
    return cursor;
}

static int32_t import(
    int32_t book, struct text table, struct text content, const char *key, int64_t *rows
) {
    /* No letter of a key is more than ASCII, so two zeros make it wide. */
    char wide[8] = {key[0], 0, key[1], 0};
    return hosp_import_text(book, table.bytes, table.length, content.bytes, content.length, wide, 2,
                            NULL, 0, rows);
}

static void check_findings(int32_t book) {
    int32_t cursor = 0, length = 0;
    law(hosp_import_findings(book, &cursor) == HOSP_OK, "findings are told");
    law(rows_of(cursor) >= 0, "findings are counted");
    while (hosp_cursor_next(cursor) == HOSP_ROW)
        for (int32_t column = 4; column <= 7; column++) {
            law(hosp_cursor_text(cursor, column, NULL, 0, &length) == HOSP_E_BUFFER && length > 2,
                "a finding has words in column %d", (int)column);
        }
    law(hosp_close(cursor) == HOSP_OK, "findings are closed");
}

/* A field in quotes; no second byte of a character is one. Nothing for no value. */
static size_t put_field(char *out, int32_t cursor, int32_t column, int is_heading) {
    static char text[1 << 17];
    int32_t is_null = 0;
    char *start = out;
    int32_t status = is_heading ? hosp_cursor_name(cursor, column, text, sizeof text, NULL)
        : hosp_cursor_text(cursor, column, text, sizeof text, NULL);
    law(status == HOSP_OK, "a field is read");
    if (!is_heading) law(hosp_cursor_is_null(cursor, column, &is_null) == HOSP_OK, "is it there");
    if (is_null) return 0;
    *out++ = '"';
    for (const char *at = text; *at; at++) {
        if (*at == '"') *out++ = '"';
        *out++ = *at;
    }
    *out++ = '"';
    return (size_t)(out - start);
}

/* The rows of a cursor without the batch, which the library fills in itself. */
static struct text written(int32_t cursor, size_t room) {
    struct text csv = {malloc(room), 0};
    int32_t columns = 0, batch = 0;
    char name[100];
    char *out = csv.bytes;
    if (out == NULL) abort();
    law(hosp_cursor_columns(cursor, &columns) == HOSP_OK, "columns are counted");
    for (int32_t column = 1; column <= columns; column++) {
        law(hosp_cursor_name(cursor, column, name, sizeof name, NULL) == HOSP_OK, "a name");
        if (strcmp(name, "batch_key") == 0) batch = column;
    }
    int is_heading = 1;
    do {
        for (int32_t column = 1; column <= columns; column++) {
            if (column == batch) continue;
            if (column > 1 + (batch == 1)) *out++ = ',';
            out += put_field(out, cursor, column, is_heading);
        }
        *out++ = '\n';
        is_heading = 0;
    } while (hosp_cursor_next(cursor) == HOSP_ROW);
    csv.length = (int32_t)(out - csv.bytes);
    return csv;
}

/* The same rows from what was written of them, in a second book. */
static void check_round(int32_t book, int32_t encoding, struct text table, size_t room) {
    int32_t cursor = selected(book, table), other = open_book(encoding, 1);
    int64_t rows = 0;
    struct text csv = written(cursor, room);
    law(import(other, table, csv, "rr", &rows) == HOSP_OK, "what was written is taken");
    law(rows == rows_of(cursor), "as many rows");
    int32_t again = selected(other, table);
    struct text twice = written(again, room);
    law(csv.length == twice.length
        && memcmp(csv.bytes, twice.bytes, (size_t)csv.length) == 0, "the rows are the same");
    free(csv.bytes);
    free(twice.bytes);
    law(hosp_close(other) == HOSP_OK && hosp_close(cursor) == HOSP_OK, "they are closed");
}

/* The name of the last error of a book. */
static void name_of_error(int32_t book, char *name, int32_t capacity) {
    memset(name, 0, (size_t)capacity);
    law(hosp_error_name(book, name, capacity, NULL) == HOSP_OK, "the error has a name");
}

/* Books of each encoding, for one thread and for two: kept while nothing is in them, since a new
 * one has to make its tables first. */
static int32_t kept[4][2];

static int32_t empty_book(int32_t encoding, int32_t threads) {
    int32_t *book = &kept[encoding][threads - 1];
    if (*book == 0) *book = open_book(encoding, threads);
    return *book;
}

static void forget(int32_t encoding, int32_t threads) {
    law(hosp_close(kept[encoding][threads - 1]) == HOSP_OK, "a book is closed");
    kept[encoding][threads - 1] = 0;
}

static void check_import(int32_t encoding, int table_number, struct text content, int is_threaded) {
    int32_t book = empty_book(encoding, 1);
    struct text table = spelled(tables[table_number], encoding);
    size_t room = (size_t)content.length;
    int64_t rows = -7, rows_again = -8;
    char name[200], other_name[200];
    int32_t status = import(book, table, content, "kk", &rows);
    check_status(status, "hosp_import_text");
    tell_progress((uint32_t)table_number * 4 + (uint32_t)encoding, (uint32_t)status,
                  status < 0 ? (uint32_t)hosp_error_code(0) : 0);
    int32_t cursor = 0;
    if (status == HOSP_OK) {
        cursor = selected(book, table);
        law(rows >= 0 && rows_of(cursor) == rows, "%lld rows are there", (long long)rows);
        law(import(book, table, content, "kk", &rows_again) == HOSP_OK && rows == rows_again,
            "the same batch again changes nothing");
        /* Each byte in quotes of its own, and the quotes and commas of every field. */
        if (encoding != HOSP_UTF16LE)
            check_round(book, encoding, table, ((size_t)rows + 1) * 4096 + 4 * room);
    } else {
        check_error("hosp_import_text");
        name_of_error(book, name, sizeof name);
        check_findings(book);
        cursor = selected(book, table);
        law(rows == -7 && rows_of(cursor) == 0, "what is refused leaves nothing");
    }
    if (is_threaded) {
        int32_t other = empty_book(encoding, 2);
        law(import(other, table, content, "kk", &rows_again) == status, "threads, another status");
        name_of_error(other, other_name, sizeof other_name);
        law(status == HOSP_OK || memcmp(name, other_name, sizeof name) == 0, "another error");
        if (status == HOSP_OK) forget(encoding, 2);
    }
    law(hosp_close(cursor) == HOSP_OK, "the cursor is closed");
    if (status == HOSP_OK) forget(encoding, 1);
    free(table.bytes);
}

static int named_table(struct reader *reader) {
    const char *name = (const char *)reader->next;
    size_t left = (size_t)(reader->end - reader->next), length = 0;
    uint32_t sum = 2166136261u;
    while (length < left && name[length] != '\n') sum = (sum ^ (uint8_t)name[length++]) * 16777619u;
    reader->next += length + (length < left);
    for (int at = 0; at < count; at++)
        if (strlen(tables[at]) == length && memcmp(tables[at], name, length) == 0) return at;
    return (int)(sum % (uint32_t)count);
}

int LLVMFuzzerInitialize(int *arguments, char ***values);
int LLVMFuzzerInitialize(int *arguments, char ***values) {
    (void)arguments;
    (void)values;
    read_tables();
    return 0;
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length);
int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length) {
    struct reader reader = {bytes, bytes + length};
    uint8_t choice = byte(&reader);
    int32_t encoding = choice % 8 < 5 ? HOSP_GBK : choice % 8 - 5;
    if (choice % 8 == 7) encoding = choice >= 128 ? HOSP_GB18030 : HOSP_UTF16LE;
    int table = named_table(&reader);
    struct text heading = {NULL, 0};
    if (choice & 8) {
        char line[4096];
        snprintf(line, sizeof line, "%s\n", headings[table]);
        heading = spelled(line, encoding);
    }
    size_t rest = (size_t)(reader.end - reader.next);
    /* In memory of its own size, so that a byte too many is found. */
    struct text content = {malloc((size_t)heading.length + rest + (rest == 0)), 0};
    if (content.bytes == NULL) abort();
    if (heading.bytes) memcpy(content.bytes, heading.bytes, (size_t)heading.length);
    memcpy(content.bytes + heading.length, reader.next, rest);
    content.length = heading.length + (int32_t)rest;
    if (content.length > 0) check_import(encoding, table, content, choice & 16);
    free(heading.bytes);
    free(content.bytes);
    return 0;
}
