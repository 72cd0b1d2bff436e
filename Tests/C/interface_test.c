/* What the C interface promises, tried from C: garbage, limits, buffers, encodings, threads, forks.
 *
 *     cc -std=c99 -pedantic -Wall -Wextra -Werror -pthread interface_test.c \
 *         $(pkg-config --cflags --libs hosp)
 *
 * Prints a line per failed check and `N passed, N failed` last.
 */
#define _XOPEN_SOURCE 700
#include "child.h"

#include <hosp.h>

#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static int passed, failed;
static pthread_mutex_t counter = PTHREAD_MUTEX_INITIALIZER;

static void check_at(int line, int holds, const char *claim) {
    pthread_mutex_lock(&counter);
    if (holds) passed++; else failed++;
    pthread_mutex_unlock(&counter);
    if (!holds) printf("line %d: %s\n", line, claim);
}

#define CHECK(claim) check_at(__LINE__, (claim) != 0, #claim)

static void check_status_at(int line, int32_t found, int32_t expected, const char *call) {
    check_at(line, found == expected, call);
    if (found != expected) {
        char text[1024];
        printf("    returned %d, expected %d", (int)found, (int)expected);
        if (hosp_error_text(0, text, sizeof text, NULL) == HOSP_OK) printf(": %s", text);
        printf("\n");
    }
}

#define STATUS(call, expected) check_status_at(__LINE__, (call), (expected), #call)

/* The example of the documentation, with Chinese codes so that every encoding differs. */
static const char example[] =
    "{\"categories\":[\"cost\"],"
    "\"departments\":["
    "{\"id\":\"院办\",\"class\":\"admin_logistics\",\"direct\":{\"cost\":\"100.00\"}},"
    "{\"id\":\"检验科\",\"class\":\"medical_technology\",\"direct\":{\"cost\":\"50.00\"}},"
    "{\"id\":\"内科\",\"class\":\"clinical\",\"direct\":{\"cost\":\"0\"}},"
    "{\"id\":\"外科\",\"class\":\"clinical\",\"direct\":{\"cost\":\"0\"}}],"
    "\"drivers\":{\"headcount\":{\"检验科\":1,\"内科\":1,\"外科\":1},"
    "\"orders\":{\"内科\":\"2.5\",\"外科\":\"7.5\"}},"
    "\"steps\":["
    "{\"stage\":1,\"sources\":[\"院办\"],\"receivers\":[\"检验科\",\"内科\",\"外科\"],"
    "\"driver\":\"headcount\"},"
    "{\"stage\":3,\"sources\":[\"检验科\"],\"receivers\":[\"内科\",\"外科\"],"
    "\"driver\":\"orders\"}],"
    "\"method\":\"step_down\","
    "\"rounding\":{\"unit\":\"0.01\",\"residual\":\"largest_remainder\","
    "\"multiplier_digits\":null,\"negative_pool\":\"mirror\"}}";

/* 检验科 in the four encodings, each with its length. */
static const struct {
    const char *bytes;
    int32_t length;
} laboratory[4] = {
    {"\xE6\xA3\x80\xE9\xAA\x8C\xE7\xA7\x91", 9},
    {"\xBC\xEC\xD1\xE9\xBF\xC6", 6},
    {"\xBC\xEC\xD1\xE9\xBF\xC6", 6},
    {"\xC0\x68\x8C\x9A\xD1\x79", 6},
};

static int32_t unit_of(int32_t encoding) { return encoding == HOSP_UTF16LE ? 2 : 1; }

/* ASCII text in an encoding, with its terminator; four buffers in turn. */
static const char *in(int32_t encoding, const char *ascii) {
    static char buffers[4][512];
    static int turn;
    size_t length = strlen(ascii);
    char *buffer = buffers[turn++ % 4];
    if (encoding != HOSP_UTF16LE) {
        memcpy(buffer, ascii, length + 1);
        return buffer;
    }
    for (size_t at = 0; at <= length; at++) {
        buffer[2 * at] = ascii[at];
        buffer[2 * at + 1] = 0;
    }
    return buffer;
}

static int32_t open_book(int32_t encoding) {
    int32_t book = 0;
    STATUS(hosp_open(NULL, 0, encoding, &book), HOSP_OK);
    CHECK(book > 0);
    return book;
}

static int32_t run_example(int32_t book) {
    int32_t result = 0;
    STATUS(hosp_run(book, "cost.allocate", -1, example, -1, &result), HOSP_OK);
    return result;
}

/* ---- opening and closing ---- */

static void test_open(void) {
    int32_t book = -5;
    STATUS(hosp_open(NULL, 0, HOSP_UTF8, NULL), HOSP_E_ARGUMENT);
    STATUS(hosp_open(NULL, 1, HOSP_UTF8, &book), HOSP_E_ARGUMENT);
    STATUS(hosp_open(NULL, -1, HOSP_UTF8, &book), HOSP_E_ARGUMENT);
    STATUS(hosp_open("", -2, HOSP_UTF8, &book), HOSP_E_ARGUMENT);
    STATUS(hosp_open("", INT32_MIN, HOSP_UTF8, &book), HOSP_E_ARGUMENT);
    STATUS(hosp_open("", -1, 4, &book), HOSP_E_ARGUMENT);
    STATUS(hosp_open("", -1, -1, &book), HOSP_E_ARGUMENT);
    STATUS(hosp_open("", INT32_MAX, HOSP_UTF8, &book), HOSP_E_TOO_BIG);
    STATUS(hosp_open("\xFF", -1, HOSP_UTF8, &book), HOSP_E_ENCODING);
    STATUS(hosp_open("\xBC", -1, HOSP_GBK, &book), HOSP_E_ENCODING);
    STATUS(hosp_open("a", 1, HOSP_UTF16LE, &book), HOSP_E_ENCODING);
    STATUS(hosp_open("odbc:DSN=his", -1, HOSP_UTF8, &book), HOSP_E_UNKNOWN);
    CHECK(book == -5);
    for (int32_t encoding = 0; encoding < 4; encoding++) {
        STATUS(hosp_open(in(encoding, ":memory:"), -1, encoding, &book), HOSP_OK);
        STATUS(hosp_close(book), HOSP_OK);
        STATUS(hosp_close(book), HOSP_E_HANDLE);
    }
    STATUS(hosp_close(0), HOSP_OK);
}

static void test_versions(void) {
    char text[64];
    int32_t needed = 0;
    CHECK(hosp_version_number() == HOSP_VERSION_NUMBER);
    CHECK(hosp_abi() == HOSP_ABI);
    STATUS(hosp_version(text, sizeof text, &needed), HOSP_OK);
    CHECK(needed == (int32_t)strlen(text) + 1);
    int major = 0, minor = 0, patch = 0;
    CHECK(sscanf(text, "%d.%d.%d", &major, &minor, &patch) == 3);
    CHECK(major * 1000000 + minor * 1000 + patch == hosp_version_number());
    STATUS(hosp_source_id(text, sizeof text, NULL), HOSP_OK);
    CHECK(strlen(text) > 0);
    CHECK(hosp_has("cost.allocate") == 1);
    CHECK(hosp_has("memory") == 1);
    CHECK(hosp_has("teleportation") == 0);
    CHECK(hosp_has("") == 0);
    CHECK(hosp_has(NULL) == HOSP_E_ARGUMENT);
}

