/* People, contractors, plans and qualifications by name from C: who may begin, what is blocked,
 * what holds and what is refused; and the way of an inspection into appraisal and cost.
 *
 *     cc -std=c99 -pedantic -Wall -Wextra -Werror people_test.c $(pkg-config --cflags --libs hosp)
 *
 * Prints a line per failed check and `N passed, N failed` last.
 */
#include "procedure_checks.h"

/* S-145: levels 1 and 2 only. S-230: two offices. S-232: 89 and 90 hours. S-235: a duplicate. */
static void people(void) {
    IS("people.clearance",
        "{\"day\":\"2024-06-30\",\"records\":[{\"person\":\"W\",\"education\":["
        "{\"level\":\"1\",\"day\":\"2024-06-01\"},{\"level\":\"2\",\"day\":\"2024-06-02\"}]}]}",
        "persons", "W,0,1\r\n");
    IS("people.credits",
        "{\"rule\":{\"minimum\":25,\"offices\":[\"a\",\"b\"]},\"files\":[{\"person\":\"P\","
        "\"year\":2013,\"entries\":[{\"number\":\"1\",\"kind\":\"I\",\"credits\":25}],"
        "\"checks\":{\"a\":true,\"b\":true}}]}", "rates", "2013,,1,1,100.00\r\n");
    IS("people.training",
        "{\"rules\":{\"code\":\"R\",\"unit\":\"U\",\"staff\":[\"K\"]},\"persons\":["
        "{\"person\":\"A\",\"post\":\"archivist\",\"year\":2024,\"hours\":89},"
        "{\"person\":\"B\",\"post\":\"archivist\",\"year\":2024,\"hours\":90}]}", "persons",
        "A,2024,hours,89,90,98.89,0,\"\",专业技术人员继续教育规定\r\n"
        "B,2024,hours,90,90,100.00,1,\"\",专业技术人员继续教育规定\r\n");
    IS("people.audit",
        "{\"rule\":{},\"class\":{\"class\":\"T\",\"start\":\"2024-03-01\",\"attendees\":["
        "{\"attendee\":\"a\",\"identity\":\"11010519491231002X\"},"
        "{\"attendee\":\"b\",\"identity\":\"11010519491231002X\"}]}}", "attendees",
        "a,0,1,\"\"\r\nb,0,0,DUPLICATE\r\n");
    IS("people.matrix",
        "{\"day\":\"2024-06-30\",\"events\":[{\"event\":\"E\",\"day\":\"2024-03-01\"}],"
        "\"attendances\":[{\"event\":\"E\",\"person\":\"A\",\"times\":10},"
        "{\"event\":\"E\",\"person\":\"B\",\"times\":3}]}", "events", "E,13\r\n");
    REFUSED("people.training",
        "{\"rules\":{\"code\":\"R\",\"unit\":\"\",\"staff\":[\"K\"]},\"persons\":[]}",
        HOSP_E_MISSING, "专管机构");
}

#define LOAN "{\"file\":\"F\",\"borrower\":\"A\",\"purpose\":\"p\",\"from\":\"2024-06-01\"," \
    "\"due\":\"2024-06-10\"}"

/* S-233: certificates expire, a file is lent once at a time. S-237: who teaches. */
static void files(void) {
    IS("people.certificates",
        "{\"day\":\"2024-07-01\",\"certificates\":[{\"person\":\"E\",\"kind\":\"K\","
        "\"number\":\"1\",\"issued\":\"2021-07-01\",\"through\":\"2024-06-30\"}]}",
        "certificates", "E,K,1,20240630,EXPIRED\r\n");
    IS("people.loans", "{\"day\":\"2024-06-10\",\"loans\":[" LOAN "]}", "loans",
        "F,A,p,20240601,20240610,OUT\r\n");
    REFUSED("people.loans", "{\"day\":\"2024-06-10\",\"loans\":[" LOAN "," LOAN "]}",
        HOSP_E_RULE, "F");
    IS("people.courses",
        "{\"courses\":[{\"course\":\"C\",\"specialty\":\"S\",\"theory\":8}],\"lecturers\":["
        "{\"person\":\"P\",\"specialty\":\"S\",\"teaching\":\"theory\"}]}", "courses",
        "C,S,P,\"\",,\"TEXTBOOK,PLAN\"\r\n");
}

