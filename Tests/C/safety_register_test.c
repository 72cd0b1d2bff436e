/* The registers of safety from C: tables are imported, and procedures say what is due, overdue and
 * lacking.
 *
 *     cc -std=c99 -pedantic -Wall -Wextra -Werror safety_register_test.c \
 *         $(pkg-config --cflags --libs hosp)
 *
 * Prints a line per failed check and `N passed, N failed` last.
 */
#include "procedure_checks.h"

static void load(const char *table, const char *rows) {
    check_at(
        __LINE__,
        hosp_import_text(book, table, -1, rows, -1, "b", -1, NULL, 0, NULL) == HOSP_OK, table);
}

/* One site of two was looked at in January. */
static void schedules(void) {
    load("hosp_org_unit",
         "unit_code,unit_name,unit_class,valid_from\nw1,ward,clinical,20200101\n");
    load("hosp_place", "place_code\nA\nB\n");
    load("hosp_schedule",
         "schedule_code,place_code,activity_name,rule_text,starts_at,window_minutes\n"
         "SA,A,,FREQ=MONTHLY,20240101080000,600\n"
         "SB,B,patrol,FREQ=MONTHLY,20240101080000,600\n");
    load("hosp_schedule_record",
         "period_month,schedule_code,record_code,performed_at\n"
         "202401,SA,R1,20240101100000\n");
    IS("book.schedule.due", "{\"from\":\"2024-01-01T00:00\",\"now\":\"2024-01-31T00:00\"}",
       "completion", "SA,1,1,0,0,0,0,0,100.00\r\nSB,1,0,0,0,0,1,1,0.00\r\n"
       "\"\",2,1,0,0,0,1,1,50.00\r\n");
    load("hosp_patrol_point",
         "schedule_code,place_code,department_code,sort_number\nSB,A,w1,1\nSB,B,w1,2\n");
    load("hosp_patrol_scan",
         "period_month,schedule_code,place_code,scanned_at\n202401,SB,A,20240101090000\n");
    IS("book.schedule.patrols", "{\"from\":\"2024-01-01T00:00\",\"now\":\"2024-01-31T00:00\"}",
       "missed", "SB,SB@20240101T080000,B,w1\r\n");
    load("hosp_safety_duty", "duty_code,procedure_name,owner_code,checker_code\nD,rule,P1,P1\n");
    IS("book.schedule.responsibility", "{}", "gaps", "D,same_person\r\n");
    load("hosp_drill_rule", "drill_code,month_interval,valid_from\nfire,6,20240101\n");
    load("hosp_drill",
         "period_month,drill_number,drill_code,drill_day,form_name,is_serious\n"
         "202402,D1,fire,20240201,tabletop,1\n");
    IS("book.plan.drills", "{\"day\":\"2024-08-02\"}", "drills",
       "fire,fire,20240201,20240801,MISSING,0,fire\r\n");
    IS("book.plan.stretches", "{\"from\":\"2024-01-01\",\"today\":\"2024-08-02\"}", "gaps",
       "D1,NO_HAZARD,\"\"\r\n");
    load("hosp_emergency_plan", "emergency_plan_code,version_day\nF,20240101\n");
    IS("book.plan.status", "{\"day\":\"2024-08-02\"}", "plans",
       "F,DRAFT,\"principles,responsible,flow,drill\",\r\n");
}