/* Every function that takes a handle, with a handle that is wrong in one way. */
static void refuses(int32_t handle, int32_t expected) {
    char text[8];
    int32_t number = 7, made = 7;
    int64_t count = 7;
    double real = 7;
    STATUS(hosp_set_text(handle, "language", "en", -1), expected);
    STATUS(hosp_set_int(handle, "today", 20250301), expected);
    CHECK(hosp_error_code(handle) == expected);
    CHECK(hosp_error_text(handle, text, sizeof text, &number) == expected);
    CHECK(hosp_error_name(handle, text, sizeof text, &number) == expected);
    STATUS(hosp_run(handle, "cost.allocate", -1, "{}", -1, &made), expected);
    STATUS(hosp_arguments_append(handle, "{}", -1), expected);
    STATUS(hosp_result_json(handle, text, sizeof text, &number), expected);
    STATUS(hosp_result_json_part(handle, 0, text, sizeof text, &number), expected);
    STATUS(hosp_result_table(handle, "lines", -1, &made), expected);
    STATUS(hosp_cursor_next(handle), expected);
    STATUS(hosp_cursor_rows(handle, &count), expected);
    STATUS(hosp_cursor_columns(handle, &number), expected);
    STATUS(hosp_cursor_name(handle, 1, text, sizeof text, &number), expected);
    STATUS(hosp_cursor_type(handle, 1, &number), expected);
    STATUS(hosp_cursor_is_null(handle, 1, &number), expected);
    STATUS(hosp_cursor_text(handle, 1, text, sizeof text, &number), expected);
    STATUS(hosp_cursor_int64(handle, 1, &count), expected);
    STATUS(hosp_cursor_double(handle, 1, &real), expected);
    STATUS(hosp_cursor_csv(handle, text, sizeof text, &number), expected);
    STATUS(hosp_csv_open_text(handle, "a\n1\n", -1, &made, NULL), expected);
    STATUS(hosp_csv_open_file(handle, "/dev/null", -1, &made, NULL), expected);
    STATUS(hosp_import_text(handle, "t", -1, "a\n", -1, "b", -1, NULL, 0, &count), expected);
    STATUS(hosp_import_file(handle, "t", -1, "x", -1, "b", -1, NULL, 0, &count), expected);
    STATUS(hosp_import_findings(handle, &made), expected);
    STATUS(hosp_rows_begin(handle, "t", -1, "b", -1, &made), expected);
    STATUS(hosp_rows_text(handle, "a", -1, "b", -1), expected);
    STATUS(hosp_rows_int64(handle, "a", -1, 1), expected);
    STATUS(hosp_rows_null(handle, "a", -1), expected);
    STATUS(hosp_rows_add(handle), expected);
    STATUS(hosp_rows_commit(handle, &count), expected);
    STATUS(hosp_rows_discard(handle), expected);
    STATUS(hosp_select(handle, "t", -1, NULL, 0, &made), expected);
    STATUS(hosp_cost_allocate(handle, 202503, "P", -1, &made), expected);
    STATUS(hosp_month_close(handle, "cost", -1, 202503), expected);
    STATUS(hosp_month_reopen(handle, "cost", -1, 202503, "b", -1, "r", -1), expected);
    CHECK(number == 7 && made == 7 && count == 7 && real == 7.0);
}

static void test_garbage_handles(void) {
    int32_t book = open_book(HOSP_UTF8);
    int32_t garbage[] = {-1, 1, 2, 0x7FFFFFFF, INT32_MIN, 0x10000, book + 1, book ^ 0x10000, -book};
    for (size_t at = 0; at < sizeof garbage / sizeof *garbage; at++) {
        STATUS(hosp_close(garbage[at]), HOSP_E_HANDLE);
        refuses(garbage[at], HOSP_E_HANDLE);
    }
    unsigned seed = 20250301;
    for (int round = 0; round < 20000; round++) {
        seed = seed * 1103515245u + 12345u;
        int32_t wild = (int32_t)(seed ^ seed << 13);
        if (wild == book || wild == 0) continue;
        if (hosp_cursor_next(wild) >= 0 || hosp_close(wild) != HOSP_E_HANDLE) {
            CHECK(!"a wild handle was taken");
            break;
        }
    }
    STATUS(hosp_close(book), HOSP_OK);
    refuses(book, HOSP_E_HANDLE);
}

static void test_wrong_kinds(void) {
    int32_t book = open_book(HOSP_UTF8), cursor = 0;
    int32_t result = run_example(book);
    STATUS(hosp_result_table(result, "lines", -1, &cursor), HOSP_OK);
    char text[256];
    STATUS(hosp_cursor_next(book), HOSP_E_KIND);
    STATUS(hosp_cursor_next(result), HOSP_E_KIND);
    STATUS(hosp_result_json(cursor, text, sizeof text, NULL), HOSP_E_KIND);
    STATUS(hosp_result_json(book, text, sizeof text, NULL), HOSP_E_KIND);
    STATUS(hosp_run(cursor, "cost.allocate", -1, "{}", -1, &result), HOSP_E_KIND);
    CHECK(hosp_error_code(cursor) == HOSP_E_KIND);
    /* The error is the book's too, and names what is needed. */
    STATUS(hosp_set_text(book, "language", "en", -1), HOSP_OK);
    STATUS(hosp_error_text(book, text, sizeof text, NULL), HOSP_OK);
    CHECK(strstr(text, "hosp_run") != NULL && strstr(text, "a book") != NULL);
    /* A cursor does not need its result, and both end with the book. */
    STATUS(hosp_close(result), HOSP_OK);
    STATUS(hosp_cursor_next(cursor), HOSP_ROW);
    result = run_example(book);
    STATUS(hosp_close(book), HOSP_OK);
    STATUS(hosp_cursor_next(cursor), HOSP_E_HANDLE);
    STATUS(hosp_result_json(result, text, sizeof text, NULL), HOSP_E_HANDLE);
    STATUS(hosp_close(cursor), HOSP_E_HANDLE);
    STATUS(hosp_close(result), HOSP_E_HANDLE);
}

static void test_generations(void) {
    int32_t first = open_book(HOSP_UTF8);
    STATUS(hosp_close(first), HOSP_OK);
    int reused = 0;
    for (int round = 0; round < 100000; round++) {
        int32_t book = 0;
        if (hosp_open(NULL, 0, HOSP_UTF8, &book) != HOSP_OK || book <= 0 || book == first) {
            CHECK(!"opening again and again");
            break;
        }
        reused += (book & 0xFFFF) == (first & 0xFFFF);
        if (hosp_close(book) != HOSP_OK || hosp_close(book) != HOSP_E_HANDLE) {
            CHECK(!"closing again and again");
            break;
        }
    }
    CHECK(reused > 0);
    STATUS(hosp_close(first), HOSP_E_HANDLE);
}

static void test_all_handles(void) {
    int32_t *books = malloc(HOSP_MAX_HANDLES * sizeof *books);
    int32_t opened = 0, more = -9;
    if (!books) return;
    while (opened < HOSP_MAX_HANDLES && hosp_open(NULL, 0, HOSP_UTF8, &books[opened]) == HOSP_OK)
        opened++;
    CHECK(opened == HOSP_MAX_HANDLES);
    STATUS(hosp_open(NULL, 0, HOSP_UTF8, &more), HOSP_E_TOO_BIG);
    STATUS(hosp_csv_open_text(books[0], "a\n1\n", -1, &more, NULL), HOSP_E_TOO_BIG);
    CHECK(more == -9);
    STATUS(hosp_close(books[777]), HOSP_OK);
    STATUS(hosp_open(NULL, 0, HOSP_UTF8, &more), HOSP_OK);
    CHECK(more != books[777]);
    STATUS(hosp_close(books[777]), HOSP_E_HANDLE);
    books[777] = more;
    int closed = 0;
    for (int32_t at = 0; at < opened; at++) closed += hosp_close(books[at]) == HOSP_OK;
    CHECK(closed == opened);
    free(books);
}