#define WORK(last) "{\"works\":[{\"work\":\"W\",\"contractor\":\"C\",\"from\":\"2024-03-01\"," \
    "\"through\":\"2024-06-30\",\"documents\":[\"measures\",\"methods\",\"agreement\"]," \
    "\"coverages\":[{\"kind\":\"qualification\",\"from\":\"2020-01-01\"}," \
    "{\"kind\":\"insurance\",\"from\":\"2024-03-01\",\"through\":\"" last "\"}]}]}"
#define PLAN "\"version\":\"2024-01-01\",\"principles\":\"p\",\"responsible\":\"R\"," \
    "\"flow\":[\"a\"]"

/* S-131: insurance through the last day. S-136: permits and funds. S-143: drafts until drilled. */
static void contractors(void) {
    IS("contractor.gate", WORK("2024-06-30"), "works", "W,C,MAY_START\r\n");
    IS("contractor.gate", WORK("2024-06-29"), "blocks", "W,COVERAGE,insurance,20240630\r\n");
    IS("contractor.permits",
        "{\"now\":\"2024-03-01T09:00:00\",\"permits\":[{\"permit\":\"1\",\"kind\":\"lifting\","
        "\"place\":\"B\",\"from\":\"2024-03-01T08:00:00\",\"through\":\"2024-03-01T12:00:00\","
        "\"applicant\":\"A\",\"approver\":\"A\"}]}", "permits", "1,lifting,REFUSED\r\n");
    REFUSED("contractor.funds",
        "{\"fund\":\"F\",\"budget\":\"1\",\"payments\":[{\"number\":\"1\",\"hazard\":\"H7\","
        "\"amount\":\"1.01\"}]}", HOSP_E_BUDGET, "H7");
    IS("plan.status",
        "{\"day\":\"2024-06-30\",\"plans\":[{\"plan\":\"a\"," PLAN "},{\"plan\":\"b\"," PLAN ","
        "\"drills\":[{\"day\":\"2024-05-01\",\"form\":\"f\"}],\"review\":{"
        "\"summary\":\"2024-05-01\",\"final\":\"2024-05-02\",\"retraining\":\"2024-05-03\"}}]}",
        "plans", "a,DRAFT,drill,\r\nb,VALID,\"\",\r\n");
    IS("plan.drills",
        "{\"day\":\"2024-08-01\",\"drills\":[{\"drill\":\"fire\",\"from\":\"2024-01-31\"}]}",
        "drills",
        "fire,灭火和应急疏散,,20240731,MISSING,0,机关、团体、企业、事业单位消防安全管理规定\r\n");
}

/* S-257: 7/14 and 6/13. S-258: two failures in a row. S-260: no waiver without outstanding. */
static void qualifications(void) {
    IS("qualification.check",
        "{\"day\":\"2024-03-01\",\"check\":[\"middle_titles\"],"
        "\"facts\":{\"middle_title_staff\":7,\"staff\":14}}", "rules",
        "middle_titles,QUALIFIED,\"\",服务机构资格认定办法（范文）\r\n");
    IS("qualification.check",
        "{\"day\":\"2024-03-01\",\"check\":[\"middle_titles\"],"
        "\"facts\":{\"middle_title_staff\":6,\"staff\":13}}", "rules",
        "middle_titles,REFUSED,middle_titles,服务机构资格认定办法（范文）\r\n");
    IS("qualification.review",
        "{\"periods\":[{\"period\":\"1\",\"passed\":false},{\"period\":\"2\",\"passed\":false}]}",
        "periods", "1,0,1,KEEP\r\n2,0,2,REVOKE\r\n");
    IS("qualification.calendar",
        "{\"day\":\"2024-03-12\",\"done\":{\"review\":\"2024-02-20\",\"visit\":\"2024-02-27\","
        "\"notice\":\"2024-03-01\"}}", "next", "wait,20240312,1\r\n");
    REFUSED("qualification.check",
        "{\"day\":\"2024-03-01\",\"check\":[\"service_unit\"],\"facts\":{},\"waivers\":["
        "{\"rule\":\"service_unit\",\"condition\":\"years\",\"reason\":\"r\"}]}", HOSP_E_RULE,
        "outstanding");
}