static void people(void) {
    load("hosp_person", "person_code\nP1\n");
    load("hosp_certificate",
         "person_code,certificate_kind,certificate_number,issued_day,valid_to\n"
         "P1,electrician,E1,20200101,20240331\n");
    load("hosp_certificate_need", "person_code,certificate_kind\nP1,electrician\nP1,fire\n");
    IS("book.people.certificates", "{\"day\":\"2024-03-31\"}", "missing", "P1,fire\r\n");
    load("hosp_training", "training_code,training_kind,training_day\nT1,induction,20240105\n");
    load("hosp_training_presence", "training_code,person_code\nT1,P1\n");
    load("hosp_training_need", "training_kind,within_days\ninduction,30\n");
    IS("book.people.matrix", "{\"day\":\"2024-02-04\"}", "lacks", "");
    IS("book.people.matrix", "{\"day\":\"2024-02-05\"}", "lacks", "P1,induction\r\n");
    load("hosp_safety_education",
         "person_code,level_code,education_day,is_passed\nP1,1,20240101,1\nP1,2,20240101,1\n");
    IS("book.people.clearance", "{\"day\":\"2024-03-31\"}", "persons", "P1,0,1\r\n");
    load("hosp_training_total",
         "person_code,post_code,year_number,training_hours\nP1,archivist,2024,45\n");
    IS("book.people.training",
       "{\"rules\":{\"code\":\"R\",\"unit\":\"U\",\"staff\":[\"P9\"],\"rules\":[{\"post\":"
       "\"archivist\",\"measure\":\"hours\",\"minimum\":\"90\",\"source\":\"S\"}]}}", "persons",
       "P1,2024,hours,45,90,50.00,0,\"\",S\r\n");
}

static void permits(void) {
    load("hosp_contract_work",
         "contract_work_code,contractor_name,first_day,last_day\nW1,C,20240301,20240302\n");
    load("hosp_work_coverage",
         "contract_work_code,coverage_kind,policy_number,valid_from,valid_to\n"
         "W1,insurance,I1,20240101,20240301\n");
    IS("book.contractor.gate", "{\"gate\":{\"documents\":[],\"coverages\":[\"insurance\"]}}",
       "blocks", "W1,COVERAGE,insurance,20240302\r\n");
    load("hosp_permit",
         "permit_code,permit_kind,place_code,starts_at,ends_at,applicant_code\n"
         "H1,power,A,20240301080000,20240301180000,P1\n");
    IS("book.contractor.permits", "{\"now\":\"2024-03-01T09:00\"}", "permits",
       "H1,power,REFUSED\r\n");
    REFUSED("book.contractor.permits", "{\"now\":\"2024-03-01T09:00\",\"permits\":[]}",
            HOSP_E_UNKNOWN, "permits");
}

static void archives(void) {
    load("hosp_archive", "archive_code,year_number,keep_years\nV1,2013,10\n");
    IS("book.archive.retention", "{\"today\":\"2024-01-01\"}", "archives",
       "V1,20231231,EXPIRED,\r\n");
    load("hosp_archive_loan",
         "loan_code,archive_code,borrower_code,approver_code,requested_day,lent_day,due_day\n"
         "L1,V1,P1,P2,20240101,20240102,20240110\n");
    IS("book.archive.loans", "{\"today\":\"2024-01-11\"}", "loans",
       "L1,V1,P1,overdue,\"\"\r\n");
    load("hosp_archive_transfer",
         "archive_code,transfer_number,receiver_person,transfer_day\nV1,1,P1,20240101\n");
    IS("book.archive.handover", "{}", "custody", "V1,P1\r\n");
    load("hosp_archive_meter", "meter_code\nM1\n");
    load("hosp_archive_reading",
         "period_month,meter_code,reading_day,temperature_value,humidity_percent\n"
         "202403,M1,20240301,18,50\n");
    IS("book.archive.climate", "{\"from\":\"2024-03-01\",\"to\":\"2024-03-02\"}", "missing",
       "20240302,M1\r\n");
}

int main(void) {
    CHECK(hosp_open(":memory:", -1, HOSP_UTF8, &book) == HOSP_OK);
    CHECK(hosp_set_text(book, "now", "20250401120000", -1) == HOSP_OK);
    schedules();
    people();
    permits();
    archives();
    CHECK(hosp_close(book) == HOSP_OK);
    printf("%d passed, %d failed\n", passed, failed);
    return failed != 0;
}
