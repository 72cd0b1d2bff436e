/* Daily cost control of a book from C: assets, energy and stores from tables to tables, and their
 * way into the cost ledger and an appraisal.
 *
 *     cc -std=c99 -pedantic -Wall -Wextra -Werror book_cost_test.c \
 *         $(pkg-config --cflags --libs hosp)
 *
 * Prints a line per failed check and `N passed, N failed` last.
 */
#include "procedure_checks.h"

#define MARCH "{\"period\":\"2025-03\"}"

static void load(const char *table, const char *text) {
    CHECK(hosp_import_text(book, table, -1, text, -1, "c", -1, NULL, 0, NULL) == HOSP_OK);
}

static void masters(void) {
    load("hosp_org_unit", "unit_code,valid_from\nA,20200101\nB,20200101\n");
    load("hosp_cost_item", "item_code,sort_number\nZJ,1\n");
    load("hosp_appraisal_scheme",
        "scheme_code,scheme_name,base_score,basis_rule,divisor_rule,grade_set,grade_basis\n"
        "S,S,100,published,hundred,hospital_2015,score\n");
}

/* 1,000,000.00 over 60 months are 16,666.67; an asset that moved is charged where it is. */
static void assets(void) {
    load("hosp_asset",
        "asset_code,department_code,item_code,cost_fen,acquired_on,life_months,funding_tag,"
        "place_name,keeper_code\n"
        "CT,A,ZJ,100000000,20250318,60,F,101,P\nBED,A,ZJ,120000,20250101,12,,202,P\n"
        "LAND,A,ZJ,1,20200101,,,0,P\n");
    load("hosp_asset_change", "asset_code,change_month,department_code\nBED,202503,B\n");
    REFUSED("book.asset.post", MARCH, HOSP_E_MISSING, "book.asset.depreciation");
    IS("book.asset.depreciation", MARCH, "charges",
        "BED,B,ZJ,,100.00,10000,300.00,30000,900.00,90000\r\n"
        "CT,A,ZJ,F,16666.67,1666667,16666.67,1666667,983333.33,98333333\r\n"
        "LAND,A,ZJ,,,,,,,\r\n");
    IS("book.asset.post", MARCH, "entries",
        "A,ZJ,F,折旧/F,16666.67,1666667\r\nB,ZJ,,折旧,100.00,10000\r\n");
    load("hosp_asset_campaign",
        "period_month,campaign_code,started_at\n202503,K,2025-03-10 08:00:00\n");
    load("hosp_asset_scan",
        "period_month,campaign_code,scan_number,asset_code,place_name,scanned_at\n"
        "202503,K,1,CT,101,2025-03-10 09:00:00\n202503,K,2,CT,101,2025-03-10 10:00:00\n"
        "202503,K,3,BED,101,2025-03-10 09:00:00\n202503,K,4,X,101,2025-03-10 09:00:00\n");
    IS("book.asset.count", "{\"period\":\"2025-03\",\"campaign\":\"K\"}", "assets",
        "BED,misplaced,B,101,1\r\nCT,found,A,101,2\r\nLAND,missing,A,,0\r\nX,unknown,,101,1\r\n");
    REFUSED("book.asset.count", "{\"period\":\"2025-03\",\"campaign\":\"L\"}", HOSP_E_UNKNOWN,
        "L");
}

/* S-202: 1000 against 930; 660.00 over 530 and 400. S-196: 100 saved at 1.00, half. */
static void energy(void) {
    load("hosp_meter",
        "meter_code,energy_code,parent_code,department_code,tariff_code,valid_from\n"
        "T,E,,,P,20240101\nM,E,T,A,,20240101\nN,E,T,B,,20240101\n");
    load("hosp_tariff_slot",
        "tariff_code,start_minutes,slot_name,price_value,valid_from\nP,0,all,0.6,20240101\n");
    load("hosp_tariff_tier",
        "tariff_code,tier_number,above_quantity,surcharge_value,valid_from\n"
        "P,1,0,0,20240101\nP,2,800,0.3,20240101\n");
    load("hosp_energy_band",
        "energy_code,band_number,share_value,valid_from\nE,1,0.5,20240101\n");
    load("hosp_energy_quota",
        "period_month,department_code,energy_code,quota_quantity,price_value\n"
        "202503,B,E,500,1\n");
    load("hosp_meter_reading",
        "period_month,meter_code,read_at,register_quantity\n"
        "202502,T,2025-03-01 00:00:00,0\n202503,T,2025-04-01 00:00:00,1000\n"
        "202502,M,2025-03-01 00:00:00,0\n202503,M,2025-04-01 00:00:00,530\n"
        "202502,N,2025-03-01 00:00:00,0\n202503,N,2025-04-01 00:00:00,400\n");
    IS("book.energy.month", MARCH, "bills", "T,,660.00,66000,70,7.00,0.00,0,\r\n");
    IS("book.energy.month", MARCH, "costs", "A,E,376.13,37613\r\nB,E,283.87,28387\r\n");
    IS("book.energy.month", MARCH, "quotas", "B,E,under,400,-100,-20.00,50.00,5000,\r\n");
}

