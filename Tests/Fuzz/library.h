/* What the targets in C share: they call the installed library as a host does. The library tells
 * the fuzzer nothing of its inside, so what it answers is told: every new answer is progress.
 */
#ifndef LIBRARY_H
#define LIBRARY_H

#include <hosp.h>

#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Only written here: the compiler must not leave it out. */
__attribute__((used, section("__libfuzzer_extra_counters"))) static uint8_t progress[1 << 15];

static void tell_progress(uint32_t one, uint32_t other, uint32_t third) {
    uint32_t hash = (one * 0x9E3779B1u ^ other) * 0x85EBCA77u ^ third * 0xC2B2AE3Du;
    progress[(hash ^ hash >> 15) % sizeof progress] = 1;
}

/* Ends the program with the law that is broken. */
static void law(int holds, const char *format, ...) {
    if (holds) return;
    char text[1100] = "";
    va_list values;
    va_start(values, format);
    fprintf(stderr, "broken law: ");
    vfprintf(stderr, format, values);
    va_end(values);
    hosp_set_text(0, "language", "en", -1);
    hosp_error_text(0, text, sizeof text, NULL);
    fprintf(stderr, "\nlast error: %s\n", text);
    abort();
}

/* A status of the interface, and never a fault of the library itself. */
static void check_status(int32_t status, const char *call) {
    int is_known = status == HOSP_OK || status == HOSP_ROW || status == HOSP_DONE
        || (status <= -101 && status >= -106) || (status <= -201 && status >= -207)
        || (status <= -300 && status >= -305) || (status <= -401 && status >= -406)
        || status == HOSP_E_TOO_BIG || status == HOSP_E_CANCELLED;
    law(is_known, "%s answers %d", call, (int)status);
}

/* Sets the language of this thread: its texts are in UTF-16LE after a failed open in it. */
static void set_language(int is_english) {
    static const char name[] = "language\0\0", wide_name[] = "l\0a\0n\0g\0u\0a\0g\0e\0\0";
    if (hosp_set_text(0, name, is_english ? "en" : "zh", 2) == HOSP_OK) return;
    law(hosp_set_text(0, wide_name, is_english ? "e\0n" : "z\0h", 4) == HOSP_OK, "a language");
}

/* An error has a number, a name and words in both languages. */
static void check_error(const char *call) {
    char text[2200], name[200];
    int32_t needed = 0;
    law(hosp_error_code(0) > 0, "the error of %s has a number", call);
    law(hosp_error_name(0, name, sizeof name, NULL) == HOSP_OK && name[0], "%s names it", call);
    for (int at = 0; at < 2; at++) {
        set_language(at == 0);
        /* After a failed open in UTF-16LE the words have two bytes a letter, perhaps 0 first. */
        law(hosp_error_text(0, text, sizeof text, &needed) == HOSP_OK && needed > 4,
            "the error of %s has words", call);
    }
}

/* The bytes of the fuzzer, one after the other; zeros behind the end. */
struct reader {
    const uint8_t *next, *end;
};

static uint8_t byte(struct reader *reader) {
    return reader->next < reader->end ? *reader->next++ : 0;
}

/* A text of a handle in memory of its own; NULL when the call fails. */
static char *text_of(
    int32_t (*call)(int32_t, char *, int32_t, int32_t *), int32_t handle, int32_t *length
) {
    int32_t needed = 0;
    int32_t status = call(handle, NULL, 0, &needed);
    if (status != HOSP_E_BUFFER) return NULL;
    char *text = malloc((size_t)needed);
    if (text == NULL) abort();
    status = call(handle, text, needed, &needed);
    law(status == HOSP_OK, "a text of the size that was told is given: %d", (int)status);
    if (length) *length = needed;
    return text;
}

#endif