/* ---- text in ---- */

static void test_text_in(void) {
    int32_t book = open_book(HOSP_UTF8), result = -3;
    STATUS(hosp_run(book, NULL, -1, "{}", -1, &result), HOSP_E_ARGUMENT);
    STATUS(hosp_run(book, NULL, 0, "{}", -1, &result), HOSP_E_UNKNOWN);
    STATUS(hosp_run(book, "cost.allocate", -2, "{}", -1, &result), HOSP_E_ARGUMENT);
    STATUS(hosp_run(book, "cost.allocate", -1, "{}", -7, &result), HOSP_E_ARGUMENT);
    STATUS(hosp_run(book, "cost.allocate", -1, "{}", -1, NULL), HOSP_E_ARGUMENT);
    STATUS(hosp_run(book, "cost.allocate", -1, NULL, -1, &result), HOSP_E_ARGUMENT);
    STATUS(hosp_run(book, "cost.allocate", -1, NULL, 3, &result), HOSP_E_ARGUMENT);
    STATUS(hosp_run(book, "cost.allocate", -1, "{]", -1, &result), HOSP_E_FORMAT);
    STATUS(hosp_run(book, "cost.allocate", -1, "{\"a\":\"\xC3\"}", -1, &result), HOSP_E_ENCODING);
    STATUS(hosp_set_text(book, NULL, "en", -1), HOSP_E_ARGUMENT);
    STATUS(hosp_set_text(book, "language", NULL, -1), HOSP_E_ARGUMENT);
    STATUS(hosp_set_text(book, "actor", NULL, 0), HOSP_OK);
    STATUS(hosp_arguments_append(book, NULL, 4), HOSP_E_ARGUMENT);
    STATUS(hosp_arguments_append(book, NULL, 0), HOSP_OK);
    CHECK(result == -3);
    /* The length counts, not a terminator. */
    int32_t length = (int32_t)sizeof example - 1;
    STATUS(hosp_run(book, "cost.allocateXYZ", 13, example, length, &result), HOSP_OK);
    STATUS(hosp_close(result), HOSP_OK);
    STATUS(hosp_close(book), HOSP_OK);
}

static void test_oversize(void) {
    int32_t book = open_book(HOSP_UTF8), result = -3;
    size_t size = (size_t)HOSP_MAX_TEXT + 2;
    char *text = malloc(size);
    if (!text) return;
    memset(text, ' ', size);
    text[size - 1] = 0;
    STATUS(hosp_run(book, "cost.allocate", -1, text, -1, &result), HOSP_E_TOO_BIG);
    STATUS(hosp_run(book, "cost.allocate", -1, text, HOSP_MAX_TEXT + 1, &result), HOSP_E_TOO_BIG);
    STATUS(hosp_run(book, "cost.allocate", -1, text, INT32_MAX, &result), HOSP_E_TOO_BIG);
    STATUS(hosp_run(book, text, HOSP_MAX_NAME + 1, "{}", -1, &result), HOSP_E_TOO_BIG);
    STATUS(hosp_run(book, text, -1, "{}", -1, &result), HOSP_E_TOO_BIG);
    STATUS(hosp_arguments_append(book, text, HOSP_MAX_TEXT), HOSP_OK);
    STATUS(hosp_arguments_append(book, text, 1), HOSP_E_TOO_BIG);
    STATUS(hosp_run(book, "cost.allocate", -1, NULL, 0, &result), HOSP_E_FORMAT);
    /* What was collected is gone. */
    STATUS(hosp_arguments_append(book, text, 1), HOSP_OK);
    CHECK(result == -3);
    free(text);
    STATUS(hosp_close(book), HOSP_OK);
}

static void test_arguments_in_pieces(void) {
    int32_t book = open_book(HOSP_UTF8), result = 0;
    char whole[4096], pieced[4096];
    STATUS(hosp_result_json(run_example(book), whole, sizeof whole, NULL), HOSP_OK);
    for (int32_t at = 0; at < (int32_t)sizeof example - 1; at += 7) {
        int32_t left = (int32_t)sizeof example - 1 - at;
        if (hosp_arguments_append(book, example + at, left < 7 ? left : 7) != HOSP_OK)
            CHECK(!"a piece was refused");
    }
    STATUS(hosp_run(book, "cost.allocate", -1, "", -1, &result), HOSP_OK);
    STATUS(hosp_result_json(result, pieced, sizeof pieced, NULL), HOSP_OK);
    CHECK(strcmp(whole, pieced) == 0);
    STATUS(hosp_close(book), HOSP_OK);
}

/* ---- text out ---- */

/* Reads with every capacity from 0 up: too small leaves the buffer empty, enough fills it whole. */
static void every_capacity(int32_t cursor, int32_t encoding, int is_padding) {
    const char *expected = laboratory[encoding].bytes;
    int32_t length = laboratory[encoding].length, unit = unit_of(encoding), bad = 0;
    for (int32_t capacity = 0; capacity <= length + 9; capacity++) {
        char buffer[64];
        int32_t needed = -1;
        memset(buffer, 'x', sizeof buffer);
        int32_t status = hosp_cursor_text(cursor, 1, buffer, capacity, &needed);
        bad += needed != length + unit;
        for (int32_t at = capacity; at < (int32_t)sizeof buffer; at++) bad += buffer[at] != 'x';
        if (capacity < length + unit) {
            bad += status != HOSP_E_BUFFER;
            for (int32_t at = 0; at < unit && capacity >= unit; at++) bad += buffer[at] != 0;
            continue;
        }
        bad += status != HOSP_OK || memcmp(buffer, expected, (size_t)length) != 0;
        int32_t end = length;
        while (is_padding && end + 2 * unit <= capacity) {
            bad += buffer[end] != ' ' || (unit == 2 && buffer[end + 1] != 0);
            end += unit;
        }
        for (int32_t at = 0; at < unit; at++) bad += buffer[end + at] != 0;
    }
    CHECK(bad == 0);
    int32_t needed = -1;
    STATUS(hosp_cursor_text(cursor, 1, NULL, 0, &needed), HOSP_E_BUFFER);
    CHECK(needed == length + unit);
    char buffer[64];
    STATUS(hosp_cursor_text(cursor, 1, NULL, 5, &needed), HOSP_E_ARGUMENT);
    STATUS(hosp_cursor_text(cursor, 1, buffer, -1, &needed), HOSP_E_ARGUMENT);
    STATUS(hosp_cursor_text(cursor, 1, buffer, INT32_MIN, &needed), HOSP_E_ARGUMENT);
    STATUS(hosp_cursor_text(cursor, 1, buffer, sizeof buffer, NULL), HOSP_OK);
}

static void test_text_out(void) {
    for (int32_t encoding = 0; encoding < 4; encoding++) {
        int32_t book = open_book(encoding), cursor = 0, unit = unit_of(encoding);
        /* "name\n检验科\n" at an odd address, to show that none need be even. */
        char memory[80], *csv = memory + 1;
        int32_t length = 5 * unit;
        memcpy(csv, in(encoding, "name\n"), (size_t)length);
        memcpy(csv + length, laboratory[encoding].bytes, (size_t)laboratory[encoding].length);
        length += laboratory[encoding].length;
        memcpy(csv + length, in(encoding, "\n"), (size_t)(2 * unit));
        STATUS(hosp_csv_open_text(book, csv, -1, &cursor, NULL), HOSP_OK);
        STATUS(hosp_cursor_next(cursor), HOSP_ROW);
        every_capacity(cursor, encoding, 0);
        STATUS(hosp_set_int(book, in(encoding, "blank_padding"), 1), HOSP_OK);
        every_capacity(cursor, encoding, 1);
        /* Blanks at the end of a name do not count then. */
        STATUS(hosp_set_int(book, in(encoding, "blank_padding   "), 0), HOSP_OK);
        STATUS(hosp_close(book), HOSP_OK);
    }
}

