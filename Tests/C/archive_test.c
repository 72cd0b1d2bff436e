/* Checklists and archives by name from C: what is derived, phased, kept, lent and destroyed.
 *
 *     cc -std=c99 -pedantic -Wall -Wextra -Werror archive_test.c $(pkg-config --cflags --libs hosp)
 *
 * Prints a line per failed check and `N passed, N failed` last.
 */
#include "procedure_checks.h"

#define DERIVED(edits) \
    "{\"base\":\"FIREPATROL\",\"id\":\"H1\",\"version\":\"1\",\"owner\":\"D1\"," \
    "\"from\":\"2026-03-01\",\"edits\":[" edits "]}"

/* A hospital's own version lists what it changes; a removed veto item asks for less. */
static void derived(void) {
    IS("checklist.derive", DERIVED("{\"edit\":\"remove\",\"item\":\"FIREPATROL-01-02\"}"),
        "changes",
        "FIREPATROL-01-02,removed,\"\",安全出口疏散通道畅通,\"\",1\r\n");
    REFUSED("checklist.derive", DERIVED("{\"edit\":\"remove\",\"item\":\"X\"}"), HOSP_E_UNKNOWN,
        "X");
}

#define EVENT(name, minute, more) \
    "{\"event\":\"" name "\",\"by\":\"P1\",\"at\":\"2026-03-02T09:0" minute ":00\"" more "}"
#define INSPECTION(events) \
    "{\"inspection\":\"I1\",\"place\":\"P\",\"template\":{\"id\":\"T\",\"version\":\"1\"," \
    "\"total\":\"percent\",\"sections\":[{\"code\":\"S\",\"items\":[{\"code\":\"A\"," \
    "\"points\":\"5\",\"criticality\":2}]}]},\"events\":[" events "]}"
#define ANSWERED \
    EVENT("start", "0", "") "," EVENT("answer", "1", ",\"item\":\"A\",\"answer\":\"no\"")

/* T-CHK: taking back keeps history, one finding per failed item, nothing changes when submitted. */
static void inspections(void) {
    IS("checklist.inspect",
        INSPECTION(ANSWERED "," EVENT("withdraw", "2", ",\"item\":\"A\"")), "history",
        "A,no,\"\",\"\",P1,20260302090100,0\r\n"
        "A,,\"\",\"\",P1,20260302090200,0\r\n");
    IS("checklist.inspect", INSPECTION(ANSWERED "," EVENT("submit", "2", "")), "findings",
        "A,P,20260302,2,5,P1,\"\",\"\"\r\n");
    REFUSED("checklist.inspect",
        INSPECTION(ANSWERED "," EVENT("submit", "2", "") ","
            EVENT("withdraw", "3", ",\"item\":\"A\"")), HOSP_E_LOCKED, "I1");
    REFUSED("checklist.phases",
        "{\"cases\":[{\"case\":\"C1\",\"start\":\"SURGWHO-02\"}]}", HOSP_E_RULE, "SURGWHO-01");
    IS("checklist.clauses",
        "{\"clauses\":[{\"clause\":\"1\",\"grade\":\"A\"},{\"clause\":\"2\",\"grade\":\"E\"}]}",
        "result", "甲等,1,0\r\n");
}

/* S-302: 10000 + 5338 - 1100. S-215: filed on 1 April. S-217: two schemes. S-221: no title. */
static void records(void) {
    IS("archive.register",
        "{\"registers\":[{\"register\":\"R\",\"opening\":10000,\"received\":5338,"
        "\"transferred_out\":1100,\"letters\":130}]}", "registers",
        "R,10000,5338,1100,130,14238\r\n");
    IS("archive.filing",
        "{\"today\":\"2013-05-01\",\"files\":[{\"file\":\"F\",\"year\":2012,"
        "\"filed\":\"2013-04-01\"}]}", "files", "F,20130331,20130401,LATE,\"\"\r\n");
    IS("archive.code",
        "{\"items\":[{\"item\":\"D\",\"year\":2011,\"values\":{\"科室\":\"K\",\"险种\":\"Y\"}}]}",
        "codes", "D,科室-险种,K-Y\r\n");
    IS("archive.catalogue",
        "{\"entries\":[{\"number\":1,\"responsible\":\"R\",\"code\":\"C\",\"day\":\"2012-05-01\","
        "\"pages\":3}]}", "problems", "1,title,题名,missing\r\n");
    IS("archive.check",
        "{\"checks\":[{\"subject\":\"S\",\"list\":\"machine_room_rules\",\"present\":[\"机房\","
        "\"设备\",\"网络\",\"备份与存储\",\"工作站\",\"文档\"]}]}", "checks",
        "S,machine_room_rules,6/7,0,应急预案\r\n");
}

/* S-219: held by an audit. S-220: archives in hand. S-222: no approval. */
static void refusals(void) {
    REFUSED("archive.retention",
        "{\"today\":\"2015-06-01\",\"archives\":[{\"item\":\"V\",\"year\":1999,\"years\":15,"
        "\"holds\":[{\"reason\":\"audit\"}]}],\"destroy\":[{\"list\":\"L\",\"items\":[\"V\"],"
        "\"group\":[\"G\"],\"approver\":\"B\"}]}", HOSP_E_LOCKED, "audit");
    REFUSED("archive.handover",
        "{\"transfers\":[{\"item\":\"D\",\"to\":\"P1\",\"on\":\"2024-01-01\"}],"
        "\"leaving\":[\"P1\"]}", HOSP_E_RULE, "P1");
    REFUSED("archive.loans",
        "{\"today\":\"2024-03-01\",\"loans\":[{\"loan\":\"L1\",\"item\":\"D\",\"borrower\":\"P\","
        "\"requested\":\"2024-03-01\",\"lent\":\"2024-03-01\"}]}", HOSP_E_APPROVAL, "L1");
    REFUSED("archive.loans",
        "{\"today\":\"2024-03-01\",\"loans\":[{\"loan\":\"L1\",\"item\":\"D\",\"borrower\":\"P\","
        "\"approver\":\"\",\"requested\":\"2024-03-01\",\"lent\":\"2024-03-01\"}]}",
        HOSP_E_APPROVAL, "L1");
}

int main(void) {
    CHECK(hosp_open(":memory:", -1, HOSP_UTF8, &book) == HOSP_OK);
    derived();
    inspections();
    records();
    refusals();
    CHECK(hosp_close(book) == HOSP_OK);
    printf("%d passed, %d failed\n", passed, failed);
    return failed != 0;
}
