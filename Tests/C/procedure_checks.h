/* Checks of procedures by name, for the programs in this folder: what a table holds, and what is
 * refused with which words. They run in `book`, which `main` opens.
 */
#ifndef PROCEDURE_CHECKS_H
#define PROCEDURE_CHECKS_H

#include "checks.h"

static int32_t book;

/* The rows of a table as CSV without its heading. */
#define IS(procedure, arguments, table, expected) \
    is_at(__LINE__, procedure, arguments, table, expected)
static inline void is_at(
    int line, const char *procedure, const char *arguments, const char *table,
    const char *expected
) {
    int32_t result = 0, cursor = 0;
    char csv[4096] = "";
    const char *rows = csv;
    int32_t status = hosp_run(book, procedure, -1, arguments, -1, &result);
    if (status == HOSP_OK) {
        check_at(line, hosp_result_table(result, table, -1, &cursor) == HOSP_OK, table);
        check_at(line, hosp_cursor_csv(cursor, csv, sizeof csv, NULL) == HOSP_OK, "csv");
        check_at(line, hosp_close(result) == HOSP_OK, "close");
        rows = strchr(csv, '\n') ? strchr(csv, '\n') + 1 : csv;
    } else {
        hosp_error_text(book, csv, sizeof csv, NULL);
    }
    check_at(line, strcmp(rows, expected) == 0, rows);
}

/* A refusal with its status, whose text tells a word. */
#define REFUSED(procedure, arguments, status, word) \
    refused_at(__LINE__, procedure, arguments, status, word)
static inline void refused_at(
    int line, const char *procedure, const char *arguments, int32_t status, const char *word
) {
    int32_t result = 7;
    char text[1024] = "";
    check_at(
        line, hosp_run(book, procedure, -1, arguments, -1, &result) == status, procedure);
    check_at(line, result == 7, "no result");
    check_at(line, hosp_error_text(book, text, sizeof text, NULL) == HOSP_OK, "error text");
    check_at(line, strstr(text, word) != NULL, text);
}

#endif
