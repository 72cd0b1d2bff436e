/* The payment table of a city through the C interface, in GBK from file to error text: 1,944
 * standards recomputed to their printed digits, and unit cost of a month from tables to tables.
 *
 *     cc -std=c99 -pedantic -Wall -Wextra -Werror payment_test.c \
 *         $(pkg-config --cflags --libs hosp)
 *
 * Run from the top of the repository. Prints a line per failed check and `N passed, N failed` last.
 */
#include "checks.h"

#include <stdlib.h>

static const char payment[] = "Examples/data/cn_drg_payment/suzhou_2023.csv";

static int32_t open_book(int32_t encoding) {
    int32_t book = 0;
    STATUS(hosp_open(":memory:", -1, encoding, &book), HOSP_OK);
    STATUS(hosp_set_text(book, "now", "20250401120000", 14), HOSP_OK);
    STATUS(hosp_set_text(book, "actor", "tester", 6), HOSP_OK);
    return book;
}

static int32_t import(int32_t book, const char *table, const char *key, const char *text) {
    return hosp_import_text(book, table, -1, text, -1, key, -1, NULL, 0, NULL);
}

/* A table of the result of a procedure; 0 when it was refused. */
static int32_t run(
    int32_t book, const char *procedure, const char *arguments, const char *table, int32_t *result
) {
    int32_t cursor = 0;
    STATUS(hosp_run(book, procedure, -1, arguments, -1, result), HOSP_OK);
    STATUS(hosp_result_table(*result, table, -1, &cursor), HOSP_OK);
    return cursor;
}

static void text_of(int32_t cursor, int32_t column, char *text, int32_t capacity) {
    STATUS(hosp_cursor_text(cursor, column, text, capacity, NULL), HOSP_OK);
}

/* The standards as the file prints them: the last three of the ten fields of each line, which hold
 * digits only. */
static int published(const char *path, char codes[][16], char standards[][3][24], int capacity) {
    char line[512];
    int count = 0;
    FILE *file = fopen(path, "rb");
    CHECK(file != NULL);
    if (!file || !fgets(line, sizeof line, file)) return 0;
    while (count < capacity && fgets(line, sizeof line, file)) {
        line[strcspn(line, "\r\n")] = '\0';
        snprintf(codes[count], 16, "%.*s", (int)strcspn(line, ","), line);
        for (int level = 2; level >= 0; level--) {
            char *comma = strrchr(line, ',');
            CHECK(comma != NULL);
            if (!comma) break;
            snprintf(standards[count][level], 24, "%s", comma + 1);
            *comma = '\0';
        }
        count++;
    }
    fclose(file);
    return count;
}

/* Weight × coefficient × 9,435.25 is, text for text, what the city printed. */
static void recompute_suzhou(void) {
    static char codes[700][16], standards[700][3][24];
    int count = published(payment, codes, standards, 700);
    int32_t book = open_book(HOSP_GBK), result = 0;
    int64_t rows = 0, level = 0, agrees = 0;
    int compared = 0, same = 0;
    CHECK(count == 648);
    STATUS(hosp_import_file(
        book, "hosp_drg_payment", -1, payment, -1, "suzhou", -1,
        "{\"city_code\":\"suzhou\",\"valid_year\":2023}", -1, &rows), HOSP_OK);
    CHECK(rows == 648);
    STATUS(import(book, "hosp_drg_rate", "r",
        "city_code,valid_year,payment_rate,significant_digits\nsuzhou,2023,9435.25,10\n"),
        HOSP_OK);
    int32_t cursor = run(
        book, "book.payment.standards", "{\"city\":\"suzhou\",\"year\":2023}", "standards",
        &result);
    while (hosp_cursor_next(cursor) == HOSP_ROW) {
        char code[64], standard[64];
        text_of(cursor, 1, code, sizeof code);
        STATUS(hosp_cursor_int64(cursor, 2, &level), HOSP_OK);
        text_of(cursor, 4, standard, sizeof standard);
        STATUS(hosp_cursor_int64(cursor, 6, &agrees), HOSP_OK);
        for (int group = 0; group < count; group++)
            if (strcmp(codes[group], code) == 0 && level >= 1 && level <= 3)
                same += agrees == 1 && strcmp(standards[group][level - 1], standard) == 0;
        compared++;
    }
    CHECK(compared == 1944);
    CHECK(same == 1944);
    STATUS(hosp_close(result), HOSP_OK);
    STATUS(hosp_close(book), HOSP_OK);
}

/* A city without a rate is refused in the encoding of the book: 统筹区…没有费率。 */
static void refuse_another_year(void) {
    static const char city[] = "\xb3\xc7";
    char arguments[64], text[256];
    int32_t book = open_book(HOSP_GBK), result = 7;
    snprintf(arguments, sizeof arguments, "{\"city\":\"%s\",\"year\":2024}", city);
    STATUS(hosp_run(book, "book.payment.standards", -1, arguments, -1, &result), HOSP_E_MISSING);
    CHECK(result == 7);
    STATUS(hosp_error_text(book, text, sizeof text, NULL), HOSP_OK);
    CHECK(strstr(text, city) != NULL && strstr(text, "2024") != NULL);
    STATUS(hosp_close(book), HOSP_OK);
}