static void test_unmappable(void) {
    int32_t book = open_book(HOSP_GB18030), cursor = 0, gbk = open_book(HOSP_GBK);
    /* U+1F3E5, a hospital, is four bytes in GB18030 and not in GBK. */
    char text[32];
    STATUS(hosp_csv_open_text(book, "a\n\x94\x39\xD8\x35\n", -1, &cursor, NULL), HOSP_OK);
    STATUS(hosp_cursor_next(cursor), HOSP_ROW);
    STATUS(hosp_cursor_text(cursor, 1, text, sizeof text, NULL), HOSP_OK);
    CHECK(strlen(text) == 4);
    STATUS(hosp_close(book), HOSP_OK);
    int32_t result = 0;
    char arguments[sizeof example + 64];
    snprintf(arguments, sizeof arguments, "{\"departments\":[{\"id\":\"\\ud83c\\udfe5\",\"direct\":"
        "{\"cost\":\"1.00\"}}],\"categories\":[\"cost\"],\"drivers\":{},\"steps\":[],"
        "\"method\":\"step_down\"}");
    STATUS(hosp_run(gbk, "cost.allocate", -1, arguments, -1, &result), HOSP_OK);
    char json[2048];
    int32_t needed = -1;
    STATUS(hosp_result_json(result, json, sizeof json, &needed), HOSP_E_ENCODING);
    CHECK(needed == -1);
    STATUS(hosp_error_text(gbk, json, sizeof json, NULL), HOSP_OK);
    CHECK(strstr(json, "GBK") != NULL);
    STATUS(hosp_set_int(gbk, "substitute", 1), HOSP_OK);
    STATUS(hosp_result_json(result, json, sizeof json, NULL), HOSP_OK);
    CHECK(strstr(json, "\"?\"") != NULL);
    STATUS(hosp_close(gbk), HOSP_OK);
}

/* ---- errors in words ---- */

static void test_errors(void) {
    int32_t book = open_book(HOSP_UTF8), result = 0, needed = 0;
    char text[512];
    CHECK(hosp_error_code(book) == 0);
    STATUS(hosp_error_text(book, text, sizeof text, &needed), HOSP_OK);
    CHECK(needed == 1 && text[0] == 0);
    STATUS(hosp_run(book, "cost.alocate", -1, "{}", -1, &result), HOSP_E_UNKNOWN);
    CHECK(hosp_error_code(book) > 0 && hosp_error_code(book) == hosp_error_code(0));
    STATUS(hosp_error_text(book, text, sizeof text, NULL), HOSP_OK);
    CHECK(strstr(text, "没有名为“cost.alocate”的过程") && strstr(text, "“cost.allocate”"));
    STATUS(hosp_set_text(book, "language", "en", -1), HOSP_OK);
    STATUS(hosp_error_text(book, text, sizeof text, &needed), HOSP_OK);
    CHECK(strstr(text, "There is no procedure named \"cost.alocate\""));
    CHECK(needed == (int32_t)strlen(text) + 1);
    /* Asking with too little room changes nothing. */
    int32_t number = hosp_error_code(book);
    for (int32_t capacity = 0; capacity < needed; capacity++) {
        int32_t again = 0;
        CHECK(hosp_error_text(book, text, capacity, &again) == HOSP_E_BUFFER && again == needed);
    }
    CHECK(hosp_error_text(book, NULL, 9, &needed) == HOSP_E_ARGUMENT);
    CHECK(hosp_error_text(book, text, -1, &needed) == HOSP_E_ARGUMENT);
    CHECK(hosp_error_code(book) == number);
    STATUS(hosp_error_name(book, text, sizeof text, NULL), HOSP_OK);
    CHECK(strcmp(text, "procedure_unknown") == 0);
    STATUS(hosp_error_name(0, text, sizeof text, NULL), HOSP_OK);
    CHECK(strcmp(text, "procedure_unknown") == 0);
    /* Broken JSON names line and column. */
    STATUS(hosp_run(book, "cost.allocate", -1, "{\n \"a\": }", -1, &result), HOSP_E_FORMAT);
    STATUS(hosp_error_text(book, text, sizeof text, NULL), HOSP_OK);
    CHECK(strstr(text, "line 2 column 7"));
    STATUS(hosp_close(book), HOSP_OK);
}

static void test_thread_errors(void) {
    char text[512];
    int32_t book = 0;
    STATUS(hosp_open("odbc:\xC4\xE3\xBA\xC3", -1, HOSP_GBK, &book), HOSP_E_UNKNOWN);
    STATUS(hosp_error_text(0, text, sizeof text, NULL), HOSP_OK);
    CHECK(strstr(text, "\xC4\xE3\xBA\xC3") != NULL);
    STATUS(hosp_open(in(HOSP_UTF16LE, "odbc:"), -1, HOSP_UTF16LE, &book), HOSP_E_UNKNOWN);
    STATUS(hosp_set_text(0, in(HOSP_UTF16LE, "language"), in(HOSP_UTF16LE, "en"), -1), HOSP_OK);
    STATUS(hosp_error_text(0, text, sizeof text, NULL), HOSP_OK);
    CHECK(memcmp(text, in(HOSP_UTF16LE, "\"odbc:\" cannot be opened"), 48) == 0);
    STATUS(hosp_open("odbc:", -1, HOSP_UTF8, &book), HOSP_E_UNKNOWN);
    STATUS(hosp_set_text(0, "langage", "en", -1), HOSP_E_UNKNOWN);
    STATUS(hosp_error_text(0, text, sizeof text, NULL), HOSP_OK);
    CHECK(strstr(text, "\"language\"") != NULL);
    STATUS(hosp_set_text(0, "actor", "li", -1), HOSP_E_UNKNOWN);
    STATUS(hosp_set_text(0, "language", "zh", -1), HOSP_OK);
    /* A text of any length fits the thread's memory, cut between characters. */
    char name[4000] = "odbc:";
    for (size_t at = 5; at < sizeof name; at++) name[at] = "\xE5\x8C\xBB"[(at - 5) % 3];
    STATUS(hosp_open(name, 3998, HOSP_UTF8, &book), HOSP_E_UNKNOWN);
    char words[1100];
    STATUS(hosp_error_text(0, words, sizeof words, NULL), HOSP_OK);
    CHECK(strlen(words) > 1000 && strlen(words) <= 1024);
    CHECK(memcmp(words + strlen(words) - 3, "\xE5\x8C\xBB", 3) == 0);
}

