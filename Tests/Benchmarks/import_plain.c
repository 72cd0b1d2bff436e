/*
 * The same import by hand: a byte loop over the CSV, numbers checked and nothing else, prepared
 * statements in one transaction with the pragmas of a book.
 *
 *     import_plain BOOK CSV      prints seconds and rows
 */
#define _POSIX_C_SOURCE 200809L
#include "plain_sqlite.h"

/* The digits of a field as a number; dots and dashes between them are passed over. */
static sqlite3_int64 number(struct field field, char separator) {
    sqlite3_int64 value = 0;
    int at = 0, is_negative = field.length > 0 && field.start[0] == '-';
    for (at = is_negative; at < field.length; at++) {
        char byte = field.start[at];
        if (byte == separator) continue;
        if (byte < '0' || byte > '9') {
            fprintf(stderr, "no number: %.*s\n", field.length, field.start);
            exit(1);
        }
        value = value * 10 + (byte - '0');
    }
    return is_negative ? -value : value;
}

static void bind_text(sqlite3_stmt *insert, int place, struct field field) {
    if (field.length == 0) sqlite3_bind_null(insert, place);
    else sqlite3_bind_text(insert, place, field.start, field.length, SQLITE_STATIC);
}

static char *read_all(const char *path, long *size) {
    FILE *file = fopen(path, "rb");
    char *text;
    if (file == NULL || fseek(file, 0, SEEK_END) != 0) exit(1);
    *size = ftell(file);
    rewind(file);
    text = malloc((size_t)*size + 1);
    if (text == NULL || fread(text, 1, (size_t)*size, file) != (size_t)*size) exit(1);
    fclose(file);
    return text;
}

static long import(const char *text, const char *end, sqlite3_stmt *insert) {
    struct field fields[8];
    long rows = 0;
    const char *at = text;
    while (*at++ != '\n') {}
    while (at < end) {
        for (int column = 0; column < 8; column++) {
            const char *start = at;
            while (*at != ',' && *at != '\n') at++;
            fields[column].start = start;
            fields[column].length = (int)(at - start);
            at++;
        }
        sqlite3_bind_int64(insert, 1, number(fields[0], '-'));
        for (int column = 1; column < 4; column++) bind_text(insert, column + 1, fields[column]);
        sqlite3_bind_int64(insert, 5, number(fields[4], '.'));
        bind_text(insert, 6, fields[5]);
        sqlite3_bind_int64(insert, 7, number(fields[6], '-'));
        bind_text(insert, 8, fields[7]);
        check(sqlite3_step(insert), "insert");
        sqlite3_reset(insert);
        rows++;
    }
    return rows;
}

int main(int count, char **arguments) {
    sqlite3_stmt *insert;
    double start = now();
    long size = 0, rows;
    char *text;
    if (count != 3) return 2;
    check(sqlite3_open(arguments[1], &database), "open");
    check(sqlite3_exec(database, "PRAGMA journal_mode = WAL", NULL, NULL, NULL), "WAL");
    check(sqlite3_exec(database, "PRAGMA synchronous = FULL", NULL, NULL, NULL), "synchronous");
    check(sqlite3_exec(database, "PRAGMA temp_store = MEMORY", NULL, NULL, NULL), "temporary");
    start = now();
    text = read_all(arguments[2], &size);
    check(sqlite3_prepare_v2(
        database,
        "INSERT INTO hosp_cost_entry (period_month, department_code, item_code, entry_code, "
        "amount_fen, funding_tag, document_day, remark, batch_key) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, 'march')", -1, &insert, NULL), "prepare");
    check(sqlite3_exec(database, "BEGIN IMMEDIATE", NULL, NULL, NULL), "begin");
    rows = import(text, text + size, insert);
    check(sqlite3_exec(database, "COMMIT", NULL, NULL, NULL), "commit");
    printf("%.4f %ld\n", now() - start, rows);
    sqlite3_finalize(insert);
    sqlite3_close(database);
    free(text);
    return 0;
}
