/* Arguments of procedures made up from the schema of the library, and arguments changed by whole
 * values: most of what a fuzzer changes by bytes is no JSON any more.
 */
#ifndef MADE_UP_H
#define MADE_UP_H

#include "../library.h"

#include <ctype.h>

size_t LLVMFuzzerMutate(uint8_t *bytes, size_t size, size_t most);

enum { MOST_ARGUMENTS = 2000, MOST_PROCEDURES = 600 };

/* What the schema says of procedures and arguments; the words of an argument name its members. */
static char *procedures[MOST_PROCEDURES], *tables[MOST_PROCEDURES];
static struct schema_argument {
    char *procedure, *name, *kind, *words;
} schema[MOST_ARGUMENTS];
static int procedure_count, argument_count;

static char *cell(int32_t cursor, int32_t column) {
    char text[1000] = "";
    law(hosp_cursor_text(cursor, column, text, sizeof text, NULL) == HOSP_OK, "a cell is read");
    return strdup(text);
}

static void read_schema(int32_t book) {
    int32_t result = 0, cursor = 0;
    law(hosp_run(book, "schema", -1, "", 0, &result) == HOSP_OK, "there is a schema");
    law(hosp_result_table(result, "procedures", -1, &cursor) == HOSP_OK, "procedures");
    while (procedure_count < MOST_PROCEDURES && hosp_cursor_next(cursor) == HOSP_ROW) {
        procedures[procedure_count] = cell(cursor, 1);
        tables[procedure_count++] = cell(cursor, 4);
    }
    law(hosp_result_table(result, "arguments", -1, &cursor) == HOSP_OK, "arguments");
    while (argument_count < MOST_ARGUMENTS && hosp_cursor_next(cursor) == HOSP_ROW) {
        struct schema_argument row = {
            cell(cursor, 1), cell(cursor, 2), cell(cursor, 3), cell(cursor, 6)};
        schema[argument_count++] = row;
    }
    law(hosp_close(result) == HOSP_OK, "the schema is closed");
}

/* ---- a text that grows up to a limit ---- */

struct sheet {
    char *text;
    size_t length, most;
    uint32_t chance;
};

static uint32_t below(struct sheet *sheet, uint32_t bound) {
    sheet->chance ^= sheet->chance << 13;
    sheet->chance ^= sheet->chance >> 17;
    sheet->chance ^= sheet->chance << 5;
    return sheet->chance % bound;
}

static void add(struct sheet *sheet, const char *text, size_t length) {
    if (length > sheet->most - sheet->length) length = sheet->most - sheet->length;
    memcpy(sheet->text + sheet->length, text, length);
    sheet->length += length;
}

static void put(struct sheet *sheet, const char *text) { add(sheet, text, strlen(text)); }

static const char *const values[] = {
    "0", "1", "2", "-1", "3", "10", "100", "\"1\"", "\"12.34\"", "\"0\"", "\"-0.01\"", "\"0.5\"",
    "\"99999999999999999999\"", "\"0.000000000000000001\"", "9223372036854775807", "1e400", "0.1",
    "-9223372036854775808", "\"92233720368547758.07\"", "\"1/3\"", "null", "true", "false", "\"\"",
    "\"a\"", "\"b\"", "\"c\"", "\"2025-03\"", "\"2025-02\"", "\"2025-03-10\"", "\"2025-03-31\"",
    "\"2025-03-10 08:00:00\"", "\"2025-03-10 09:30\"", "\"2025\"", "\"2025-Q1\"", "\"08:00\"",
    "\"\\u79d1\"", "\"科室\"", "\"K01\"", "\"P91\"", "\"FT\"", "\"YUE\"", "\"JX\"", "\"ZC2025\"",
    "\"china\"", "[]", "{}", "[\"a\",\"b\"]", "[\"1\",\"2\"]", "[[\"1\",\"2\"],[\"2\",\"1\"]]",
    "{\"a\":\"1\",\"b\":\"2\"}", "[1,2,3]", "20250310", "202503", "2147483648", "65", "-0",
    "\"0x1\"",
};

static void value(struct sheet *sheet) {
    put(sheet, values[below(sheet, sizeof values / sizeof values[0])]);
}

/* One of the English words after a colon, which are members or choices; none is 0. */
static size_t word(struct sheet *sheet, const char *words, const char **out) {
    const char *at = strchr(words, ':');
    const char *starts[64];
    size_t lengths[64], count = 0;
    for (at = at ? at + 1 : words; *at && count < 64;) {
        while (*at && !islower((unsigned char)*at)) at++;
        size_t length = 0;
        while (islower((unsigned char)at[length]) || at[length] == '_') length++;
        if (length > 1) starts[count] = at, lengths[count++] = length;
        at += length;
    }
    if (count == 0) return 0;
    size_t chosen = below(sheet, (uint32_t)count);
    *out = starts[chosen];
    return lengths[chosen];
}

static void quoted_word(struct sheet *sheet, const char *words) {
    const char *start = NULL;
    size_t length = word(sheet, words, &start);
    if (length == 0) {
        value(sheet);
        return;
    }
    put(sheet, "\"");
    add(sheet, start, length);
    put(sheet, "\"");
}

