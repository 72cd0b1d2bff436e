/* The purchases, contracts and the office of a book from C: tables are imported, and procedures say
 * what can be paid, what runs out and what is late.
 *
 *     cc -std=c99 -pedantic -Wall -Wextra -Werror purchase_book_test.c \
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

/* 60 and 40 are billed of 98 that were accepted. */
static void purchases(void) {
    load("hosp_org_unit",
         "unit_code,unit_name,unit_class,valid_from\nlab,lab,medical_technology,20200101\n");
    load("hosp_supplier", "supplier_code,supplier_name\nS1,one\nS2,two\n");
    load("hosp_quotation",
         "period_month,purchase_code,supplier_code,quoted_yuan\n"
         "202403,fridge,S1,5000.00\n202403,fridge,S2,4800.00\n");
    IS("book.purchase.quotes", "{\"item\":\"fridge\",\"choice\":\"S2\"}", "result",
       "ok,2,S2,0\r\n");
    load("hosp_purchase_order",
         "period_month,purchase_order_code,purchase_code,department_code,supplier_code,"
         "ordered_day,due_day,ordered_quantity,unit_price,amount_yuan\n"
         "202403,O1,tube,lab,S1,20240301,20240310,100,2.50,250.00\n");
    IS("book.purchase.split", "{\"limit\":\"1000\"}", "groups", "");
    load("hosp_purchase_receipt",
         "period_month,receipt_code,purchase_order_code,received_day,received_quantity,"
         "accepted_quantity\n"
         "202403,R1,O1,20240310,60,60\n202404,R2,O1,20240402,40,38\n");
    load("hosp_purchase_bill",
         "period_month,supplier_code,invoice_number,purchase_order_code,billed_day,"
         "billed_quantity,unit_price\n"
         "202403,S1,20,O1,20240312,60,2.50\n202404,S2,10,O1,20240405,40,2.50\n");
    IS("book.purchase.match", "{}", "bills",
       "S1/20,1,\"\"\r\nS2/10,0,bill_above_receipt\r\n");
    IS("book.purchase.match", "{}", "other_suppliers", "S2/10,S2,S1\r\n");
    load("hosp_purchase_claim",
         "period_month,claim_code,claimed_supplier,invoice_number,claimed_order,"
         "claimed_quantity\n202404,C1,S1,20,O1,60\n202404,C2,S1,20,O1,60\n");
    IS("book.purchase.claims", "{}", "claims", "C1,60,0,\r\nC2,0,60,C1\r\n");
    IS("book.purchase.supplier", "{\"today\":\"2024-03-05\",\"thresholds\":{}}", "suppliers",
       "S1,admitted,\"\"\r\nS2,admitted,\"\"\r\n");
    IS("book.purchase.rating",
       "{\"from\":\"2024-03-01\",\"to\":\"2024-04-30\",\"weights\":{\"delivery\":\"1\","
       "\"quality\":\"1\",\"complaints\":\"1\"},\"deduction\":\"10\"}",
       "suppliers", "S1,66.67\r\nS2,\r\n");
    load("hosp_purchase_plan_line",
         "period_month,plan_line_code,planned_quantity\n202404,L1,1\n");
    load("hosp_goods_arrival",
         "period_month,arrival_number,plan_line_code,tracking_code,arrived_quantity\n"
         "202404,1,L1,T1,1\n202404,2,L2,T2,1\n");
    IS("book.purchase.goods_in", "{}", "goods", "L1,T1,\r\nL2,T2,no_plan\r\n");
    REFUSED("book.purchase.quotes", "{}", HOSP_E_MISSING, "item");
}