static void test_options(void) {
    int32_t book = open_book(HOSP_UTF8);
    char text[256];
    STATUS(hosp_set_text(book, "language", "fr", -1), HOSP_E_ARGUMENT);
    STATUS(hosp_set_text(book, "today", "20250301", -1), HOSP_E_UNKNOWN);
    STATUS(hosp_set_int(book, "language", 1), HOSP_E_UNKNOWN);
    STATUS(hosp_set_int(book, "todai", 20250301), HOSP_E_UNKNOWN);
    STATUS(hosp_error_text(book, text, sizeof text, NULL), HOSP_OK);
    CHECK(strstr(text, "“today”") != NULL);
    STATUS(hosp_set_int(book, "today", 20250229), HOSP_E_ARGUMENT);
    STATUS(hosp_set_int(book, "today", 20240229), HOSP_OK);
    STATUS(hosp_set_int(book, "today", INT32_MIN), HOSP_E_ARGUMENT);
    STATUS(hosp_set_int(book, "today", INT32_MAX), HOSP_E_ARGUMENT);
    STATUS(hosp_set_int(book, "today", 0), HOSP_OK);
    STATUS(hosp_set_int(book, "blank_padding", 2), HOSP_E_ARGUMENT);
    STATUS(hosp_set_int(book, "substitute", -1), HOSP_E_ARGUMENT);
    STATUS(hosp_set_text(book, "actor", "李四", -1), HOSP_OK);
    STATUS(hosp_set_text(book, "roles", "accountant,approver", 10), HOSP_OK);
    STATUS(hosp_close(book), HOSP_OK);
}

/* ---- results and cursors ---- */

/* The example with 检验科 in an encoding and one ASCII letter for every other Chinese one. */
static int32_t example_in(int32_t encoding, char *arguments) {
    char *at = arguments;
    for (const char *from = example; *from;) {
        if (strncmp(from, laboratory[0].bytes, 9) == 0) {
            memcpy(at, laboratory[encoding].bytes, (size_t)laboratory[encoding].length);
            at += laboratory[encoding].length;
            from += 9;
        } else if ((unsigned char)*from >= 0x80) {
            *at++ = (char)('A' + (unsigned char)from[2] % 26);
            from += 3;
        } else {
            *at++ = *from++;
        }
    }
    return (int32_t)(at - arguments);
}

/* Reads piece after piece; whether they make up the whole text of `needed` bytes. */
static int makes_up(int32_t result, int32_t capacity, const char *whole, int32_t needed) {
    char *pieces = malloc((size_t)needed + 64);
    int32_t offset = 0, left = 0;
    if (!pieces) return 0;
    do {
        int32_t status = hosp_result_json_part(result, offset, pieces + offset, capacity, &left);
        if (status != HOSP_OK || left != needed - offset) break;
        offset += (int32_t)strlen(pieces + offset);
    } while (left > capacity);
    int is_whole = offset == needed - 1 && memcmp(whole, pieces, (size_t)needed) == 0;
    free(pieces);
    return is_whole;
}

static void test_json_in_pieces(void) {
    for (int32_t encoding = 0; encoding < 3; encoding++) {
        const char *code = laboratory[encoding].bytes;
        int32_t book = open_book(encoding), needed = 0, result = 0;
        char arguments[sizeof example], small[8];
        int32_t length = example_in(encoding, arguments);
        STATUS(hosp_run(book, "cost.allocate", -1, arguments, length, &result), HOSP_OK);
        STATUS(hosp_result_json(result, NULL, 0, &needed), HOSP_E_BUFFER);
        char *whole = calloc(1, (size_t)needed);
        if (!whole) return;
        STATUS(hosp_result_json(result, whole, needed, NULL), HOSP_OK);
        CHECK(strlen(whole) == (size_t)needed - 1);
        CHECK(strstr(whole, "95.83") && strstr(whole, "54.17") && strstr(whole, code));
        for (int32_t capacity = 5; capacity < 64; capacity += 3)
            CHECK(makes_up(result, capacity, whole, needed));
        int32_t start = (int32_t)(strstr(whole, code) - whole), end = needed - 1;
        int32_t wrong[] = {start + 1, -1, INT32_MIN, INT32_MAX, end + 1};
        for (size_t at = 0; at < sizeof wrong / sizeof *wrong; at++) {
            int32_t status = hosp_result_json_part(result, wrong[at], small, sizeof small, &needed);
            STATUS(status, HOSP_E_ARGUMENT);
        }
        STATUS(hosp_result_json_part(result, start, small, 2, &needed), HOSP_E_BUFFER);
        CHECK(small[0] == 0);
        STATUS(hosp_result_json_part(result, end, small, sizeof small, &needed), HOSP_OK);
        CHECK(needed == 1 && small[0] == 0);
        free(whole);
        STATUS(hosp_close(book), HOSP_OK);
    }
}

static void test_cursor(void) {
    int32_t book = open_book(HOSP_UTF8), cursor = -4, columns = 0, kind = 0, is_null = -1, rows = 0;
    int32_t result = run_example(book);
    int64_t amount = 0, total = 0, count = 0;
    double real = 0;
    char text[256];
    STATUS(hosp_result_table(result, "line", -1, &cursor), HOSP_E_UNKNOWN);
    STATUS(hosp_error_text(book, text, sizeof text, NULL), HOSP_OK);
    CHECK(strstr(text, "“lines”") != NULL);
    STATUS(hosp_result_table(result, "lines", -1, NULL), HOSP_E_ARGUMENT);
    CHECK(cursor == -4);
    STATUS(hosp_result_table(result, "lines", -1, &cursor), HOSP_OK);
    STATUS(hosp_cursor_columns(cursor, &columns), HOSP_OK);
    STATUS(hosp_cursor_columns(cursor, NULL), HOSP_E_ARGUMENT);
    STATUS(hosp_cursor_rows(cursor, &count), HOSP_OK);
    CHECK(count == 5);
    int32_t fen = 0, code = 0;
    for (int32_t column = 1; column <= columns; column++) {
        STATUS(hosp_cursor_name(cursor, column, text, sizeof text, NULL), HOSP_OK);
        if (strcmp(text, "amount_fen") == 0) fen = column;
        if (strcmp(text, "receiver") == 0) code = column;
    }
    CHECK(fen > 0 && code > 0);
    STATUS(hosp_cursor_type(cursor, fen, &kind), HOSP_OK);
    CHECK(kind == HOSP_INTEGER);
    STATUS(hosp_cursor_type(cursor, code, &kind), HOSP_OK);
    CHECK(kind == HOSP_TEXT);
    STATUS(hosp_cursor_int64(cursor, fen, &amount), HOSP_E_ARGUMENT);
    STATUS(hosp_cursor_text(cursor, code, text, sizeof text, NULL), HOSP_E_ARGUMENT);
    int32_t status;
    while ((status = hosp_cursor_next(cursor)) == HOSP_ROW) {
        STATUS(hosp_cursor_int64(cursor, fen, &amount), HOSP_OK);
        STATUS(hosp_cursor_is_null(cursor, fen, &is_null), HOSP_OK);
        STATUS(hosp_cursor_int64(cursor, code, &count), HOSP_E_ARGUMENT);
        STATUS(hosp_cursor_double(cursor, fen, &real), HOSP_E_ARGUMENT);
        STATUS(hosp_cursor_text(cursor, fen, text, sizeof text, NULL), HOSP_OK);
        CHECK(is_null == 0 && atol(text) == (long)amount);
        total += amount;
        rows++;
    }
    STATUS(status, HOSP_DONE);
    STATUS(hosp_cursor_next(cursor), HOSP_DONE);
    /* 100.00 of the office and 83.33 of the laboratory: the odd fen goes to the lowest code. */
    CHECK(rows == 5 && total == 10000 + 8333);
    int32_t wrong[] = {0, -1, INT32_MIN, INT32_MAX, columns + 1};
    for (size_t at = 0; at < sizeof wrong / sizeof *wrong; at++) {
        STATUS(hosp_cursor_text(cursor, wrong[at], text, sizeof text, NULL), HOSP_E_ARGUMENT);
        STATUS(hosp_cursor_int64(cursor, wrong[at], &amount), HOSP_E_ARGUMENT);
        STATUS(hosp_cursor_double(cursor, wrong[at], &real), HOSP_E_ARGUMENT);
        STATUS(hosp_cursor_is_null(cursor, wrong[at], &is_null), HOSP_E_ARGUMENT);
        STATUS(hosp_cursor_name(cursor, wrong[at], text, sizeof text, NULL), HOSP_E_ARGUMENT);
        STATUS(hosp_cursor_type(cursor, wrong[at], &kind), HOSP_E_ARGUMENT);
    }
    STATUS(hosp_cursor_type(cursor, 1, NULL), HOSP_E_ARGUMENT);
    STATUS(hosp_cursor_is_null(cursor, 1, NULL), HOSP_E_ARGUMENT);
    STATUS(hosp_cursor_int64(cursor, 1, NULL), HOSP_E_ARGUMENT);
    STATUS(hosp_cursor_double(cursor, 1, NULL), HOSP_E_ARGUMENT);
    STATUS(hosp_cursor_rows(cursor, NULL), HOSP_E_ARGUMENT);
    STATUS(hosp_close(book), HOSP_OK);
}

