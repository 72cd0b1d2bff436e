/* Findings, incidents and risks by name from C: what a step lacks is an error that names it.
 *
 *     cc -std=c99 -pedantic -Wall -Wextra -Werror safety_book_test.c \
 *         $(pkg-config --cflags --libs hosp)
 *
 * Prints a line per failed check and `N passed, N failed` last.
 */
#include "procedure_checks.h"

#define VISIT(code, day, items) \
    "{\"visit\":\"" code "\",\"place\":\"P\",\"day\":\"" day "\",\"kind\":\"routine\",\"items\":" \
    items "}"

/* Cited on the 1st, put right on the 9th, cited again on the 20th. */
static void findings(void) {
    IS("inspection.findings",
        "{\"visits\":[" VISIT("1", "2025-03-01", "[\"A\"]") "," VISIT("2", "2025-03-09", "[]") ","
        VISIT("3", "2025-03-20", "[{\"item\":\"A\",\"criticality\":1}]") "]}", "summary",
        "3,2,1,1,1,0,1,100.00\r\n");
    REFUSED("inspection.findings",
        "{\"visits\":[" VISIT("1", "2025-03-01", "[\"A\",\"A\"]") "]}", HOSP_E_DUPLICATE, "A");
}

#define STEP(step) \
    "{\"incident\":\"E-1\",\"step\":{\"by\":\"N01\",\"on\":\"2025-03-03\",\"step\":" step "}}"
#define EVIDENCE(check) \
    STEP("\"evidence\",\"check\":\"" check "\",\"references\":[\"photo\"]")

/* S-135: three of four evidenced, closing is refused and names the missing one. */
static void incidents(void) {
    REFUSED("book.incident.step", STEP("\"investigate\""), HOSP_E_UNKNOWN, "E-1");
    IS("book.incident.step",
        STEP("\"report\",\"happened\":\"2025-03-03T08:30:00\",\"event\":\"device\","
        "\"occasions\":[\"death\"]"), "incident", "E-1,reported,,0,\"\"\r\n");
    IS("book.incident.step", STEP("\"triage\",\"level\":\"II\""), "incident",
        "E-1,triaged,II,0,\"\"\r\n");
    REFUSED("book.incident.step", STEP("\"close\""), HOSP_E_RULE, "E-1");
    IS("book.incident.step", STEP("\"investigate\""), "incident",
        "E-1,investigating,II,0,\"\"\r\n");
    IS("book.incident.step", STEP("\"review\""), "incident", "E-1,four_checks,II,0,\"\"\r\n");
    IS("book.incident.step", EVIDENCE("cause"), "incident", "E-1,four_checks,II,0,\"\"\r\n");
    IS("book.incident.step", EVIDENCE("responsible"), "incident",
        "E-1,four_checks,II,0,\"\"\r\n");
    IS("book.incident.step", EVIDENCE("measures"), "incident", "E-1,four_checks,II,0,\"\"\r\n");
    REFUSED("book.incident.step", STEP("\"close\""), HOSP_E_RULE, "有关人员未受教育不放过");
    IS("book.incident.step", EVIDENCE("education"), "incident", "E-1,four_checks,II,0,\"\"\r\n");
    IS("book.incident.step", STEP("\"close\""), "incident", "E-1,closed,II,0,\"\"\r\n");
    IS("book.incident.overdue", "{\"now\":\"2025-03-10T23:59:59\"}", "overdue", "");
    IS("book.incident.overdue", "{\"now\":\"2025-03-11T00:00:00\"}", "overdue",
        "E-1,report,device/death,国家监测信息系统并告知注册人,2025-03-10T23:59:59,1\r\n");
}

#define ASSESS(day, review) \
    "{\"risk\":\"R-1\",\"step\":{\"step\":\"assess\",\"by\":\"A\",\"on\":\"" day "\"," \
    "\"method\":\"LEC\",\"values\":{\"L\":\"3\",\"E\":\"6\",\"C\":\"7\"},\"review\":\"" \
    review "\"}}"

static void risks(void) {
    IS("book.risk.step", ASSESS("2025-03-03", "2025-09-03"), "risks",
        "R-1,active,LEC,126,III,3,yellow,1,2025-03-03,2025-09-03\r\n");
    REFUSED("book.risk.step", ASSESS("2025-03-02", "2025-09-03"), HOSP_E_RANGE, "2025-03-02");
    IS("book.risk.overdue", "{\"today\":\"2025-09-03\"}", "overdue", "");
    IS("book.risk.overdue", "{\"today\":\"2025-09-04\"}", "overdue",
        "R-1,active,LEC,126,III,3,yellow,1,2025-03-03,2025-09-03,1\r\n");
    IS("book.risk.points", "{}", "processes", "");
}

int main(void) {
    CHECK(hosp_open(":memory:", -1, HOSP_UTF8, &book) == HOSP_OK);
    CHECK(hosp_set_text(book, "now", "20250401120000", -1) == HOSP_OK);
    findings();
    incidents();
    risks();
    CHECK(hosp_close(book) == HOSP_OK);
    printf("%d passed, %d failed\n", passed, failed);
    return failed != 0;
}
