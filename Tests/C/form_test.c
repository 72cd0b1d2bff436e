/* Forms of FHIR from C: kept, checked and taken as checklists, in UTF-8 and in GBK.
 *
 *     cc -std=c99 -pedantic -Wall -Wextra -Werror form_test.c $(pkg-config --cflags --libs hosp)
 *
 * Prints a line per failed check and `N passed, N failed` last.
 */
#include "procedure_checks.h"

#define FORM(more) \
    "{\"resourceType\":\"Questionnaire\",\"url\":\"u\",\"status\":\"active\",\"item\":[" \
    "{\"linkId\":\"q\",\"type\":\"decimal\"" more "}]}"
#define RESPONSE(value) \
    "{\"resourceType\":\"QuestionnaireResponse\",\"questionnaire\":\"u\"," \
    "\"status\":\"completed\",\"item\":[{\"linkId\":\"q\",\"answer\":[{" value "}]}]}"
#define LEAST \
    ",\"extension\":[{\"url\":\"http://hl7.org/fhir/StructureDefinition/minValue\"," \
    "\"valueDecimal\":2.50}]"

static void checks(void) {
    IS("fhir.validate",
        "{\"questionnaire\":" FORM(LEAST) ",\"response\":" RESPONSE("\"valueDecimal\":2.5") "}",
        "result", "1,0,0,0,0\r\n");
    IS("fhir.validate",
        "{\"questionnaire\":" FORM(LEAST) ",\"response\":" RESPONSE("\"valueDecimal\":2.49") "}",
        "result", "0,0,1,0,0\r\n");
    IS("fhir.validate",
        "{\"questionnaire\":" FORM("") ",\"response\":" RESPONSE("\"valueString\":\"x\"") "}",
        "result", "0,1,0,0,0\r\n");
    REFUSED("fhir.validate", "{\"questionnaire\":{\"resourceType\":\"Patient\"}}",
        HOSP_E_FORMAT, "Patient");
    REFUSED("fhir.round_trip",
        "{\"resource\":{\"resourceType\":\"Questionnaire\",\"item\":{}}}", HOSP_E_FORMAT,
        "Questionnaire.item");
}

static void checklists(void) {
    IS("fhir.template", "{\"questionnaire\":" FORM("") "}", "notes",
        "information,versionAssumed,Questionnaire.version,\"\","
        "Questionnaire.version：问卷没有版本，按1处理。,"
        "Questionnaire.version: the form has no version; 1 is taken.\r\n"
        "information,sectionAdded,Questionnaire.item[0],q,"
        "Questionnaire.item[0]（条目q）：不在分组内的问题归入单独部分。,"
        "Questionnaire.item[0] (item q): questions outside of any group stand in a section of "
        "their own.\r\n"
        "information,pointsMissing,Questionnaire.item[0],q,"
        "Questionnaire.item[0]（条目q）：条目没有分值，不计分。,"
        "Questionnaire.item[0] (item q): the item has no points and is not scored.\r\n");
    IS("fhir.answers",
        "{\"questionnaire\":" FORM("") ",\"response\":" RESPONSE("\"valueDecimal\":7.10") "}",
        "answers", "q,number,7.10,\"\",,\"\"\r\n");
    REFUSED("fhir.answers",
        "{\"questionnaire\":" FORM("") ",\"response\":" RESPONSE("\"valueString\":\"x\"") "}",
        HOSP_E_FORMAT, "item[0].answer[0]");
}

/* The same form in the encodings of two books: 检查 is BC EC B2 E9 in GBK. */
#define NAMED(name) \
    "{\"resource\":{\"resourceType\":\"Questionnaire\",\"title\":\"" name "\",\"x\":1.10}}"
static void encodings(void) {
    const char *texts[] = {NAMED("检查"), NAMED("\xBC\xEC\xB2\xE9")};
    const int32_t encodings[] = {HOSP_UTF8, HOSP_GBK};
    char first[65] = "", csv[1024] = "";
    for (int i = 0; i < 2; i++) {
        int32_t gbk = 0, result = 0, cursor = 0;
        CHECK(hosp_open(":memory:", -1, encodings[i], &gbk) == HOSP_OK);
        CHECK(hosp_run(gbk, "fhir.round_trip", -1, texts[i], -1, &result) == HOSP_OK);
        CHECK(hosp_result_table(result, "resource", -1, &cursor) == HOSP_OK);
        CHECK(hosp_cursor_csv(cursor, csv, sizeof csv, NULL) == HOSP_OK);
        CHECK(strstr(csv, i == 0 ? "检查" : "\xBC\xEC\xB2\xE9") != NULL);
        CHECK(strstr(csv, "1.10") != NULL);
        /* The hash is of the text in UTF-8, whatever the encoding of the book. */
        char *start = strstr(csv, "R4,0,");
        CHECK(start != NULL);
        if (start && i == 0) memcpy(first, start + 5, 64);
        if (start && i == 1) CHECK(memcmp(first, start + 5, 64) == 0);
        CHECK(hosp_close(result) == HOSP_OK);
        CHECK(hosp_close(gbk) == HOSP_OK);
    }
}

int main(void) {
    CHECK(hosp_open(":memory:", -1, HOSP_UTF8, &book) == HOSP_OK);
    checks();
    checklists();
    encodings();
    CHECK(hosp_close(book) == HOSP_OK);
    printf("%d passed, %d failed\n", passed, failed);
    return failed != 0;
}