static void test_csv(void) {
    int32_t book = open_book(HOSP_GBK), cursor = -2, findings = -2, is_null = -1;
    int64_t row = 0, number = 0;
    char text[256];
    /* Row 3 holds half a GBK character. */
    const char broken[] = "code,name\n1,\xBC\xEC\xD1\xE9\xBF\xC6\n2,\xBC\n3,\"a \"\"b\"\", c\"\r\n";
    STATUS(hosp_csv_open_text(book, broken, -1, &cursor, NULL), HOSP_E_ENCODING);
    CHECK(cursor == -2);
    STATUS(hosp_csv_open_text(book, broken, -1, NULL, &findings), HOSP_E_ARGUMENT);
    CHECK(findings == -2);
    STATUS(hosp_csv_open_text(book, broken, -1, &cursor, &findings), HOSP_OK);
    STATUS(hosp_cursor_rows(cursor, &number), HOSP_OK);
    CHECK(number == 2);
    STATUS(hosp_cursor_next(cursor), HOSP_ROW);
    STATUS(hosp_cursor_text(cursor, 2, text, sizeof text, NULL), HOSP_OK);
    CHECK(strcmp(text, "\xBC\xEC\xD1\xE9\xBF\xC6") == 0);
    STATUS(hosp_cursor_next(cursor), HOSP_ROW);
    STATUS(hosp_cursor_text(cursor, 2, text, sizeof text, NULL), HOSP_OK);
    CHECK(strcmp(text, "a \"b\", c") == 0);
    STATUS(hosp_cursor_next(cursor), HOSP_DONE);
    /* What is read is written back the same way. */
    STATUS(hosp_cursor_csv(cursor, text, sizeof text, NULL), HOSP_OK);
    CHECK(strncmp(text, "code,name", 9) == 0 && strstr(text, "3,\"a \"\"b\"\", c\"") != NULL);
    /* The findings: row, column, code, name, chinese, english. */
    STATUS(hosp_cursor_next(findings), HOSP_ROW);
    STATUS(hosp_cursor_int64(findings, 1, &row), HOSP_OK);
    CHECK(row == 3);
    STATUS(hosp_cursor_int64(findings, 3, &number), HOSP_OK);
    CHECK(number > 0);
    STATUS(hosp_cursor_text(findings, 4, text, sizeof text, NULL), HOSP_OK);
    CHECK(strcmp(text, "encoding_invalid") == 0);
    STATUS(hosp_cursor_is_null(findings, 1, &is_null), HOSP_OK);
    CHECK(is_null == 0);
    STATUS(hosp_cursor_next(findings), HOSP_DONE);
    /* Faults of the whole text. */
    STATUS(hosp_csv_open_text(book, "", 0, &cursor, &findings), HOSP_E_MISSING);
    STATUS(hosp_csv_open_text(book, NULL, 5, &cursor, &findings), HOSP_E_ARGUMENT);
    STATUS(hosp_csv_open_text(book, "a,a\n1,2\n", -1, &cursor, &findings), HOSP_E_DUPLICATE);
    STATUS(hosp_csv_open_file(book, "/no/such/file.csv", -1, &cursor, &findings), HOSP_E_IO);
    STATUS(hosp_csv_open_file(book, "/", -1, &cursor, &findings), HOSP_E_IO);
    /* Too few and too many fields. */
    STATUS(hosp_csv_open_text(book, "a,b\n1\n1,2\n1,2,3\n", -1, &cursor, NULL), HOSP_E_FORMAT);
    STATUS(hosp_csv_open_text(book, "a,b\n1\n1,2\n1,2,3\n", -1, &cursor, &findings), HOSP_OK);
    STATUS(hosp_cursor_rows(findings, &number), HOSP_OK);
    CHECK(number == 2);
    STATUS(hosp_close(book), HOSP_OK);
}

static void test_csv_file(void) {
    const char *directory = getenv("TMPDIR");
    char path[1024], text[64];
    snprintf(path, sizeof path, "%s/hosp_interface_test_XXXXXX", directory ? directory : P_tmpdir);
    int file = mkstemp(path);
    CHECK(file >= 0);
    if (file < 0) return;
    const char content[] = "\xEF\xBB\xBF""code,name\r\n1,\xE6\xA3\x80\xE9\xAA\x8C\xE7\xA7\x91\r\n";
    CHECK(write(file, content, sizeof content - 1) == (ssize_t)sizeof content - 1);
    close(file);
    int32_t book = open_book(HOSP_UTF8), cursor = 0;
    STATUS(hosp_csv_open_file(book, path, -1, &cursor, NULL), HOSP_OK);
    STATUS(hosp_cursor_name(cursor, 1, text, sizeof text, NULL), HOSP_OK);
    CHECK(strcmp(text, "code") == 0);
    STATUS(hosp_cursor_next(cursor), HOSP_ROW);
    STATUS(hosp_cursor_text(cursor, 2, text, sizeof text, NULL), HOSP_OK);
    CHECK(strcmp(text, laboratory[HOSP_UTF8].bytes) == 0);
    STATUS(hosp_close(book), HOSP_OK);
    unlink(path);
}

/* ---- calendar ---- */

static void test_periods(void) {
    int32_t month = 0, first = 0, last = 0;
    STATUS(hosp_period_of(20240226, 26, &month, &first, &last), HOSP_OK);
    CHECK(month == 202403 && first == 20240226 && last == 20240325);
    STATUS(hosp_period_of(20241226, 26, &month, NULL, NULL), HOSP_OK);
    CHECK(month == 202501);
    STATUS(hosp_period_of(20230229, 26, &month, &first, &last), HOSP_E_FORMAT);
    STATUS(hosp_period_of(20240226, 29, &month, &first, &last), HOSP_E_RANGE);
    CHECK(month == 202501 && first == 20240226);
}