#define MOVE(code, lines) \
    "{\"document\":\"" code "\",\"on\":\"2025-03-10\",\"lines\":[" lines "]}"

/* S-184: 10 - 4 + 1 - 2 = 5; 6 are refused. */
static void stores(void) {
    load("hosp_stock_goods", "goods_code,is_beyond_allowed\nG,0\n");
    load("hosp_stock_lot",
        "lot_code,goods_code,received_on,good_through\nL,G,20250101,20251231\n");
    IS("book.stock.move",
        MOVE("1", "{\"kind\":\"in\",\"lot\":\"L\",\"quantity\":\"10\"},"
        "{\"kind\":\"out\",\"goods\":\"G\",\"quantity\":\"4\",\"receiver\":\"W\"},"
        "{\"kind\":\"return\",\"lot\":\"L\",\"quantity\":\"1\"},"
        "{\"kind\":\"scrap\",\"lot\":\"L\",\"quantity\":\"2\"}"), "lots",
        "L,G,5,2025-12-31,,,,\r\n");
    REFUSED("book.stock.move", MOVE("2", "{\"kind\":\"out\",\"lot\":\"L\",\"quantity\":\"6\"}"),
        HOSP_E_RULE, "6");
    REFUSED("book.stock.move", MOVE("1", "{\"kind\":\"out\",\"lot\":\"L\",\"quantity\":\"1\"}"),
        HOSP_E_DUPLICATE, "1");
    IS("book.stock.balance", "{\"on\":\"2026-01-01\"}", "goods", "G,5,0,\r\n");
    IS("book.stock.trace", "{\"lot\":\"L\"}", "movements",
        "1/1,in,L,2025-03-10,10,\r\n1/2,out,L,2025-03-10,4,W\r\n"
        "1/3,return,L,2025-03-10,1,\r\n1/4,scrap,L,2025-03-10,2,\r\n");
}

/* S-188: one of two in time. S-119: 6,097 of 9,500. */
static void indicators(void) {
    load("hosp_maintenance_task",
        "period_month,task_code,asset_code,department_code,due_on,done_on\n"
        "202503,1,CT,A,20250310,20250310\n202503,2,CT,A,20250310,\n");
    IS("book.maintenance.month", "{\"period\":\"2025-03\",\"on\":\"2025-03-31\"}", "rates",
        "*,2,1,50.00\r\nA,2,1,50.00\r\n");
    load("hosp_budget_line",
        "line_code,department_code,budget_item_code,is_restricted\nL,A,I,0\n");
    load("hosp_budget_month", "period_month,line_code,approved_fen\n202503,L,950000\n");
    IS("book.budget.step",
        "{\"step\":{\"step\":\"document\",\"document\":\"B\",\"stage\":\"actual\",\"line\":\"L\","
        "\"month\":\"2025-03\",\"amount\":\"6097\"}}", "warnings", "");
    IS("book.budget.execution", MARCH, "execution",
        "line,L,9500.00,950000,6097.00,609700,64.18\r\n"
        "department,A,9500.00,950000,6097.00,609700,64.18\r\n");
    IS("book.control.report",
        "{\"period\":\"2025-03\",\"scheme\":\"S\",\"source\":\"budget\",\"values\":["
        "{\"subject\":\"B\",\"indicator\":\"I\"}]}", "values", "B,I,,\r\n");
    REFUSED("book.control.report",
        "{\"period\":\"2025-03\",\"scheme\":\"S\",\"source\":\"maintenance\","
        "\"on\":\"2025-03-30\",\"values\":[{\"subject\":\"A\",\"indicator\":\"I\"}]}",
        HOSP_E_MISSING, "2025-03-30");
}

int main(void) {
    CHECK(hosp_open(":memory:", -1, HOSP_UTF8, &book) == HOSP_OK);
    CHECK(hosp_set_text(book, "now", "20250401120000", -1) == HOSP_OK);
    masters();
    assets();
    energy();
    stores();
    indicators();
    CHECK(hosp_close(book) == HOSP_OK);
    printf("%d passed, %d failed\n", passed, failed);
    return failed != 0;
}
