/*
 * The same by hand: answers of inspections with the checks of a book, and its overdue hazards.
 *
 *     inspection_plain BOOK --import CSV     prints seconds and rows
 *     inspection_plain BOOK --overdue DAY    prints seconds, hazards and sums of their days, work
 *                                            days, rungs and bytes of texts; only in the first half
 *                                            of 2025
 *
 * Checked is what a book checks: the month, that the inspection is known, the lengths in
 * characters, that the text is UTF-8, and by the primary key that no answer is there twice.
 */
#define _POSIX_C_SOURCE 200809L
#include "plain_sqlite.h"

#include <stdint.h>

static void refuse(const char *what, struct field field) {
    fprintf(stderr, "%s: %.*s\n", what, field.length, field.start);
    exit(1);
}

static sqlite3_stmt *prepared(const char *sql) {
    sqlite3_stmt *statement;
    check(sqlite3_prepare_v2(database, sql, -1, &statement, NULL), sql);
    return statement;
}

/* The codes of inspections, by a hash of their bytes --------------------------------------- */

static char **codes;
static unsigned code_mask;

static unsigned hash_of(const char *text, int length) {
    unsigned hash = 2166136261u;
    for (int at = 0; at < length; at++) hash = (hash ^ (unsigned char)text[at]) * 16777619u;
    return hash;
}

static unsigned bucket_of(const char *text, int length) {
    unsigned bucket = hash_of(text, length) & code_mask;
    while (codes[bucket] != NULL
           && (strncmp(codes[bucket], text, (size_t)length) != 0
               || codes[bucket][length] != '\0')) bucket = (bucket + 1) & code_mask;
    return bucket;
}

static void read_codes(void) {
    sqlite3_stmt *count = prepared("SELECT COUNT(*) FROM hosp_inspection");
    sqlite3_stmt *select = prepared("SELECT inspection_code FROM hosp_inspection");
    unsigned size = 16;
    check(sqlite3_step(count), "count");
    while ((sqlite3_int64)size < sqlite3_column_int64(count, 0) * 2) size *= 2;
    sqlite3_finalize(count);
    codes = calloc(size, sizeof *codes);
    if (codes == NULL) exit(1);
    code_mask = size - 1;
    while (sqlite3_step(select) == SQLITE_ROW) {
        const char *code = (const char *)sqlite3_column_text(select, 0);
        int length = sqlite3_column_bytes(select, 0);
        char *copy = malloc((size_t)length + 1);
        if (copy == NULL) exit(1);
        memcpy(copy, code, (size_t)length + 1);
        codes[bucket_of(copy, length)] = copy;
    }
    sqlite3_finalize(select);
}

/* Answers ------------------------------------------------------------------------------------ */

/* Characters of a UTF-8 text; -1 when it is none. */
static int characters(struct field field) {
    int count = 0;
    for (int at = 0; at < field.length; count++) {
        unsigned char byte = (unsigned char)field.start[at];
        int more = byte < 0x80 ? 0 : byte < 0xC2 ? -1 : byte < 0xE0 ? 1 : byte < 0xF0 ? 2 : 3;
        if (more < 0 || byte > 0xF4 || at + more >= field.length) return -1;
        for (int next = 1; next <= more; next++)
            if (((unsigned char)field.start[at + next] & 0xC0) != 0x80) return -1;
        at += more + 1;
    }
    return count;
}

static sqlite3_int64 month_of(struct field field) {
    sqlite3_int64 month = 0;
    for (int at = 0; at < field.length; at++) {
        char byte = field.start[at];
        if (byte == '-' && at == 4) continue;
        if (byte < '0' || byte > '9') refuse("no month", field);
        month = month * 10 + (byte - '0');
    }
    if (month < 190001 || month > 299912 || month % 100 < 1 || month % 100 > 12)
        refuse("no month", field);
    return month;
}

static void bind_text(sqlite3_stmt *insert, int place, struct field field, int limit, int needed) {
    int length = characters(field);
    if (length < 0 || length > limit) refuse("no text of the column", field);
    if (field.length > 0) {
        sqlite3_bind_text(insert, place, field.start, field.length, SQLITE_STATIC);
        return;
    }
    if (needed) refuse("missing", field);
    sqlite3_bind_null(insert, place);
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
    static const int limits[6] = {6, 64, 64, 500, 500, 500};
    struct field fields[6];
    long rows = 0;
    const char *at = text;
    while (*at++ != '\n') {}
    while (at < end) {
        for (int column = 0; column < 6; column++) {
            const char *start = at;
            while (*at != ',' && *at != '\n') at++;
            fields[column].start = start;
            fields[column].length = (int)(at - start);
            at++;
        }
        if (codes[bucket_of(fields[1].start, fields[1].length)] == NULL)
            refuse("no inspection", fields[1]);
        sqlite3_bind_int64(insert, 1, month_of(fields[0]));
        for (int column = 1; column < 6; column++)
            bind_text(insert, column + 1, fields[column], limits[column], column < 3);
        check(sqlite3_step(insert), "insert");
        sqlite3_reset(insert);
        rows++;
    }
    return rows;
}