static void test_workdays(void) {
    char text[256];
    int32_t day = -7, count = -7, marks[] = {1, 0}, days[] = {20300101, 20300106}, bad[] = {2, 0};
    STATUS(hosp_workdays_add(20240301, 7, NULL, NULL, 0, 0, 0, &day), HOSP_OK);
    CHECK(day == 20240312);
    STATUS(hosp_workdays_between(20240301, 20240312, NULL, NULL, 0, 0, 0, &count), HOSP_OK);
    CHECK(count == 7);
    STATUS(hosp_workdays_between(20240312, 20240301, NULL, NULL, 0, 0, 0, &count), HOSP_OK);
    CHECK(count == -7);
    STATUS(hosp_workday_adjust(20250128, HOSP_DAY_NEXT, NULL, NULL, 0, 0, 0, &day), HOSP_OK);
    CHECK(day == 20250205);
    STATUS(hosp_workday_adjust(20250128, HOSP_DAY_PREVIOUS, NULL, NULL, 0, 0, 0, &day), HOSP_OK);
    CHECK(day == 20250127);
    STATUS(hosp_workday_adjust(20250128, HOSP_DAY_MODIFIED_FOLLOWING, NULL, NULL, 0, 0, 0, &day),
           HOSP_OK);
    CHECK(day == 20250127);
    /* Beyond the shipped table: refused with the year. */
    STATUS(hosp_workdays_add(20270104, 1, NULL, NULL, 0, 0, 0, &day), HOSP_E_MISSING);
    STATUS(hosp_error_text(0, text, sizeof text, NULL), HOSP_OK);
    CHECK(strstr(text, "2027") != NULL);
    /* An own calendar: Tuesday 1 January off, Sunday the 6th worked. */
    STATUS(hosp_workdays_add(20300101, 4, days, marks, 2, 2030, 2030, &day), HOSP_OK);
    CHECK(day == 20300106);
    STATUS(hosp_workdays_add(20300101, 1, NULL, NULL, 0, 2030, 2030, &day), HOSP_OK);
    CHECK(day == 20300102);
    day = -7;
    STATUS(hosp_workdays_add(20300101, 1, days, bad, 2, 2030, 2030, &day), HOSP_E_ARGUMENT);
    STATUS(hosp_workdays_add(20300101, 1, days, NULL, 2, 2030, 2030, &day), HOSP_E_ARGUMENT);
    STATUS(hosp_workdays_add(20300101, 1, NULL, marks, 2, 2030, 2030, &day), HOSP_E_ARGUMENT);
    STATUS(hosp_workdays_add(20300101, 1, days, marks, -1, 2030, 2030, &day), HOSP_E_ARGUMENT);
    STATUS(hosp_workdays_add(20300101, 1, days, marks, 2, 2030, 2029, &day), HOSP_E_RANGE);
    STATUS(hosp_workdays_add(20300101, 1, days, marks, 2, INT32_MIN, INT32_MAX, &day),
           HOSP_E_RANGE);
    STATUS(hosp_workdays_add(20300101, INT32_MAX, days, marks, 2, 2030, 2030, &day),
           HOSP_E_MISSING);
    STATUS(hosp_workdays_add(20300101, INT32_MIN, days, marks, 2, 2030, 2030, &day),
           HOSP_E_MISSING);
    STATUS(hosp_workdays_add(INT32_MIN, 1, days, marks, 2, 2030, 2030, &day), HOSP_E_FORMAT);
    STATUS(hosp_workdays_add(20300101, 1, days, marks, 2, 2030, 2030, NULL), HOSP_E_ARGUMENT);
    STATUS(hosp_workday_adjust(20250128, 4, NULL, NULL, 0, 0, 0, &day), HOSP_E_ARGUMENT);
    CHECK(day == -7);
    days[1] = days[0];
    STATUS(hosp_workdays_add(20300101, 1, days, marks, 2, 2030, 2030, &day), HOSP_E_DUPLICATE);
}

static void test_recurrence(void) {
    const char *month_end = "FREQ=MONTHLY;BYMONTHDAY=28,29,30,31;BYSETPOS=-1";
    int64_t moment = -7, start = INT64_C(20240131090000);
    STATUS(hosp_recurrence_next(month_end, -1, start, 0, &moment), HOSP_OK);
    CHECK(moment == start);
    STATUS(hosp_recurrence_next(month_end, -1, start, moment, &moment), HOSP_OK);
    CHECK(moment == INT64_C(20240229090000));
    STATUS(hosp_recurrence_next("FREQ=DAILY;COUNT=1", -1, start, start, &moment), HOSP_DONE);
    STATUS(hosp_recurrence_next("FREQ=DAILYX", 10, start, start, &moment), HOSP_OK);
    CHECK(moment == INT64_C(20240201090000));
    moment = -7;
    STATUS(hosp_recurrence_next("FREQ=YEARLY;BYWEEKNO=1", -1, start, 0, &moment), HOSP_E_ARGUMENT);
    STATUS(hosp_recurrence_next("FREQ=DAILY;BYHOUR=24", -1, start, 0, &moment), HOSP_E_FORMAT);
    STATUS(hosp_recurrence_next("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", -1, start, 0, &moment),
           HOSP_E_RANGE);
    STATUS(hosp_recurrence_next(NULL, -1, start, 0, &moment), HOSP_E_ARGUMENT);
    STATUS(hosp_recurrence_next(month_end, -2, start, 0, &moment), HOSP_E_ARGUMENT);
    STATUS(hosp_recurrence_next(month_end, -1, INT64_MIN, 0, &moment), HOSP_E_FORMAT);
    STATUS(hosp_recurrence_next(month_end, -1, start, INT64_MAX, &moment), HOSP_E_FORMAT);
    STATUS(hosp_recurrence_next(month_end, -1, start, 0, NULL), HOSP_E_ARGUMENT);
    CHECK(moment == -7);
}

/* ---- calculations ---- */

static void test_apportion(void) {
    int64_t weights[] = {1, 1, 1}, shares[] = {-7, -7, -7};
    STATUS(hosp_money_apportion(10000, weights, 3, 0, HOSP_LARGEST_REMAINDER, shares), HOSP_OK);
    CHECK(shares[0] == 3334 && shares[1] == 3333 && shares[2] == 3333);
    STATUS(hosp_money_apportion(-10000, weights, 3, 0, HOSP_LAST, shares), HOSP_OK);
    CHECK(shares[0] == -3333 && shares[1] == -3333 && shares[2] == -3334);
    STATUS(hosp_money_apportion(INT64_MAX, weights, 3, 18, HOSP_FIRST, shares), HOSP_OK);
    CHECK(shares[0] + shares[1] + shares[2] == INT64_MAX);
    STATUS(hosp_money_apportion(INT64_MIN, weights, 3, 0, HOSP_LARGEST, shares), HOSP_OK);
    shares[0] = -7;
    STATUS(hosp_money_apportion(1, NULL, 3, 0, 0, shares), HOSP_E_ARGUMENT);
    STATUS(hosp_money_apportion(1, weights, 3, 0, 0, NULL), HOSP_E_ARGUMENT);
    STATUS(hosp_money_apportion(1, weights, -1, 0, 0, shares), HOSP_E_ARGUMENT);
    STATUS(hosp_money_apportion(1, weights, INT32_MAX, 0, 0, shares), HOSP_E_ARGUMENT);
    STATUS(hosp_money_apportion(1, weights, 3, 19, 0, shares), HOSP_E_ARGUMENT);
    STATUS(hosp_money_apportion(1, weights, 3, -1, 0, shares), HOSP_E_ARGUMENT);
    STATUS(hosp_money_apportion(1, weights, 3, 0, 4, shares), HOSP_E_ARGUMENT);
    STATUS(hosp_money_apportion(1, NULL, 0, 0, 0, NULL), HOSP_E_UNBALANCED);
    STATUS(hosp_money_apportion(0, NULL, 0, 0, 0, NULL), HOSP_OK);
    int64_t negative[] = {1, -5, INT64_MIN};
    STATUS(hosp_money_apportion(1, negative, 3, 1, 0, shares), HOSP_E_RANGE);
    char text[128];
    STATUS(hosp_error_text(0, text, sizeof text, NULL), HOSP_OK);
    CHECK(strstr(text, "2") != NULL);
    CHECK(shares[0] == -7);
    int64_t same[] = {1, 2, 3};
    STATUS(hosp_money_apportion(600, same, 3, 0, 0, same), HOSP_OK);
    CHECK(same[0] == 100 && same[1] == 200 && same[2] == 300);
}

