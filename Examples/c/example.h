/*
 * example.h - what the examples share: errors, cursors with columns found by name, and printing.
 *
 * A program defines PROGRAM, its name in messages, before it includes this.
 */
#ifndef EXAMPLE_H
#define EXAMPLE_H

#include <hosp.h>

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* ---- Errors and memory ------------------------------------------------------------------- */

static inline void fail(const char *sentence)
{
    fprintf(stderr, PROGRAM ": %s\n", sentence);
    exit(EXIT_FAILURE);
}

/* Ends the program with the library's own words if a call failed; book 0 before one is open. */
static inline int32_t check(int32_t book, int32_t status)
{
    if (status < 0) {
        char text[4096] = "";
        if (hosp_error_text(book, text, sizeof text, NULL) != HOSP_OK || text[0] == '\0')
            snprintf(text, sizeof text, "status %" PRId32, status);
        fail(text);
    }
    return status;
}

/* Room for one more element behind `count` elements of `size` bytes. */
static inline void *room_for_one_more(void *elements, size_t count, size_t size)
{
    if (count & (count - 1))   /* memory grows when the count reaches a power of two */
        return elements;
    size_t capacity = count ? 2 * count : 1;
    void *grown = capacity > SIZE_MAX / size ? NULL : realloc(elements, capacity * size);
    if (!grown)
        fail("out of memory");
    return grown;
}

static inline int64_t whole_number(const char *digits)
{
    char *end = NULL;
    long long number = strtoll(digits, &end, 10);
    if (end == digits || *end != '\0')
        fail("a whole number was expected in the CSV files");
    return number;
}

/* ---- Tables ------------------------------------------------------------------------------ */

enum { MOST_COLUMNS = 10 };

/* A cursor and the numbers of the columns that are read, found by their names. */
struct table {
    int32_t book;
    int32_t cursor;
    int32_t columns[MOST_COLUMNS];
};

static inline struct table with_columns(int32_t book, int32_t cursor, const char *const names[])
{
    struct table table = {book, cursor, {0}};
    int32_t count = 0;
    check(book, hosp_cursor_columns(cursor, &count));
    for (int wanted = 0; names[wanted]; wanted++) {
        for (int32_t column = 1; column <= count; column++) {
            char name[128];
            check(book, hosp_cursor_name(cursor, column, name, sizeof name, NULL));
            if (strcmp(name, names[wanted]) == 0)
                table.columns[wanted] = column;
        }
        if (table.columns[wanted] == 0) {
            fprintf(stderr, PROGRAM ": there is no column \"%s\"\n", names[wanted]);
            exit(EXIT_FAILURE);
        }
    }
    return table;
}

/* The path of a file in a directory; the text stays valid until the next call. */
static inline const char *path_of(const char *directory, const char *file)
{
    static char path[4096];
    int length = snprintf(path, sizeof path, "%s/%s", directory, file);
    if (length < 0 || (size_t)length >= sizeof path)
        fail("the name of the directory is too long");
    return path;
}

static inline struct table open_file(
    int32_t book, const char *directory, const char *file, const char *const names[])
{
    int32_t cursor = 0;
    check(book, hosp_csv_open_file(book, path_of(directory, file), -1, &cursor, NULL));
    return with_columns(book, cursor, names);
}

static inline struct table open_result(
    int32_t book, int32_t result, const char *name, const char *const names[])
{
    int32_t cursor = 0;
    check(book, hosp_result_table(result, name, -1, &cursor));
    return with_columns(book, cursor, names);
}

/* Goes to the next row; closes the table after the last one. */
static inline int next(struct table *table)
{
    if (check(table->book, hosp_cursor_next(table->cursor)) == HOSP_ROW)
        return 1;
    check(table->book, hosp_close(table->cursor));
    return 0;
}

/* A text that does not fit is an error of the library, never cut. */
static inline void text(const struct table *table, int wanted, char *buffer, size_t capacity)
{
    check(table->book, hosp_cursor_text(
        table->cursor, table->columns[wanted], buffer, (int32_t)capacity, NULL));
}

static inline int64_t integer(const struct table *table, int wanted)
{
    int64_t number = 0;
    check(table->book, hosp_cursor_int64(table->cursor, table->columns[wanted], &number));
    return number;
}

/* ---- Importing --------------------------------------------------------------------------- */

/* Imports a few rows that stand in this program. */
static inline void import_text(int32_t book, const char *table, const char *batch, const char *csv)
{
    check(book, hosp_import_text(book, table, -1, csv, -1, batch, -1, NULL, 0, NULL));
}

static inline void set(int32_t book, int32_t rows, const char *column, const char *value)
{
    check(book, hosp_rows_text(rows, column, -1, value, -1));
}

static inline void commit(int32_t book, int32_t rows)
{
    check(book, hosp_rows_commit(rows, NULL));
}

static inline int32_t begin(int32_t book, const char *table, const char *batch)
{
    int32_t rows = 0;
    check(book, hosp_rows_begin(book, table, -1, batch, -1, &rows));
    return rows;
}

/* ---- Printing ---------------------------------------------------------------------------- */

/* 1,234,567; the text stays valid for the next seven calls. */
static inline const char *grouped(int64_t number)
{
    static char texts[8][32];
    static int turn;
    char digits[24];
    char *out = texts[turn = (turn + 1) % 8];
    int length = snprintf(digits, sizeof digits, "%" PRId64, number);
    for (int i = 0; i < length; i++) {
        *out++ = digits[i];
        int left = length - i - 1;
        if (left > 0 && left % 3 == 0 && digits[i] != '-')
            *out++ = ',';
    }
    *out = '\0';
    return texts[turn];
}

/* Columns that a UTF-8 text takes on the screen: a Chinese character takes two. */
static inline int screen_width(const char *utf8)
{
    int width = 0;
    for (; *utf8; utf8++) {
        unsigned char byte = (unsigned char)*utf8;
        width += byte < 0x80 || (byte >= 0xC0 && byte < 0xE0) ? 1 : byte >= 0xE0 ? 2 : 0;
    }
    return width;
}

/* A column that is printed, with its width on the screen; a negative one stands to the left. */
struct shown { const char *column, *heading; int width; };

/* Prints a cell; between two cells stands a blank, behind the last nothing. */
static inline void print_cell(const char *utf8, const struct shown *shown)
{
    int is_last = shown[1].column == NULL;
    int blanks = abs(shown->width) - screen_width(utf8);
    int before = shown->width > 0 && blanks > 0 ? blanks : 0;
    int behind = shown->width < 0 && blanks > 0 && !is_last ? blanks : 0;
    printf("%*s%s%*s%s", before, "", utf8, behind, "", is_last ? "\n" : " ");
}

/* Prints a table of a result; returns the total of a column of fen, if one is named. */
static inline int64_t print_table(int32_t book, int32_t result, const char *name,
                                  const struct shown *shown, const char *fen)
{
    const char *names[MOST_COLUMNS] = {NULL};
    int count = 0;
    int64_t total = 0;
    for (; shown[count].column; count++) {
        names[count] = shown[count].column;
        print_cell(shown[count].heading, &shown[count]);
    }
    names[count] = fen;
    struct table table = open_result(book, result, name, names);
    while (next(&table)) {
        char value[600];
        for (int column = 0; column < count; column++) {
            text(&table, column, value, sizeof value);
            print_cell(value, &shown[column]);
        }
        if (fen)
            total += integer(&table, count);
    }
    return total;
}

#endif
