/* A host shaped like PowerBuilder: strings of UTF-16LE that end with a zero, variables filled with
 * Space(n) before a call, long of 32 bits, boolean of 16, the functions found by their names.
 *
 *     cc -std=c99 -pedantic -Wall -Wextra -Werror powerbuilder_host_test.c \
 *         $(pkg-config --cflags --libs hosp) -ldl
 *
 * PowerBuilder itself was not run. Prints a line per failed check and `N passed, N failed` last.
 */
#define _POSIX_C_SOURCE 200809L
#include "checks.h"

#include <dlfcn.h>
#include <stdlib.h>

typedef int32_t pb_long;
typedef int64_t pb_longlong;
typedef int16_t pb_boolean;
typedef uint16_t pb_char;

enum { LONGEST = 2000 };

/* A variable of type string, filled with Space(n). */
struct pb_string { pb_char text[LONGEST + 1]; };

static struct pb_string space(int count) {
    struct pb_string string = {{0}};
    for (int place = 0; place < count && place < LONGEST; place++) string.text[place] = ' ';
    return string;
}

/* A literal of the program: ASCII and Chinese characters, which are three bytes in the source. */
static struct pb_string literal(const char *text) {
    struct pb_string string = {{0}};
    int count = 0;
    for (const unsigned char *at = (const unsigned char *)text; *at && count < LONGEST;) {
        if (*at < 0x80) string.text[count++] = *at++;
        else string.text[count++] =
            (pb_char)((at[0] & 15) << 12 | (at[1] & 63) << 6 | (at[2] & 63)), at += 3;
    }
    return string;
}

/* Len(string): the characters up to the zero. */
static pb_long len(const struct pb_string *string) {
    pb_long count = 0;
    while (string->text[count]) count++;
    return count;
}

static int equals(const struct pb_string *string, const char *text) {
    const struct pb_string other = literal(text);
    return memcmp(string->text, other.text, sizeof(pb_char) * (size_t)(len(&other) + 1)) == 0;
}

#define STRING(s) (const char *)(s).text
#define BYTES(s) (2 * len(&(s)))

/* The functions as external declarations have them: all is long or the place of a string. */
static pb_long (*pb_open)(const char *, pb_long, pb_long, pb_long *);
static pb_long (*pb_close)(pb_long);
static pb_long (*pb_set_text)(pb_long, const char *, const char *, pb_long);
static pb_long (*pb_set_int)(pb_long, const char *, pb_long);
static pb_long (*pb_rows_begin)(pb_long, const char *, pb_long, const char *, pb_long, pb_long *);
static pb_long (*pb_rows_text)(pb_long, const char *, pb_long, const char *, pb_long);
static pb_long (*pb_rows_add)(pb_long);
static pb_long (*pb_rows_commit)(pb_long, pb_longlong *);
static pb_long (*pb_select)(pb_long, const char *, pb_long, const char *, pb_long, pb_long *);
static pb_long (*pb_next)(pb_long);
static pb_long (*pb_text)(pb_long, pb_long, char *, pb_long, pb_long *);
static pb_long (*pb_is_null)(pb_long, pb_long, pb_long *);
static pb_long (*pb_error_text)(pb_long, char *, pb_long, pb_long *);
static pb_long (*pb_run)(pb_long, const char *, pb_long, const char *, pb_long, pb_long *);
static pb_long (*pb_json_part)(pb_long, pb_long, char *, pb_long, pb_long *);

static int find(void *library) {
    /* ISO C has no cast from an object to a function; POSIX says how it is done. */
#define FIND(function, name) (*(void **)&function = dlsym(library, name), function != NULL)
    return FIND(pb_open, "hosp_open") && FIND(pb_close, "hosp_close")
        && FIND(pb_set_text, "hosp_set_text") && FIND(pb_set_int, "hosp_set_int")
        && FIND(pb_rows_begin, "hosp_rows_begin") && FIND(pb_rows_text, "hosp_rows_text")
        && FIND(pb_rows_add, "hosp_rows_add") && FIND(pb_rows_commit, "hosp_rows_commit")
        && FIND(pb_select, "hosp_select") && FIND(pb_next, "hosp_cursor_next")
        && FIND(pb_text, "hosp_cursor_text") && FIND(pb_is_null, "hosp_cursor_is_null")
        && FIND(pb_error_text, "hosp_error_text") && FIND(pb_run, "hosp_run")
        && FIND(pb_json_part, "hosp_result_json_part");
#undef FIND
}

static void option(pb_long book, const char *name, const char *value) {
    const struct pb_string option = literal(name), text = literal(value);
    STATUS(pb_set_text(book, STRING(option), STRING(text), BYTES(text)), HOSP_OK);
}

static void cell(pb_long rows, const char *column, const char *value) {
    const struct pb_string name = literal(column), text = literal(value);
    STATUS(pb_rows_text(rows, STRING(name), BYTES(name), STRING(text), BYTES(text)), HOSP_OK);
}

static pb_long open_book(void) {
    const struct pb_string location = literal(":memory:");
    pb_long book = 0;
    STATUS(pb_open(STRING(location), -1, HOSP_UTF16LE, &book), HOSP_OK);
    option(book, "actor", "王芳");
    option(book, "now", "20250401090000");
    return book;
}