static void import_file(const char *path) {
    double start = now();
    long size = 0, rows;
    char *text = read_all(path, &size);
    sqlite3_stmt *insert;
    check(sqlite3_exec(database, "BEGIN IMMEDIATE", NULL, NULL, NULL), "begin");
    read_codes();
    insert = prepared(
        "INSERT INTO hosp_inspection_answer (period_month, inspection_code, check_item_code, "
        "answer_text, note_text, evidence_text, batch_key) VALUES (?, ?, ?, ?, ?, ?, 'answers')");
    rows = import(text, text + size, insert);
    check(sqlite3_exec(database, "COMMIT", NULL, NULL, NULL), "commit");
    printf("%.4f %ld\n", now() - start, rows);
    sqlite3_finalize(insert);
    free(text);
}

/* Overdue hazards ---------------------------------------------------------------------------- */

struct overdue {
    char hazard[65];
    const char *recipient;
    int length, deadline, days, work_days, rung;
};

static const int ladder[4] = {0, 3, 7, 15};
static const char *const recipients[4] = {"责任科室主任", "分管部门", "分管院领导", "院长、安委会"};

/* Days of 2025 until 30 June that are off although no weekend, and that are worked although one. */
static const int off_days[] = {101, 128, 129, 130, 131, 203, 204, 404, 501, 502, 505, 602};
static const int worked_days[] = {126, 208, 427};
static int work_days_before[400];

/* The number of a day, 1 January 2025 being 0; hazards lie in 2025. */
static int day_number(int yyyymmdd) {
    static const int before[12] = {0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334};
    return before[yyyymmdd / 100 % 100 - 1] + yyyymmdd % 100 - 1;
}

static int is_work_day(int day, int number) {
    for (size_t place = 0; place < sizeof off_days / sizeof *off_days; place++)
        if (day_number(20250000 + off_days[place]) == day) return 0;
    for (size_t place = 0; place < sizeof worked_days / sizeof *worked_days; place++)
        if (day_number(20250000 + worked_days[place]) == day) return 1;
    /* 1 January 2025 was a Wednesday. */
    return number < 5;
}

static void count_work_days(void) {
    for (int day = 0; day < 364; day++)
        work_days_before[day + 1] = work_days_before[day] + is_work_day(day, (day + 2) % 7);
}

static void list_overdue(const char *text) {
    double start = now();
    int year, month, day, today, capacity = 1024, count = 0;
    long long bytes = 0, sums[3] = {0, 0, 0};
    struct overdue *list = malloc((size_t)capacity * sizeof *list);
    const char *code;
    sqlite3_stmt *select;
    if (list == NULL || sscanf(text, "%d-%d-%d", &year, &month, &day) != 3) exit(1);
    count_work_days();
    today = day_number(year * 10000 + month * 100 + day);
    select = prepared(
        "SELECT hazard_code, deadline_day, suspended_since, is_major, repeat_of "
        "FROM hosp_hazard WHERE deadline_day < ? ORDER BY hazard_code");
    sqlite3_bind_int(select, 1, year * 10000 + month * 100 + day);
    while (sqlite3_step(select) == SQLITE_ROW) {
        int deadline = day_number(sqlite3_column_int(select, 1)), end = today, rung = 0, length;
        if (sqlite3_column_type(select, 2) != SQLITE_NULL) {
            int since = day_number(sqlite3_column_int(select, 2));
            if (since < end) end = since;
        }
        if (end <= deadline) continue;
        if (count == capacity) {
            capacity *= 2;
            list = realloc(list, (size_t)capacity * sizeof *list);
            if (list == NULL) exit(1);
        }
        code = (const char *)sqlite3_column_text(select, 0);
        length = sqlite3_column_bytes(select, 0);
        if (length >= (int)sizeof list[count].hazard) exit(1);
        memcpy(list[count].hazard, code, (size_t)length + 1);
        list[count].length = length;
        list[count].deadline = deadline;
        list[count].days = end - deadline;
        list[count].work_days = work_days_before[end + 1] - work_days_before[deadline + 1];
        while (rung < 3 && ladder[rung + 1] <= list[count].work_days) rung++;
        if (sqlite3_column_int(select, 3) == 1) rung = 3;
        else if (sqlite3_column_type(select, 4) != SQLITE_NULL && rung < 3) rung++;
        list[count].rung = rung + 1;
        list[count].recipient = recipients[rung];
        count++;
    }
    sqlite3_finalize(select);
    for (int place = 0; place < count; place++) {
        sums[0] += list[place].days;
        sums[1] += list[place].work_days;
        sums[2] += list[place].rung;
        bytes += list[place].length + (long long)strlen(list[place].recipient);
    }
    printf("%.4f %d %lld %lld %lld %lld\n", now() - start, count, sums[0], sums[1], sums[2],
           bytes);
    free(list);
}

int main(int count, char **arguments) {
    if (count != 4) return 2;
    check(sqlite3_open(arguments[1], &database), "open");
    check(sqlite3_exec(database, "PRAGMA journal_mode = WAL", NULL, NULL, NULL), "WAL");
    check(sqlite3_exec(database, "PRAGMA synchronous = FULL", NULL, NULL, NULL), "synchronous");
    check(sqlite3_exec(database, "PRAGMA temp_store = MEMORY", NULL, NULL, NULL), "temporary");
    if (strcmp(arguments[2], "--overdue") == 0) list_overdue(arguments[3]);
    else import_file(arguments[3]);
    sqlite3_close(database);
    return 0;
}
