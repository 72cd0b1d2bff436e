/* What the programs in this folder count and print: a line per failed check. */
#ifndef CHECKS_H
#define CHECKS_H

#include <hosp.h>

#include <stdio.h>
#include <string.h>

static int passed, failed;

static inline void check_at(int line, int holds, const char *claim) {
    if (holds) passed++; else failed++;
    if (!holds) printf("line %d: %s\n", line, claim);
}

#define CHECK(claim) check_at(__LINE__, (claim) != 0, #claim)

static inline void check_status_at(int line, int32_t found, int32_t expected, const char *call) {
    check_at(line, found == expected, call);
    if (found != expected) {
        char text[1024];
        printf("    returned %d, expected %d", (int)found, (int)expected);
        if (hosp_error_text(0, text, sizeof text, NULL) == HOSP_OK) printf(": %s", text);
        printf("\n");
    }
}

#define STATUS(call, expected) check_status_at(__LINE__, (call), (expected), #call)

/* Whether the last error of this thread without a book tells a word. */
static inline int says(const char *word) {
    char text[1024];
    return hosp_error_text(0, text, sizeof text, NULL) == HOSP_OK && strstr(text, word) != NULL;
}

#endif
