/* Inspection schedules, rounds and duties of safety by name from C.
 *
 *     cc -std=c99 -pedantic -Wall -Wextra -Werror inspection_test.c \
 *         $(pkg-config --cflags --libs hosp)
 *
 * Prints a line per failed check and `N passed, N failed` last.
 */
#include "procedure_checks.h"

/* S-133: five sites every month, four done: one missed. */
#define SITE(code) "{\"schedule\":\"" code "\",\"place\":\"" code "\"," \
    "\"rule\":\"FREQ=MONTHLY;COUNT=1\",\"start\":\"2024-01-01T00:00\"," \
    "\"attendance\":[\"leader\"]}"
#define DONE(code) "{\"schedule\":\"" code "\",\"at\":\"2024-01-09T10:00\"," \
    "\"attended\":[\"leader\"]}"
#define SITES "\"schedules\":[" SITE("A") "," SITE("B") "," SITE("C") "," SITE("D") "," \
    SITE("E") "]"

static void schedules(void) {
    IS("inspection.due",
        "{" SITES ",\"done\":[" DONE("A") "," DONE("B") "," DONE("C") "," DONE("D") "],"
        "\"from\":\"2024-01-01T00:00\",\"now\":\"2024-02-01T00:00\"}", "completion",
        "A,1,1,0,0,0,0,0,100.00\r\nB,1,1,0,0,0,0,0,100.00\r\nC,1,1,0,0,0,0,0,100.00\r\n"
        "D,1,1,0,0,0,0,0,100.00\r\nE,1,0,0,0,0,1,1,0.00\r\n\"\",5,4,0,0,0,1,1,80.00\r\n");
    REFUSED("inspection.due",
        "{" SITES ",\"done\":[" DONE("F") "],\"from\":\"2024-01-01T00:00\","
        "\"now\":\"2024-02-01T00:00\"}", HOSP_E_UNKNOWN, "F");
    IS("inspection.schedule",
        "{\"schedules\":[{\"schedule\":\"N\",\"place\":\"W\",\"frequency\":\"M\","
        "\"start\":\"2024-01-01T00:00\",\"closed_day\":\"next\",\"window_minutes\":60,"
        "\"owner\":\"P1\",\"checker\":\"P2\"}],"
        "\"from\":\"2024-01-01T00:00\",\"through\":\"2024-01-31T00:00\"}", "occurrences",
        "N,W,inspection,P1,P2,N@20240101T000000,20240102000000,20240102010000\r\n");
}

/* S-130, S-138, S-141, S-154: gaps, missed points, the start of a preparation, half-years. */
static void rounds(void) {
    IS("inspection.responsibility", "{\"items\":[{\"item\":\"lift\",\"owner\":\"P1\"}]}",
        "gaps", "lift,procedure\r\nlift,checker\r\n");
    IS("inspection.patrol",
        "{\"points\":[{\"place\":\"P1\",\"ward\":\"W1\"},"
        "{\"place\":\"P2\",\"ward\":\"W2\"}],\"start\":\"2024-03-26T09:00\","
        "\"end\":\"2024-03-26T10:00\",\"scans\":[{\"place\":\"P1\","
        "\"at\":\"2024-03-26T09:10\"}]}", "completion", "2,1,50.00\r\n");
    IS("inspection.countdown", "{\"event\":\"2024-09-01\",\"today\":\"2024-08-01\"}",
        "event", "20240901,20240801,31\r\n");
    IS("inspection.drills",
        "{\"rules\":[{\"drill\":\"fire\",\"months\":6}],\"from\":\"2024-01-01\","
        "\"today\":\"2024-07-01\"}", "stretches",
        "fire,20240101,20240630,0,0,1\r\nfire,20240701,20241231,0,1,0\r\n");
    IS("inspection.joint",
        "{\"bodies\":[{\"body\":\"police\",\"subjects\":[\"fire\"]}],"
        "\"subjects\":[\"fire\"]}", "gaps", "ABSENT,police\r\nUNCOVERED,fire\r\n");
    /* The ticket is printf '7391\n2024-06\nW5' | sha256sum. */
    IS("inspection.sample",
        "{\"candidates\":[{\"code\":\"W3\"},{\"code\":\"W5\"}],\"counts\":{\"\":1},"
        "\"seed\":\"7391\",\"round\":\"2024-06\"}", "drawn",
        "1,W5,\"\",0,087bfcb5aca30c457c82b4dedc650f81e0f9d0b682eefbd6d84b057c7f5b5273\r\n");
    REFUSED("inspection.sample",
        "{\"candidates\":[],\"counts\":{\"\":1},\"seed\":\"1\",\"round\":\"1\"}",
        HOSP_E_RANGE, "1");
}

/* S-134, S-149, S-150, S-151, S-152, S-144, S-155. */
static void duties(void) {
    IS("inspection.equipment",
        "{\"day\":\"2024-06-01\",\"equipment\":[{\"code\":\"E1\","
        "\"kind\":\"extinguisher\",\"place\":\"P\",\"valid_through\":\"2024-05-31\"}]}",
        "equipment", "E1,extinguisher,P,20240531,EXPIRED\r\n");
    IS("inspection.handover",
        "{\"fields\":[\"state\"],\"subjects\":[\"b1\"],\"entries\":[{\"subject\":\"b1\","
        "\"facts\":{\"state\":\" \"}}]}", "handover", "0,1\r\n");
    IS("inspection.food_samples",
        "{\"samples\":[{\"meal\":\"m\",\"dish\":\"d\",\"taken\":\"2024-05-01T12:00\","
        "\"grams\":125,\"discarded\":\"2024-05-03T11:59\"}]}", "violations",
        "DISCARDED_EARLY,m,d\r\n");
    IS("inspection.intervals",
        "{\"today\":\"2024-05-28\",\"from\":\"2024-05-01\",\"items\":[{\"item\":\"7\","
        "\"done\":[\"2024-05-08\",\"2024-05-15\",\"2024-05-20\"]}]}", "items",
        "7,20240520,20240527,1,0\r\n");
    IS("inspection.measured",
        "{\"rules\":[{\"group\":\"boarder\",\"times\":4,\"highest\":\"37.3\"}],"
        "\"persons\":[{\"subject\":\"a\",\"group\":\"boarder\","
        "\"values\":[\"36.5\",\"36.6\",\"36.7\"]}]}", "persons",
        "a,4,3,\"\",INCOMPLETE\r\n");
    IS("inspection.colours",
        "{\"tools\":[{\"kind\":\"mop\",\"count\":1,\"colours\":{\"ward\":\"blue\"}}],"
        "\"uses\":[{\"kind\":\"mop\",\"zone\":\"ward\",\"colour\":\"red\"}]}",
        "uses", "mop,ward,red,blue,0\r\n");
    IS("inspection.goods",
        "{\"deliveries\":[{\"goods\":\"oil\",\"batch\":\"B\",\"day\":\"2024-05-02\"}]}",
        "deliveries", "oil,B,NO_CERTIFICATE,1\r\n");
}

int main(void) {
    CHECK(hosp_open(":memory:", -1, HOSP_UTF8, &book) == HOSP_OK);
    schedules();
    rounds();
    duties();
    CHECK(hosp_close(book) == HOSP_OK);
    printf("%d passed, %d failed\n", passed, failed);
    return failed != 0;
}