/* A window saves two departments row by row. */
static void save_departments(pb_long book) {
    const struct pb_string table = literal("hosp_org_unit"), key = literal("窗口1");
    pb_long rows = 0;
    pb_longlong count = 0;
    STATUS(pb_rows_begin(book, STRING(table), -1, STRING(key), -1, &rows), HOSP_OK);
    const char *const names[2] = {"心内科", "普外科（二病区）"};
    for (int row = 0; row < 2; row++) {
        cell(rows, "科室编码", row ? "K02" : "K01");
        cell(rows, "科室名称", names[row]);
        cell(rows, "启用日期", "2020-01-01");
        STATUS(pb_rows_add(rows), HOSP_OK);
    }
    STATUS(pb_rows_commit(rows, &count), HOSP_OK);
    CHECK(count == 2);
}

/* And shows them: the name into a variable of any size, half a character never. */
static void show_departments(pb_long book) {
    const struct pb_string table = literal("hosp_org_unit");
    pb_long cursor = 0, needed = 0, is_null = 7;
    STATUS(pb_select(book, STRING(table), -1, NULL, 0, &cursor), HOSP_OK);
    STATUS(pb_next(cursor), HOSP_ROW);
    struct pb_string name = space(40);
    STATUS(pb_text(cursor, 4, (char *)name.text, 2 * 41, &needed), HOSP_OK);
    CHECK(equals(&name, "心内科") && needed == 2 * 4);
    STATUS(pb_next(cursor), HOSP_ROW);
    for (pb_long capacity = 0; capacity <= 20; capacity++) {
        name = space(10);
        /* Eight characters and the zero are 18 bytes. */
        const pb_long status = pb_text(cursor, 4, (char *)name.text, capacity, &needed);
        CHECK(needed == 18);
        if (capacity < 18) CHECK(status == HOSP_E_BUFFER && (capacity < 2 || name.text[0] == 0));
        else CHECK(status == HOSP_OK && equals(&name, "普外科（二病区）"));
    }
    /* A flag is 0 or 1 also where a boolean takes its lower half: a first day, and no last one. */
    STATUS(pb_is_null(cursor, 2, &is_null), HOSP_OK);
    CHECK((pb_boolean)is_null == 0);
    STATUS(pb_is_null(cursor, 3, &is_null), HOSP_OK);
    CHECK((pb_boolean)is_null == 1);
    STATUS(pb_next(cursor), HOSP_DONE);
    STATUS(pb_close(cursor), HOSP_OK);
}

/* Texts out of fixed width: blanks to the end of the variable. */
static void show_padded(pb_long book) {
    const struct pb_string table = literal("hosp_org_unit"), padding = literal("blank_padding");
    pb_long cursor = 0;
    STATUS(pb_set_int(book, STRING(padding), 1), HOSP_OK);
    STATUS(pb_select(book, STRING(table), -1, NULL, 0, &cursor), HOSP_OK);
    STATUS(pb_next(cursor), HOSP_ROW);
    struct pb_string name = space(40);
    STATUS(pb_text(cursor, 4, (char *)name.text, 2 * 10, NULL), HOSP_OK);
    /* Ten characters of 20 bytes; what comes behind the room that was told is as it was. */
    const struct pb_string heart = literal("心内科");
    CHECK(memcmp(name.text, heart.text, 6) == 0 && name.text[10] == ' ');
    int blanks = 0;
    for (int place = 3; place < 10; place++) blanks += name.text[place] == ' ';
    CHECK(blanks + (name.text[9] == 0) == 7);
    STATUS(pb_close(cursor), HOSP_OK);
    STATUS(pb_set_int(book, STRING(padding), 0), HOSP_OK);
}

/* A mistake is told in Chinese and names what is near. */
static void show_mistake(pb_long book) {
    const struct pb_string table = literal("hosp_org_units");
    pb_long cursor = 0;
    STATUS(pb_select(book, STRING(table), -1, NULL, 0, &cursor), HOSP_E_UNKNOWN);
    struct pb_string text = space(500);
    STATUS(pb_error_text(book, (char *)text.text, 2 * 501, NULL), HOSP_OK);
    const struct pb_string near = literal("hosp_org_unit");
    int found = 0;
    for (pb_long at = 0; at + len(&near) <= len(&text); at++)
        found |= memcmp(text.text + at, near.text, sizeof(pb_char) * (size_t)len(&near)) == 0;
    CHECK(found);
    CHECK(len(&text) < 500 && text.text[0] > 0x4DFF);
}

/* A long answer, in pieces of a string of 64 characters. */
static void read_in_pieces(pb_long book) {
    const struct pb_string procedure = literal("schema");
    pb_long result = 0, offset = 0, needed = 0, pieces = 0;
    STATUS(pb_run(book, STRING(procedure), -1, NULL, 0, &result), HOSP_OK);
    pb_char last = 0;
    do {
        struct pb_string piece = space(64);
        if (pb_json_part(result, offset, (char *)piece.text, 2 * 65, &needed) != HOSP_OK) break;
        offset += BYTES(piece);
        last = piece.text[len(&piece) - 1];
        pieces++;
    } while (needed > 2 * 65);
    CHECK(pieces > 1000);
    CHECK(last == '}');
    STATUS(pb_close(result), HOSP_OK);
}

int main(void) {
    void *library = dlopen("libhosp.so.1", RTLD_NOW);
    CHECK(library != NULL);
    if (!library || !find(library)) return printf("the functions are not there\n"), 1;
    const pb_long book = open_book();
    save_departments(book);
    show_departments(book);
    show_padded(book);
    show_mistake(book);
    read_in_pieces(book);
    STATUS(pb_close(book), HOSP_OK);
    dlclose(library);
    printf("%d passed, %d failed\n", passed, failed);
    return failed != 0;
}