/* Office 100.00 to laboratory and ward alike; laboratory 100.00 to the ward, which has 160.00. */
static void load_month(int32_t book) {
    STATUS(import(book, "hosp_org_unit", "u",
        "unit_code,unit_class,valid_from\noffice,admin_logistics,20200101\n"
        "lab,medical_technology,20200101\nward,clinical,20200101\n"), HOSP_OK);
    STATUS(import(book, "hosp_cost_item", "i", "item_code,sort_number\nstaff,1\n"), HOSP_OK);
    STATUS(import(book, "hosp_driver", "d", "driver_code\nheads\norders\n"), HOSP_OK);
    STATUS(import(book, "hosp_cost_plan", "p",
        "plan_code,method_name,rounding_unit,residual_rule,negative_pool_rule,"
        "negative_driver_rule\nP,three_stage,0.01,largest_remainder,mirror,error\n"), HOSP_OK);
    STATUS(import(book, "hosp_cost_plan_step", "s",
        "plan_code,step_number,source_code,driver_code,stage_number\n"
        "P,1,office,heads,1\nP,2,lab,orders,3\n"), HOSP_OK);
    STATUS(import(book, "hosp_cost_entry", "e",
        "period_month,department_code,item_code,entry_code,amount_yuan\n"
        "202503,office,staff,1,100.00\n202503,lab,staff,2,50.00\n202503,ward,staff,3,10.00\n"),
        HOSP_OK);
    STATUS(import(book, "hosp_driver_statistic", "q",
        "period_month,driver_code,department_code,driver_quantity\n"
        "202503,heads,lab,1\n202503,heads,ward,1\n202503,orders,ward,1\n"), HOSP_OK);
    STATUS(import(book, "hosp_care_volume", "v",
        "period_month,department_code,care_unit,class_code,care_quantity\n"
        "202503,ward,bed_day,all,64\n202503,ward,discharge,all,8\n"), HOSP_OK);
    STATUS(import(book, "hosp_item_pool", "m",
        "period_month,department_code,method_name,capacity_minutes\n"
        "202503,lab,time_driven,1000\n"), HOSP_OK);
    STATUS(import(book, "hosp_item_volume", "iv",
        "period_month,department_code,service_code,item_quantity,unit_minutes\n"
        "202503,lab,L1,100,8\n"), HOSP_OK);
}

/* The text of a column in the row whose two key columns read so. */
static void expect(
    int32_t book, const char *procedure, const char *table, const char *filter, const char *column,
    const char *expected
) {
    static const char arguments[] = "{\"period\":\"2025-03\",\"plan\":\"P\"}";
    char text[64] = "", name[64];
    int32_t result = 0, cursor = 0, columns = 0;
    STATUS(hosp_run(book, procedure, -1, arguments, -1, &result), HOSP_OK);
    STATUS(hosp_close(result), HOSP_OK);
    STATUS(hosp_select(book, table, -1, filter, -1, &cursor), HOSP_OK);
    CHECK(hosp_cursor_next(cursor) == HOSP_ROW);
    STATUS(hosp_cursor_columns(cursor, &columns), HOSP_OK);
    for (int32_t position = 1; position <= columns; position++) {
        STATUS(hosp_cursor_name(cursor, position, name, sizeof name, NULL), HOSP_OK);
        if (strcmp(name, column) == 0) text_of(cursor, position, text, sizeof text);
    }
    if (strcmp(text, expected) != 0) printf("    %s %s: %s\n", table, column, text);
    CHECK(strcmp(text, expected) == 0);
    STATUS(hosp_close(cursor), HOSP_OK);
}

static void cost_a_month(void) {
    int32_t book = open_book(HOSP_UTF8), result = 0;
    load_month(book);
    STATUS(hosp_run(
        book, "book.cost.allocate", -1, "{\"period\":\"2025-03\",\"plan\":\"P\"}", -1, &result),
        HOSP_OK);
    /* 160.00 over 64 bed-days and 8 discharges; 100.00 over 1,000 minutes, 8 minutes each. */
    expect(book, "book.cost.unit", "hosp_unit_cost_current",
        "{\"department_code\":\"ward\",\"care_unit\":\"bed_day\",\"item_code\":\"*\"}",
        "unit_cost", "2.500000");
    expect(book, "book.cost.unit", "hosp_unit_cost_current",
        "{\"department_code\":\"*\",\"care_unit\":\"discharge\",\"item_code\":\"staff\"}",
        "unit_cost", "20.000000");
    expect(book, "book.cost.items", "hosp_item_cost_current",
        "{\"department_code\":\"lab\",\"service_code\":\"L1\"}", "unit_cost", "0.800000");
    expect(book, "book.cost.items", "hosp_item_capacity_current",
        "{\"department_code\":\"lab\"}", "unused_minutes", "200");
    STATUS(hosp_close(result), HOSP_OK);
    STATUS(hosp_close(book), HOSP_OK);
}

int main(void) {
    recompute_suzhou();
    refuse_another_year();
    cost_a_month();
    printf("%d passed, %d failed\n", passed, failed);
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