static void object(struct sheet *sheet, const char *words) {
    uint32_t count = below(sheet, 7);
    put(sheet, "{");
    for (uint32_t at = 0; at < count; at++) {
        const char *start = "a";
        size_t length = word(sheet, words, &start);
        put(sheet, at ? ",\"" : "\"");
        add(sheet, start, length ? length : 1);
        put(sheet, "\":");
        if (below(sheet, 4) == 0) quoted_word(sheet, words); else value(sheet);
    }
    put(sheet, "}");
}

static void argument(struct sheet *sheet, const struct schema_argument *row) {
    uint32_t count = below(sheet, 4);
    put(sheet, "\"");
    put(sheet, row->name);
    put(sheet, "\":");
    if (below(sheet, 8) == 0) {
        value(sheet);
    } else if (strcmp(row->kind, "array") == 0) {
        put(sheet, "[");
        for (uint32_t at = 0; at < count; at++) {
            if (at) put(sheet, ",");
            if (below(sheet, 4) == 0) value(sheet); else object(sheet, row->words);
        }
        put(sheet, "]");
    } else if (strcmp(row->kind, "object") == 0) {
        object(sheet, row->words);
    } else if (strcmp(row->kind, "text") == 0 && below(sheet, 2)) {
        quoted_word(sheet, row->words);
    } else {
        value(sheet);
    }
}

/* A procedure with most of its arguments. */
static void made_up(struct sheet *sheet) {
    const char *name = procedures[below(sheet, (uint32_t)procedure_count)];
    int is_first = 1;
    put(sheet, name);
    put(sheet, "\n{");
    for (int at = 0; at < argument_count; at++) {
        if (strcmp(schema[at].procedure, name) != 0 || below(sheet, 5) == 0) continue;
        if (!is_first) put(sheet, ",");
        is_first = 0;
        argument(sheet, &schema[at]);
    }
    put(sheet, "}");
}

/* ---- whole values of a text changed ---- */

/* The end of the text in quotes that begins at a place; the place when it has no end. */
static size_t quoted_end(const char *text, size_t length, size_t start) {
    for (size_t at = start + 1; at < length; at++) {
        if (text[at] == '"') return at + 1;
        if (text[at] == '\\') at++;
    }
    return start;
}

/* The end of the value or name that begins at a place; the place itself when none begins there. */
static size_t span(const char *text, size_t length, size_t start) {
    size_t at = start, depth = 0;
    if (text[start] == '"') return quoted_end(text, length, start);
    if (text[start] != '{' && text[start] != '[') {
        while (at < length && text[at] && (isalnum((unsigned char)text[at])
                                           || strchr("+-.", text[at]))) at++;
        return at;
    }
    while (at < length) {
        size_t end = text[at] == '"' ? quoted_end(text, length, at) : at + 1;
        if (text[at] == '{' || text[at] == '[') depth++;
        if (text[at] == '}' || text[at] == ']') depth--;
        if (depth == 0) return end;
        if (end == at) break;
        at = end;
    }
    return start;
}

static size_t any_span(struct sheet *sheet, const char *text, size_t length, size_t *end) {
    size_t starts[256], count = 0;
    const char *line = memchr(text, '\n', length);
    size_t at = line ? (size_t)(line - text) + 1 : 0;
    while (at < length && count < 256) {
        size_t stop = span(text, length, at);
        int is_outer = text[at] == '{' || text[at] == '[';
        if (stop > at) starts[count++] = at;
        at = stop > at && !is_outer ? stop : at + 1;
    }
    if (count == 0) return *end = length;
    at = starts[below(sheet, (uint32_t)count)];
    *end = span(text, length, at);
    return at;
}

/* Replaces, repeats or leaves out a value, or puts another one in its place. */
static void changed(struct sheet *sheet, const char *text, size_t length) {
    size_t end, other_end, start = any_span(sheet, text, length, &end);
    size_t other = any_span(sheet, text, length, &other_end);
    uint32_t choice = below(sheet, 5);
    add(sheet, text, start);
    if (choice == 0) add(sheet, text + other, other_end - other);
    else if (choice == 1) value(sheet);
    else if (choice == 2) {
        add(sheet, text + start, end - start);
        put(sheet, ",");
        add(sheet, text + start, end - start);
    } else if (choice == 3 && end < length && text[end] == ',') end++;
    else value(sheet);
    add(sheet, text + end, length - end);
}

size_t LLVMFuzzerCustomMutator(uint8_t *bytes, size_t size, size_t most, unsigned seed);
size_t LLVMFuzzerCustomMutator(uint8_t *bytes, size_t size, size_t most, unsigned seed) {
    static char text[1 << 16];
    struct sheet sheet = {text, 0, most < sizeof text ? most : sizeof text, seed | 1};
    uint32_t choice = below(&sheet, 8);
    if (choice == 0) return LLVMFuzzerMutate(bytes, size, most);
    if (choice <= 2 || size < 3) made_up(&sheet);
    else changed(&sheet, (const char *)bytes, size);
    memcpy(bytes, text, sheet.length);
    return sheet.length;
}

#endif