#define IMPORT(table, text) \
    CHECK(hosp_import_text(book, table, -1, text, -1, table, -1, NULL, 0, NULL) == HOSP_OK)

/* A key item that lost 10 of 30 points: the score, the finding and the money reach their tables. */
static void links(void) {
    CHECK(hosp_set_text(book, "now", "20250401120000", -1) == HOSP_OK);
    IMPORT("hosp_org_unit", "unit_code,unit_class,valid_from\nmed,clinical,20200101\n");
    IMPORT("hosp_person", "person_code\nP9\n");
    IMPORT("hosp_place", "place_code\nstore\n");
    IMPORT("hosp_safety_policy",
        "policy_code,pass_mark,grade_set,not_applicable_rule,unanswered_rule,section_rule,"
        "veto_effect,veto_trigger,decimal_count\n"
        "R,80,inspection_80,exclude,error,pooled,keep,zero,2\n");
    IMPORT("hosp_safety_template",
        "template_code,template_version,template_title,total_rule,pass_rule\n"
        "OWN,1,x,percent,percent\n");
    IMPORT("hosp_safety_section",
        "template_code,template_version,section_code,section_title,sort_number\nOWN,1,S,x,1\n");
    IMPORT("hosp_safety_item",
        "template_code,template_version,check_item_code,section_code,item_points,"
        "criticality_rank,answer_kind,allows_absence,is_required,sort_number\n"
        "OWN,1,B,S,30,1,points,1,1,1\n");
    IMPORT("hosp_inspection",
        "period_month,inspection_code,place_code,inspection_day,inspector_code,template_code,"
        "template_version,policy_code\n202503,I1,store,20250305,P9,OWN,1,R\n");
    IMPORT("hosp_inspection_answer",
        "period_month,inspection_code,check_item_code,answer_text\n202503,I1,B,20\n");
    IMPORT("hosp_appraisal_scheme",
        "scheme_code,base_score,basis_rule,divisor_rule,grade_set,grade_basis\n"
        "N,100,published,hundred,hospital_2015,score\n");
    REFUSED("book.inspection.report",
        "{\"period\":\"2025-03\",\"scheme\":\"N\",\"values\":[{\"subject\":\"med\","
        "\"indicator\":\"s\",\"inspections\":[\"I1\"]}]}", HOSP_E_MISSING, "I1");
    int32_t result = 0;
    CHECK(hosp_run(book, "book.inspection.score", -1,
        "{\"period\":\"2025-03\",\"inspection\":\"I1\"}", -1, &result) == HOSP_OK);
    CHECK(hosp_close(result) == HOSP_OK);
    IS("book.inspection.report",
        "{\"period\":\"2025-03\",\"scheme\":\"N\",\"values\":[{\"subject\":\"med\","
        "\"indicator\":\"s\",\"inspections\":[\"I1\"]}],\"deductions\":[{"
        "\"subject\":\"med\",\"indicator\":\"f\",\"rule\":\"r\",\"inspections\":[\"I1\"]}]}",
        "deductions", "med,f,r,1,202503-000001 I1 B H20250305-1\r\n");
    IMPORT("hosp_cost_item", "item_code,sort_number\nrepair,1\n");
    IMPORT("hosp_hazard_payment",
        "period_month,hazard_code,payment_code,department_code,item_code,amount_yuan\n"
        "202503,H20250305-1,V1,med,repair,600.50\n");
    IS("book.hazard.costs", "{\"period\":\"2025-03\"}", "entries",
        "H20250305-1,med,repair,H20250305-1/V1,600.50,60050\r\n");
    IS("book.hazard.costs", "{\"period\":\"2025-03\"}", "batch", "hazard_payment/202503,1\r\n");
}

int main(void) {
    CHECK(hosp_open(":memory:", -1, HOSP_UTF8, &book) == HOSP_OK);
    people();
    files();
    contractors();
    qualifications();
    links();
    CHECK(hosp_close(book) == HOSP_OK);
    printf("%d passed, %d failed\n", passed, failed);
    return failed != 0;
}
