/*
 * How long a form of FHIR takes through the library: form FILE.
 *
 * Prints milliseconds of the processor per form, which other programs hardly change, the best of
 * several turns. `read` is the way of a form that is refused at its very end: parsed and taken as
 * items, nothing written.
 */
#include <hosp.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { TURNS = 20 };

static int32_t book;

static void check(int32_t status, const char *what) {
    char text[1024] = "";
    if (status >= 0) return;
    hosp_error_text(book, text, (int32_t)sizeof text, NULL);
    fprintf(stderr, "%s: %d %s\n", what, (int)status, text);
    exit(1);
}

static double now(void) { return (double)clock() / CLOCKS_PER_SEC * 1000; }

/* The best time of a procedure whose arguments are the form between two texts. */
static void measure(
    const char *name, const char *procedure, const char *before, const char *form, long size,
    const char *after, int32_t expected
) {
    char *arguments = malloc(strlen(before) + (size_t)size + strlen(after) + 1);
    double best = 1e9;
    if (!arguments) exit(1);
    strcpy(arguments, before);
    memcpy(arguments + strlen(before), form, (size_t)size);
    strcpy(arguments + strlen(before) + size, after);
    int32_t length = (int32_t)(strlen(before) + (size_t)size + strlen(after));
    for (int turn = 0; turn < TURNS; turn++) {
        int32_t result = 0;
        double start = now();
        int32_t status = hosp_run(book, procedure, -1, arguments, length, &result);
        double time = now() - start;
        if (status != expected) {
            check(status, name);
            fprintf(stderr, "%s: status %d\n", name, (int)status);
            exit(1);
        }
        if (time < best) best = time;
        if (status == HOSP_OK) check(hosp_close(result), "close");
    }
    printf("%7.2f ms  %s\n", best, name);
    free(arguments);
}

int main(int count, char **words) {
    if (count != 2) return 2;
    FILE *file = fopen(words[1], "rb");
    if (!file) return 1;
    fseek(file, 0, SEEK_END);
    long size = ftell(file);
    rewind(file);
    char *form = malloc((size_t)size);
    if (!form || fread(form, 1, (size_t)size, file) != (size_t)size) return 1;
    fclose(file);
    while (size > 0 && form[size - 1] == '\n') size--;
    check(hosp_open(":memory:", -1, HOSP_UTF8, &book), "open");
    printf("%ld bytes\n", size);
    /* A response of another kind ends the work when the form has been read. */
    measure("read", "fhir.validate", "{\"questionnaire\":", form, size, ",\"response\":{}}",
        HOSP_E_FORMAT);
    measure("read, written and hashed", "fhir.round_trip", "{\"resource\":", form, size, "}",
        HOSP_OK);
    measure("read and checked", "fhir.validate", "{\"questionnaire\":", form, size, "}", HOSP_OK);
    free(form);
    return hosp_close(book) == HOSP_OK ? 0 : 1;
}