/* ---- threads ---- */

static int32_t shared_book, shared_cursor;
static int stirring;
static pthread_mutex_t stirring_lock = PTHREAD_MUTEX_INITIALIZER;

static int is_stirring(void) {
    pthread_mutex_lock(&stirring_lock);
    int answer = stirring;
    pthread_mutex_unlock(&stirring_lock);
    return answer;
}

static void set_stirring(int value) {
    pthread_mutex_lock(&stirring_lock);
    stirring = value;
    pthread_mutex_unlock(&stirring_lock);
}

static void *hammer(void *argument) {
    int rounds = *(const int *)argument, faults = 0;
    for (int round = 0; round < rounds; round++) {
        int32_t book = 0, cursor = 0, needed = 0;
        char text[256];
        faults += hosp_open(":memory:", -1, HOSP_UTF8, &book) != HOSP_OK;
        faults += hosp_csv_open_text(book, "a,b\n1,x\n2,y\n", -1, &cursor, NULL) != HOSP_OK;
        faults += hosp_cursor_next(cursor) != HOSP_ROW;
        faults += hosp_cursor_text(cursor, 2, text, sizeof text, &needed) != HOSP_OK;
        faults += strcmp(text, "x") != 0 || needed != 2;
        /* The shared book: everything may happen in any order, nothing may break. */
        faults += hosp_cursor_next(shared_cursor) < 0;
        faults += hosp_set_text(shared_book, "language", round % 2 ? "en" : "zh", -1) != HOSP_OK;
        int32_t other = 0;
        faults += hosp_csv_open_text(shared_book, "a\n1\n", -1, &other, NULL) != HOSP_OK;
        faults += hosp_run(shared_book, "nothing", -1, "{}", -1, &other) != HOSP_E_UNKNOWN;
        faults += hosp_error_text(shared_book, text, sizeof text, &needed) != HOSP_OK;
        faults += hosp_error_code(0) != hosp_error_code(shared_book);
        faults += hosp_close(other) != HOSP_OK;
        faults += hosp_close(book) != HOSP_OK;
        faults += hosp_cursor_next(cursor) != HOSP_E_HANDLE;
    }
    CHECK(faults == 0);
    return NULL;
}

static void test_threads(void) {
    pthread_t threads[4];
    int rounds = 2000;
    shared_book = open_book(HOSP_UTF8);
    STATUS(hosp_csv_open_text(shared_book, "a\n1\n", -1, &shared_cursor, NULL), HOSP_OK);
    for (int at = 0; at < 4; at++) pthread_create(&threads[at], NULL, hammer, &rounds);
    for (int at = 0; at < 4; at++) pthread_join(threads[at], NULL);
    STATUS(hosp_close(shared_book), HOSP_OK);
}

static int32_t contested[64];

static void *close_contested(void *argument) {
    (void)argument;
    long closed = 0;
    for (int at = 0; at < 64; at++) {
        char text[64];
        int32_t needed;
        int32_t status = hosp_error_text(contested[at], text, sizeof text, &needed);
        if (status != HOSP_OK && status != HOSP_E_HANDLE) CHECK(!"a contested book");
        closed += hosp_close(contested[at]) == HOSP_OK;
    }
    return (void *)closed;
}

static void test_contested_close(void) {
    pthread_t threads[4];
    long closed = 0;
    for (int round = 0; round < 50; round++) {
        for (int at = 0; at < 64; at++) hosp_open(NULL, 0, HOSP_UTF8, &contested[at]);
        for (int at = 0; at < 4; at++) pthread_create(&threads[at], NULL, close_contested, NULL);
        for (int at = 0; at < 4; at++) {
            void *result;
            pthread_join(threads[at], &result);
            closed += (long)result;
        }
    }
    /* Each book is closed by exactly one of the four. */
    CHECK(closed == 50 * 64);
}

static void *stir(void *argument) {
    (void)argument;
    int32_t result = 0;
    while (is_stirring()) {
        int32_t book = 0;
        hosp_open(NULL, 0, HOSP_UTF8, &book);
        hosp_run(book, "cost.allocate", -1, example, -1, &result);
        hosp_run(shared_book, "cost.allocate", -1, example, -1, &result);
        hosp_close(result);
        hosp_close(book);
    }
    return NULL;
}

/* In the child: own books work, the parent's are refused and can be closed. */
static int child(void) {
    int32_t book = 0, result = 0;
    char text[4096];
    if (hosp_run(shared_book, "cost.allocate", -1, example, -1, &result) != HOSP_E_FORKED) return 1;
    if (hosp_cursor_next(shared_cursor) != HOSP_E_FORKED) return 2;
    if (hosp_error_text(shared_book, text, sizeof text, NULL) != HOSP_E_FORKED) return 3;
    if (hosp_error_text(0, text, sizeof text, NULL) != HOSP_OK || !text[0]) return 4;
    if (hosp_open(NULL, 0, HOSP_UTF8, &book) != HOSP_OK) return 5;
    if (hosp_run(book, "cost.allocate", -1, example, -1, &result) != HOSP_OK) return 6;
    if (hosp_result_json(result, text, sizeof text, NULL) != HOSP_OK) return 7;
    if (hosp_close(shared_book) != HOSP_OK || hosp_close(shared_book) != HOSP_E_HANDLE) return 8;
    if (hosp_cursor_next(shared_cursor) != HOSP_E_HANDLE) return 9;
    if (hosp_close(book) != HOSP_OK) return 10;
    return 0;
}

static void test_fork_storm(void) {
    pthread_t threads[3];
    shared_book = open_book(HOSP_UTF8);
    STATUS(hosp_csv_open_text(shared_book, "a\n1\n", -1, &shared_cursor, NULL), HOSP_OK);
    set_stirring(1);
    for (int at = 0; at < 3; at++) pthread_create(&threads[at], NULL, stir, NULL);
    int ended = 0;
    for (int round = 0; round < 300; round++) {
        fflush(stdout);
        pid_t process = fork();
        if (process == 0) _exit(child());
        int status = process < 0 ? 198 : ending(process);
        if (status == 0) ended++;
        else printf("    child %d ended with %d\n", round, status);
    }
    set_stirring(0);
    for (int at = 0; at < 3; at++) pthread_join(threads[at], NULL);
    CHECK(ended == 300);
    STATUS(hosp_cursor_next(shared_cursor), HOSP_ROW);
    STATUS(hosp_close(shared_book), HOSP_OK);
}

int main(void) {
    test_open();
    test_versions();
    test_garbage_handles();
    test_wrong_kinds();
    test_generations();
    test_all_handles();
    test_text_in();
    test_oversize();
    test_arguments_in_pieces();
    test_text_out();
    test_unmappable();
    test_errors();
    test_thread_errors();
    test_options();
    test_json_in_pieces();
    test_cursor();
    test_csv();
    test_csv_file();
    test_apportion();
    test_periods();
    test_workdays();
    test_recurrence();
    test_threads();
    test_contested_close();
    test_fork_storm();
    printf("%d passed, %d failed\n", passed, failed);
    return failed != 0;
}
