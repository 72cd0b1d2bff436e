/* Duties, targets and complaints by name from C: what is denied, locked or ended is an error.
 *
 *     cc -std=c99 -pedantic -Wall -Wextra -Werror duty_test.c $(pkg-config --cflags --libs hosp)
 *
 * Prints a line per failed check and `N passed, N failed` last.
 */
#include "procedure_checks.h"

/* S-009: the office approves a method: denied. */
static void permissions(void) {
    IS("permission.check",
        "{\"person\":\"P1\",\"roles\":[\"performance_office\"],"
        "\"actions\":[\"approve_method\",\"daily_work\"]}", "permissions",
        "approve_method,0,performance_committee\r\ndaily_work,1,performance_office\r\n");
    REFUSED("permission.check",
        "{\"person\":\"P1\",\"roles\":[],\"actions\":[\"daily_work\"],\"refuse\":true}",
        HOSP_E_RULE, "performance_office");
}

/* S-016: 6/7. S-041: fail, fail, pass. S-051: 3/1200. */
static void measures(void) {
    IS("appraise.contents",
        "{\"contents\":\"post_description\",\"on\":\"2024-01-01\",\"records\":[{\"subject\":\"X\","
        "\"versions\":[{\"version\":1,\"keeper\":\"P\",\"from\":\"2024-01-01\",\"parts\":"
        "[\"basics\",\"overview\",\"duties\",\"standards\",\"indicators\",\"relations\"]}]}]}",
        "records", "X,1,P,6/7,0,任职资格\r\n");
    IS("appraise.acceptance",
        "{\"jobs\":[{\"job\":\"X\",\"attempts\":[{\"day\":\"2024-03-01\",\"accepted\":false},"
        "{\"day\":\"2024-03-02\",\"accepted\":false},"
        "{\"day\":\"2024-03-03\",\"accepted\":true}]}]}",
        "jobs", "X,3,2,20240303,0\r\n");
    IS("appraise.values",
        "{\"values\":[{\"unit\":\"A\",\"metric\":\"m\",\"kind\":\"percent\",\"numerator\":\"3\","
        "\"denominator\":\"1200\"}]}", "values", "A,m,percent,0.25%\r\n");
    REFUSED("appraise.values",
        "{\"values\":[{\"metric\":\"m\",\"kind\":\"count\",\"value\":-1}]}", HOSP_E_RANGE, "-1");
}

#define ITEMS "[{\"id\":\"t\",\"target\":\"150\",\"weight\":\"100\"}]"
#define AGREEMENT(events) \
    "{\"year\":2024,\"signers\":[\"head\"],\"agreements\":[{\"unit\":\"D1\",\"items\":" ITEMS \
    ",\"events\":[" events "],\"actuals\":{\"t\":\"150\"}}]}"
#define SIGNED "{\"event\":\"sign\",\"role\":\"head\",\"person\":\"P\",\"roles\":[\"head\"]," \
    "\"on\":\"2024-01-05\"}"

/* S-303: what is not signed is not checked, what is signed is not changed. */
static void agreements(void) {
    IS("target.agreements", AGREEMENT(SIGNED), "agreements", "D1,1,20240105,,,100.00\r\n");
    REFUSED("target.agreements", AGREEMENT(""), HOSP_E_APPROVAL, "head");
    REFUSED("target.agreements", AGREEMENT(SIGNED ",{\"event\":\"amend\",\"items\":" ITEMS "}"),
        HOSP_E_LOCKED, "D1");
}

#define DECIDED(level) "{\"event\":\"decide\",\"on\":\"2024-03-01\",\"person\":\"J" level \
    "\",\"reference\":\"R" level "\"},"
#define HIGHER "{\"event\":\"escalate\",\"on\":\"2024-03-01\",\"reason\":\"again\"}"

/* S-307: after the third level a complaint is refused with the reference of its decision. */
static void complaints(void) {
    REFUSED("complaint.levels",
        "{\"complaints\":[{\"id\":\"C7\",\"filed\":\"2024-03-01\",\"events\":["
        DECIDED("1") HIGHER "," DECIDED("2") HIGHER "," DECIDED("3") HIGHER "]}]}",
        HOSP_E_CLOSED, "R3");
}

int main(void) {
    CHECK(hosp_open(":memory:", -1, HOSP_UTF8, &book) == HOSP_OK);
    permissions();
    measures();
    agreements();
    complaints();
    CHECK(hosp_close(book) == HOSP_OK);
    printf("%d passed, %d failed\n", passed, failed);
    return failed != 0;
}
