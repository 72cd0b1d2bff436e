/* A host shaped like the agent of Oracle for external procedures: a process of its own for each
 * session, text in GBK and of at most 32,767 bytes, and the process may be killed in the middle of
 * a call.
 *
 *     cc -std=c99 -pedantic -Wall -Wextra -Werror extproc_host_test.c \
 *         $(pkg-config --cflags --libs hosp)
 *
 * Oracle itself was not run. Prints a line per failed check and `N passed, N failed` last.
 */
#define _POSIX_C_SOURCE 200809L
#include "checks.h"

#include <signal.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { LONGEST = 32767, KILLS = 12, ROWS = 40 };

/* 心内科 in GBK. */
#define HEART "\xD0\xC4\xC4\xDA\xBF\xC6"

static char location[] = "/tmp/extproc-host-XXXXXX/book";

static int32_t open_book(int32_t *book) {
    int32_t status = hosp_open(location, -1, HOSP_GBK, book);
    if (status == HOSP_OK) status = hosp_set_text(*book, "actor", "PLSQL", -1);
    if (status == HOSP_OK) status = hosp_set_text(*book, "now", "20250401090000", -1);
    return status;
}

/* A session brings batches in, one after the other, and tells each that the library took. */
static void agent(int told, int first) {
    int32_t book = 0;
    char text[LONGEST], key[32];
    if (open_book(&book) != HOSP_OK) _exit(3);
    for (int batch = first; batch < first + 1000; batch++) {
        int length = snprintf(text, sizeof text, "unit_code,unit_name,valid_from\n");
        for (int row = 0; row < ROWS; row++)
            length += snprintf(text + length, sizeof text - (size_t)length,
                               "D%d-%d," HEART ",20200101\n", batch, row);
        snprintf(key, sizeof key, "B%d", batch);
        if (hosp_import_text(book, "hosp_org_unit", -1, text, length, key, -1, NULL, 0, NULL)
            != HOSP_OK) _exit(4);
        if (write(told, &batch, sizeof batch) != (ssize_t)sizeof batch) _exit(5);
    }
    _exit(6);
}

/* How many rows of a batch the book has. */
static int64_t rows_of(int32_t book, int batch) {
    char filter[64];
    int32_t cursor = 0;
    int64_t rows = 0;
    snprintf(filter, sizeof filter, "{\"batch_key\":\"B%d\"}", batch);
    STATUS(hosp_select(book, "hosp_org_unit", -1, filter, -1, &cursor), HOSP_OK);
    while (hosp_cursor_next(cursor) == HOSP_ROW) rows++;
    STATUS(hosp_close(cursor), HOSP_OK);
    return rows;
}

/* Every batch that a killed session told of is there whole; one more may be, but never a part. */
static void look(int first, int last) {
    int32_t book = 0, result = 0;
    STATUS(open_book(&book), HOSP_OK);
    for (int batch = first; batch <= last; batch++) CHECK(rows_of(book, batch) == ROWS);
    const int64_t more = rows_of(book, last + 1);
    CHECK(more == 0 || more == ROWS);
    STATUS(hosp_run(book, "book.audit.verify", -1, NULL, 0, &result), HOSP_OK);
    STATUS(hosp_close(result), HOSP_OK);
    STATUS(hosp_close(book), HOSP_OK);
}

static void test_killed_agents(void) {
    for (int kills = 0; kills < KILLS; kills++) {
        const int first = 1000 * kills;
        int told[2], batch = 0, last = first - 1, status = 0;
        if (pipe(told) != 0) { CHECK(!"a pipe"); return; }
        const pid_t child = fork();
        if (child == 0) {
            close(told[0]);
            agent(told[1], first);
        }
        close(told[1]);
        /* The first batch is told, so that the session is under way; then at any moment. */
        if (read(told[0], &batch, sizeof batch) == (ssize_t)sizeof batch) last = batch;
        const struct timespec pause = {0, 1000000L * (1 + 7 * kills % 40)};
        nanosleep(&pause, NULL);
        kill(child, SIGKILL);
        CHECK(waitpid(child, &status, 0) == child && WIFSIGNALED(status));
        while (read(told[0], &batch, sizeof batch) == (ssize_t)sizeof batch) last = batch;
        close(told[0]);
        CHECK(last >= first);
        look(first, last);
    }
}

/* Arguments and results that are longer than a text of PL/SQL: 1,000,000.00 over 6,000 weights. */
static void test_long_texts(void) {
    int32_t book = 0, result = 0, cursor = 0, needed = 0, offset = 0, pieces = 0;
    int64_t sum = 0, fen = 0;
    char piece[LONGEST];
    STATUS(open_book(&book), HOSP_OK);
    STATUS(hosp_arguments_append(book, "{\"total\":\"1000000.00\",\"weights\":[", -1), HOSP_OK);
    for (int share = 0; share < 6000; share++) {
        snprintf(piece, sizeof piece, "%s\"%d.25\"", share ? "," : "", 1 + share % 7);
        STATUS(hosp_arguments_append(book, piece, -1), HOSP_OK);
    }
    STATUS(hosp_arguments_append(book, "]}", -1), HOSP_OK);
    STATUS(hosp_run(book, "money.apportion", -1, NULL, 0, &result), HOSP_OK);
    do {
        if (hosp_result_json_part(result, offset, piece, sizeof piece, &needed) != HOSP_OK) break;
        offset += (int32_t)strlen(piece);
        pieces++;
    } while (needed > (int32_t)sizeof piece);
    CHECK(pieces > 1 && piece[strlen(piece) - 1] == '}');
    STATUS(hosp_result_table(result, "shares", -1, &cursor), HOSP_OK);
    int32_t columns = 0, amount = 0;
    STATUS(hosp_cursor_columns(cursor, &columns), HOSP_OK);
    for (int32_t column = 1; column <= columns; column++) {
        STATUS(hosp_cursor_name(cursor, column, piece, sizeof piece, NULL), HOSP_OK);
        if (strstr(piece, "_fen")) amount = column;
    }
    int rows = 0;
    while (hosp_cursor_next(cursor) == HOSP_ROW) {
        rows++;
        if (hosp_cursor_int64(cursor, amount, &fen) == HOSP_OK) sum += fen;
    }
    CHECK(rows == 6000 && sum == 100000000);
    STATUS(hosp_close(cursor), HOSP_OK);
    STATUS(hosp_close(result), HOSP_OK);
    STATUS(hosp_close(book), HOSP_OK);
}

int main(void) {
    char *end = strrchr(location, '/');
    *end = '\0';
    if (!mkdtemp(location)) return printf("no directory\n"), 1;
    *end = '/';
    test_killed_agents();
    test_long_texts();
    for (const char *const *kind = (const char *const[]){"", "-journal", "-wal", "-shm", NULL};
         *kind; kind++) {
        char path[128];
        snprintf(path, sizeof path, "%s%s", location, *kind);
        unlink(path);
    }
    *end = '\0';
    rmdir(location);
    printf("%d passed, %d failed\n", passed, failed);
    return failed != 0;
}
