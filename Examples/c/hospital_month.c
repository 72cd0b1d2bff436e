/*
 * hospital_month - a month end of a small hospital, printed as CSV: the same program in every
 * language of Examples, and all of them print the same bytes.
 *
 *     hospital_month BOOK DATA [ENCODING]
 *
 * BOOK is the file of the book, DATA the directory Examples/data/synthetic_hospital. Its file
 * imports.txt says which file goes into which table, and in which encoding it is; ENCODING, the
 * number of a HOSP_* constant, says it for all files instead, and for what is printed.
 *
 * C99 and hosp.h only: cc -std=c99 hospital_month.c $(pkg-config --cflags --libs hosp)
 */
#include <hosp.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MONTH = 202503, NOT_GIVEN = -1 };

static int32_t book, encoding = HOSP_UTF8;

/* Ends the program with the words of the library. Messages are in English, so they are ASCII. */
static int32_t check(int32_t status)
{
    char text[4096] = "";
    if (status >= 0)
        return status;
    hosp_error_text(0, text, sizeof text, NULL);
    fprintf(stderr, "hospital_month: %s (%d)\n", text, (int)status);
    exit(EXIT_FAILURE);
}

/* A text of ASCII in the encoding of the book: the same bytes, or two for each in UTF-16LE. */
static const char *encoded(const char *text, int32_t *length)
{
    static char wide[8][512];
    static int turn;
    const size_t count = strlen(text);
    *length = (int32_t)count;
    if (encoding != HOSP_UTF16LE)
        return text;
    char *buffer = wide[turn++ % 8];
    if (2 * count > sizeof wide[0])
        exit(EXIT_FAILURE);
    for (size_t place = 0; place < count; place++)
        buffer[2 * place] = text[place], buffer[2 * place + 1] = '\0';
    *length = (int32_t)(2 * count);
    return buffer;
}

static void set(const char *option, const char *value)
{
    int32_t length;
    const char *text = encoded(value, &length);
    char name[512];
    int32_t name_length;
    /* The name of an option ends with a terminator, of two bytes in UTF-16LE. */
    const char *bytes = encoded(option, &name_length);
    memcpy(name, bytes, (size_t)name_length);
    memset(name + name_length, 0, 2);
    check(hosp_set_text(book, name, text, length));
}

/* An encoding is that of an opening: what the files of the hospital are in. */
static void open_book(const char *location, int32_t wanted)
{
    int32_t length;
    check(hosp_close(book));
    encoding = wanted;
    const char *text = encoded(location, &length);
    check(hosp_open(text, length, encoding, &book));
    set("language", "en");
    set("actor", "month_end");
    set("now", "20250401090000");
}

static void import_files(const char *location, const char *directory, int32_t given)
{
    char path[1024], file[256], table[256];
    int wanted;
    snprintf(path, sizeof path, "%s/imports.txt", directory);
    FILE *list = fopen(path, "r");
    if (!list)
        fprintf(stderr, "hospital_month: %s cannot be read\n", path), exit(EXIT_FAILURE);
    while (fscanf(list, "%d %255s %255s", &wanted, file, table) == 3) {
        int32_t name_length, path_length, key_length;
        if (given != NOT_GIVEN)
            wanted = given;
        if (book == 0 || wanted != encoding)
            open_book(location, wanted);
        snprintf(path, sizeof path, "%s/%s", directory, file);
        const char *name = encoded(table, &name_length), *place = encoded(path, &path_length);
        const char *key = encoded(file, &key_length);
        check(hosp_import_file(book, name, name_length, place, path_length, key, key_length,
                               NULL, 0, NULL));
    }
    fclose(list);
}

/* Prints the title and the table as CSV, as many bytes as it needs. */
static void print_tables(int32_t result, const char *title, const char *const tables[])
{
    for (; *tables; tables++) {
        char line[256];
        int32_t cursor = 0, needed = 0, length;
        snprintf(line, sizeof line, "== %s %s\r\n", title, *tables);
        const char *bytes = encoded(line, &length);
        fwrite(bytes, 1, (size_t)length, stdout);
        bytes = encoded(*tables, &length);
        check(hosp_result_table(result, bytes, length, &cursor));
        if (hosp_cursor_csv(cursor, NULL, 0, &needed) != HOSP_E_BUFFER)
            exit(EXIT_FAILURE);
        char *text = malloc((size_t)needed);
        if (!text)
            exit(EXIT_FAILURE);
        check(hosp_cursor_csv(cursor, text, needed, NULL));
        fwrite(text, 1, (size_t)needed - (encoding == HOSP_UTF16LE ? 2 : 1), stdout);
        free(text);
        check(hosp_close(cursor));
    }
    check(hosp_close(result));
}

typedef int32_t (*verb)(int32_t, int32_t, const char *, int32_t, int32_t *);

static void run(verb function, const char *code, const char *const tables[])
{
    int32_t result = 0, length;
    const char *bytes = encoded(code, &length);
    check(function(book, MONTH, bytes, length, &result));
    print_tables(result, code, tables);
}

int main(int count, char **arguments)
{
    static const char *const cost[] = {"final", "lines", NULL};
    static const char *const appraisal[] = {"parts", "cards", NULL};
    static const char *const pay[] = {"departments", "persons", "set_asides", NULL};
    static const char *const inspection[] = {"score", "findings", NULL};
    if (count < 3)
        return fprintf(stderr, "usage: hospital_month BOOK DATA [ENCODING]\n"), EXIT_FAILURE;
    import_files(arguments[1], arguments[2], count > 3 ? atoi(arguments[3]) : NOT_GIVEN);
    run(hosp_cost_allocate, "FT", cost);
    run(hosp_appraisal_run, "YUE", appraisal);
    run(hosp_pay_distribute, "JX", pay);
    run(hosp_inspection_score, "ZC2025", inspection);
    run(hosp_inspection_score, "ZJ0321", inspection);
    check(hosp_close(book));
    return EXIT_SUCCESS;
}
