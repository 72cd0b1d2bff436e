/*
 * Every bad input to an allocation or a file is an error of its own, in Chinese and in English, that
 * names the row, column, value or code; and the book goes on working.
 */
#include <hosp.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int passed, failed;

static void verdict(int holds, const char *what, const char *text)
{
    if (holds)
        passed++;
    else {
        failed++;
        printf("%s: %s\n", what, text);
    }
}

/* The last error has this name, and its text in both languages holds this word. */
static void expect_error(int32_t book, int32_t status, const char *name, const char *word)
{
    static const char *const languages[] = {"zh", "en"};
    char text[2000] = "";
    verdict(status < 0, name, "the call succeeded");
    hosp_error_name(book, text, sizeof text, NULL);
    verdict(strcmp(text, name) == 0, name, text);
    for (int i = 0; i < 2; i++) {
        hosp_set_text(book, "language", languages[i], -1);
        hosp_error_text(book, text, sizeof text, NULL);
        verdict(strstr(text, word) != NULL && strchr(text, '{') == NULL, name, text);
    }
}

#define DEPARTMENTS \
    "\"categories\":[\"cost\"],\"period\":\"2024-03\",\"departments\":[" \
    "{\"id\":\"admin\",\"direct\":{\"cost\":\"100.00\"}},{\"id\":\"lab\"},{\"id\":\"ward\"}]"
#define STEPS(driver) ",\"drivers\":{\"heads\":" driver "}," \
    "\"steps\":[{\"sources\":[\"admin\"],\"driver\":\"heads\"}],\"method\":\"step_down\"}"

static void refuse(int32_t book, const char *arguments, const char *name, const char *word)
{
    int32_t result = 0;
    expect_error(book, hosp_run(book, "cost.allocate", -1, arguments, -1, &result), name, word);
    verdict(result == 0, name, "a result was made");
}

static void allocations(int32_t book)
{
    int32_t result = 0;
    int32_t status = hosp_run(book, "cost.allocate", -1,
                              "{" DEPARTMENTS STEPS("{\"lab\":1,\"ward\":2}"), -1, &result);
    verdict(status == HOSP_OK, "good arguments", "refused");
    hosp_close(result);
    refuse(book, "{\"method\":\n \"direct\",,}", "json_syntax", "2");
    refuse(book, "{" DEPARTMENTS STEPS("{\"labor\":1}"), "department_unknown", "labor");
    refuse(book, "{\"categories\":[\"cost\"],\"method\":\"direct\",\"departments\":["
           "{\"id\":\"lab\"},{\"id\":\"lab\"}]}", "department_duplicate", "lab");
    refuse(book, "{" DEPARTMENTS STEPS("{\"lab\":\"-2.5\",\"ward\":2}"), "driver_negative", "-2.5");
    refuse(book, "{" DEPARTMENTS STEPS("{\"lab\":0}"), "driver_total_zero", "100.00");
    refuse(book, "{" DEPARTMENTS ",\"method\":\"reciprocal\",\"shares\":{\"admin\":"
           "{\"lab\":\"1/2\",\"ward\":\"1/3\"}}}", "shares_not_one", "5/6");
    refuse(book, "{\"categories\":[\"cost\"],\"method\":\"direct\",\"departments\":["
           "{\"id\":\"lab\",\"direct\":{\"cost\":\"92233720368547758.08\"}}]}",
           "amount_out_of_range", "92233720368547758.08");
}

/* Opens a text as CSV; rows with faults are errors because no findings are asked for. */
static void refuse_csv(
    int32_t book, const char *bytes, int32_t length, const char *name, const char *word)
{
    int32_t cursor = 0;
    expect_error(book, hosp_csv_open_text(book, bytes, length, &cursor, NULL), name, word);
    verdict(cursor == 0, name, "a cursor was opened");
}

static void texts(int32_t book)
{
    const int32_t ten_megabytes = 10 * 1024 * 1024;
    char *line = malloc((size_t)ten_megabytes);
    int32_t gbk = 0;
    refuse_csv(book, "", 0, "csv_empty", "");
    refuse_csv(book, "a,b\n1,2\n3\n", -1, "csv_field_count", "3");
    refuse_csv(book, "a,b\n1,\"2\n", -1, "csv_quote", "2");
    refuse_csv(book, "a,a\n1,2\n", -1, "csv_header_duplicate", "a");
    if (line == NULL) {
        verdict(0, "memory", "none for a line of ten megabytes");
    } else {
        memset(line, 'x', (size_t)ten_megabytes);
        memcpy(line, "a\n", 2);
        refuse_csv(book, line, ten_megabytes, "csv_line_too_long", "2");
        free(line);
    }
    verdict(hosp_open(":memory:", -1, HOSP_GBK, &gbk) == HOSP_OK, "GBK book", "not opened");
    /* The second byte of the last character is missing. */
    refuse_csv(gbk, "\xBF\xC6\xCA\xD2\n\xC4\xDA\xBF", 8, "encoding_invalid", "");
    hosp_close(gbk);
}

int main(void)
{
    int32_t book = 0;
    verdict(hosp_open(":memory:", -1, HOSP_UTF8, &book) == HOSP_OK, "book", "not opened");
    allocations(book);
    texts(book);
    verdict(hosp_close(book) == HOSP_OK, "book", "not closed");
    verdict(hosp_run(book, "schema", -1, NULL, 0, &book) == HOSP_E_HANDLE, "closed book", "ran");
    printf("%d passed, %d failed\n", passed, failed);
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
