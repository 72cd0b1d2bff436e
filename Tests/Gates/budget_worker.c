/*
 * Uses a budget of a book, and says so after each call that has returned.
 *
 *     budget_worker BOOK NAME COUNT
 *
 * With a COUNT, reserves that many times 1 yuan on line L, whether it is taken or refused. With 0,
 * goes on without end: reserves 3 yuan, orders 2 of them, bills 1 of the order and releases what is
 * left, as long as the budget has it. Prints
 *
 *     taken DOCUMENT      refused DOCUMENT
 *
 * one per line.
 */
#include <hosp.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static char text[1 << 16];

static void check(int32_t status, int32_t book, const char *what) {
    int32_t needed = 0;
    if (status >= 0) return;
    hosp_error_text(book, text, (int32_t)sizeof text, &needed);
    fprintf(stderr, "%s: %d %s\n", what, (int)status, text);
    exit(1);
}

/* Takes a step; refused is the only other thing that may happen. */
static int step(int32_t book, const char *arguments, const char *document) {
    int32_t result = 0, status;
    status = hosp_run(book, "book.budget.step", -1, arguments, -1, &result);
    if (status != HOSP_E_BUDGET) check(status, book, arguments);
    if (status == HOSP_OK) hosp_close(result);
    printf("%s %s\n", status == HOSP_OK ? "taken" : "refused", document);
    return status == HOSP_OK;
}

static int document(
    int32_t book, const char *code, const char *stage, const char *amount, const char *from
) {
    char arguments[512];
    sprintf(arguments,
            "{\"step\":{\"step\":\"document\",\"document\":\"%s\",\"stage\":\"%s\","
            "\"line\":\"L\",\"month\":\"2025-01\",\"amount\":\"%s\"%s%s%s}}",
            code, stage, amount, from != NULL ? ",\"from\":\"" : "", from != NULL ? from : "",
            from != NULL ? "\"" : "");
    return step(book, arguments, code);
}

int main(int count, char **arguments) {
    int32_t book = 0;
    long times;
    if (count != 4) return 2;
    times = atol(arguments[3]);
    setvbuf(stdout, NULL, _IOLBF, BUFSIZ);
    check(hosp_open(arguments[1], -1, HOSP_UTF8, &book), 0, "open");
    check(hosp_set_text(book, "now", "20250401120000", -1), book, "now");
    for (long number = 0; times == 0 || number < times; number++) {
        char request[64], order[64], bill[64], release[128];
        sprintf(request, "R-%s-%ld", arguments[2], number);
        if (times != 0) {
            document(book, request, "reserved", "1", NULL);
            continue;
        }
        sprintf(order, "O-%s-%ld", arguments[2], number);
        sprintf(bill, "B-%s-%ld", arguments[2], number);
        sprintf(release, "{\"step\":{\"step\":\"release\",\"document\":\"%s\"}}", order);
        if (!document(book, request, "reserved", "3", NULL)) continue;
        document(book, order, "committed", "2", request);
        document(book, bill, "actual", "1", order);
        step(book, release, release);
    }
    check(hosp_close(book), 0, "close");
    return 0;
}