static void contracts(void) {
    load("hosp_contract",
         "contract_code,service_name,partner_name,first_day,last_day,yearly_fee_yuan\n"
         "C1,cleaning,one,20240101,20241231,1200000.00\n");
    load("hosp_outsourced_service", "service_name\ncleaning\nlaundry\n");
    IS("book.contract.register", "{\"today\":\"2024-10-03\"}", "contracts",
       "C1,renew,2024-12-31\r\n");
    IS("book.contract.register", "{\"today\":\"2024-10-03\"}", "uncovered", "laundry\r\n");
    load("hosp_unit_contract",
         "period_month,department_code,income_yuan,cost_yuan,remittance_yuan\n"
         "202403,lab,90.00,70.00,5.00\n");
    IS("book.contract.result", "{\"period\":\"2024-03\"}", "units", "lab,1500\r\n");
    load("hosp_special_project", "project_code,responsible_code\nX,P1\n");
    load("hosp_project_stage",
         "project_code,stage_number,stage_name,done_day\nX,1,proposal,20240301\n");
    IS("book.project.stages", "{}", "projects",
       "X,P1,proposal,\"budget,execution,acceptance,final_accounts,audit\",0\r\n");
    load("hosp_project_change", "project_code,change_number,change_code,amount_yuan\nX,1,B,6\n");
    IS("book.project.changes", "{\"project\":\"X\",\"contract\":\"100\",\"limit\":\"0.1\"}",
       "changes", "B,600,600,6.00,0\r\n");
    load("hosp_promised_task",
         "task_code,promised_quantity,due_day,done_quantity\nT1,10,20240304,9.5\n");
    IS("book.task.overdue", "{\"today\":\"2024-03-05\"}", "tasks", "T1,overdue\r\n");
}

static void office(void) {
    load("hosp_person", "person_code\nP1\nP2\n");
    load("hosp_meeting_room", "room_code,room_name\nA,first\n");
    load("hosp_meeting",
         "period_month,meeting_code,room_code,starts_at,ends_at\n"
         "202403,M,A,20240305140000,20240305160000\n");
    load("hosp_meeting_need", "period_month,meeting_code,resource_name\n202403,M,video\n");
    load("hosp_meeting_person", "period_month,meeting_code,person_code\n202403,M,P1\n");
    IS("book.office.meetings", "{}", "meetings",
       "M,video,\"\",2024-03-04,2024-03-05T08:00:00,2024-03-05T13:55:00,0.0\r\n");
    load("hosp_vehicle",
         "plate_number,total_kilometres,inspected_to,insured_to\nA,1,20240331,20250101\n");
    IS("book.office.vehicles", "{\"today\":\"2024-03-01\"}", "vehicles", "A,inspection\r\n");
    load("hosp_vehicle_trip",
         "period_month,trip_number,plate_number,chauffeur_code,rider_name,trip_kilometres,"
         "amount_yuan\n202403,1,A,D,U,99.9,7.00\n");
    IS("book.office.trips",
       "{\"period\":\"2024-03\",\"by\":\"driver\",\"bands\":[{\"from\":\"0\","
       "\"steps\":[\"head\"]}]}",
       "sums", "D,1,99.9,700\r\n");
    load("hosp_duty_shift",
         "period_month,person_code,post_code,starts_at,ends_at\n"
         "202402,P1,gate,20240210090000,20240211080000\n");
    IS("book.office.roster",
       "{\"posts\":[\"gate\"],\"from\":\"2024-02-10T08:00\",\"to\":\"2024-02-11T08:00\"}",
       "gaps", "gate,2024-02-10T08:00:00,2024-02-10T09:00:00\r\n");
    load("hosp_seal_use",
         "period_month,seal_use_code,requester_code,approver_code\n202402,1,P1,P1\n");
    IS("book.office.seals", "{}", "uses", "1,\"document,copies,self_approved\"\r\n");
    load("hosp_notice_addressee", "period_month,notice_code,person_code\n202403,N1,P2\n");
    IS("book.office.receipts", "{\"notice\":\"N1\"}", "receipts", "P2,unread,\r\n");
    load("hosp_incoming_document", "year_number,document_number,due_day\n2024,1,20240304\n");
    IS("book.office.documents", "{\"year\":2024,\"today\":\"2024-03-05\"}", "faults",
       "1,late\r\n");
}

int main(void) {
    CHECK(hosp_open(":memory:", -1, HOSP_UTF8, &book) == HOSP_OK);
    CHECK(hosp_set_text(book, "now", "20250401120000", -1) == HOSP_OK);
    purchases();
    contracts();
    office();
    CHECK(hosp_close(book) == HOSP_OK);
    printf("%d passed, %d failed\n", passed, failed);
    return failed != 0;
}
