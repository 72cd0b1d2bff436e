/* What a call costs from C: calls version|rows COUNT. With PLAIN, of the same design in C. */
#define _POSIX_C_SOURCE 200809L
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#ifdef PLAIN
int32_t plain_version_number(void);
int32_t plain_open(int32_t *out_cursor);
int32_t plain_cursor_rows(int32_t cursor, int64_t *out_rows);
#define version_number plain_version_number
#define cursor_rows plain_cursor_rows
static int32_t open_cursor(int32_t *cursor) { return plain_open(cursor); }
#else
#include <hosp.h>
#define version_number hosp_version_number
#define cursor_rows hosp_cursor_rows
static int32_t open_cursor(int32_t *cursor) {
    int32_t book;
    int32_t status = hosp_open(NULL, 0, HOSP_UTF8, &book);
    if (status != HOSP_OK) return status;
    return hosp_csv_open_text(book, "a\n1\n2\n3\n", -1, cursor, NULL);
}
#endif

static double seconds(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

static int64_t call_version(int64_t count) {
    int64_t sum = 0;
    for (int64_t number = 0; number < count; number++) sum += version_number() != 0;
    return sum;
}

static int64_t call_rows(int32_t cursor, int64_t count) {
    int64_t sum = 0;
    for (int64_t number = 0; number < count; number++) {
        int64_t rows = 0;
        if (cursor_rows(cursor, &rows) != 0) exit(1);
        sum += rows;
    }
    return sum;
}

int main(int argc, char **argv) {
    if (argc != 3) return 2;
    const int64_t count = strtoll(argv[2], NULL, 10);
    const int is_rows = strcmp(argv[1], "rows") == 0;
    int32_t cursor = 0;
    if (open_cursor(&cursor) != 0) return 1;
    double begin = 0;
    int64_t sum = 0;
    /* The first round warms up. */
    for (int round = 0; round < 2; round++) {
        begin = seconds();
        sum = is_rows ? call_rows(cursor, count) : call_version(count);
    }
    printf("T=%.9f CHK=%" PRId64 "\n", seconds() - begin, sum);
    return 0;
}
