/*
 * month_end - cost, appraisal, pay and inspections of one month, from CSV files to a book.
 *
 *     month_end [BOOK [DATA]]
 *
 * BOOK is the file of the book (month_end.db), DATA the directory Examples/data. The program brings
 * three hospitals into the book: a real cost report, 589 real hospital sites, and a small synthetic
 * Chinese hospital. Then it allocates, appraises, pays and inspects, and prints what came of it.
 * All of it can be read with SQL afterwards. Run again with the same book it changes nothing and
 * prints the same.
 *
 * C99 and hosp.h only: cc -std=c99 month_end.c $(pkg-config --cflags --libs hosp)
 */
#define PROGRAM "month_end"
enum { MONTH = 202503 };

#include "example.h"
#include "month_cost.h"
#include "sites.h"

static int32_t open_book(const char *location, int32_t encoding)
{
    int32_t book = 0;
    check(0, hosp_open(location, -1, encoding, &book));
    check(book, hosp_set_text(book, "language", "en", -1));
    check(book, hosp_set_text(book, "actor", "month_end", -1));
    check(book, hosp_set_text(book, "now", "20250401090000", -1));
    return book;
}

/* ---- Bringing facts in ------------------------------------------------------------------- */

struct import { const char *file, *table; };

/* Imports files whose headers name the columns; a batch is named after its file. */
static void import_files(int32_t book, const char *directory, const struct import *list)
{
    for (; list->file; list++) {
        int64_t rows = 0;
        check(book, hosp_import_file(book, list->table, -1, path_of(directory, list->file), -1,
                                     list->file, -1, NULL, 0, &rows));
        printf("%-22s %3" PRId64 " rows into %s\n", list->file, rows, list->table);
    }
}

/* ---- The synthetic hospital -------------------------------------------------------------- */

static void print_appraisal(int32_t book)
{
    static const struct shown parts[] = {
        {"subject_code", "科室", -6}, {"part_name", "考核部分", -14}, {"part_weight", "权重", 6},
        {"part_score", "得分", 8}, {NULL, NULL, 0}};
    static const struct shown cards[] = {
        {"subject_code", "科室", -6}, {"subject_name", "名称", -14},
        {"composite_score", "综合得分", 10}, {"pay_coefficient", "绩效系数", 10},
        {"grade_name", "等级", -8}, {NULL, NULL, 0}};
    int32_t result = 0;
    check(book, hosp_appraisal_run(book, MONTH, "YUE", -1, &result));
    printf("\n月度考核（合成数据）\n\n");
    print_table(book, result, "parts", parts, NULL);
    printf("\n");
    print_table(book, result, "cards", cards, NULL);
    check(book, hosp_close(result));
}

static void print_pay(int32_t book)
{
    static const struct shown units[] = {
        {"department", "科室", -6}, {"name", "名称", -14}, {"weight", "权数", 14},
        {"amount", "金额", 12}, {NULL, NULL, 0}};
    static const struct shown persons[] = {
        {"department", "科室", -6}, {"person", "工号", -6}, {"name", "姓名", -8},
        {"weight", "权数", 10}, {"amount", "金额", 12}, {NULL, NULL, 0}};
    static const struct shown kept[] = {
        {"code", "对象", -6}, {"name", "预留项目", -14}, {"amount", "金额", 12}, {NULL, NULL, 0}};
    static const char *const proof[] = {"amount_fen", "difference_fen", NULL};
    int32_t result = 0;
    check(book, hosp_pay_distribute(book, MONTH, "JX", -1, &result));
    printf("\n绩效分配（合成数据）\n\n");
    int64_t to_units = print_table(book, result, "departments", units, "amount_fen");
    printf("\n");
    int64_t to_persons = print_table(book, result, "persons", persons, "amount_fen");
    printf("\n");
    int64_t reserved = print_table(book, result, "set_asides", kept, "amount_fen");
    struct table table = open_result(book, result, "proof", proof);
    int64_t pool = next(&table) ? integer(&table, 0) : 0;   /* the first line is the pool's */
    printf("\n总量 %s 分 = 科室 %s + 预留 %s；个人合计 %s，尾差 %s\n", grouped(pool),
           grouped(to_units), grouped(reserved), grouped(to_persons),
           grouped(pool - reserved - to_persons));
    if (pool != to_units + reserved || to_units != to_persons)
        fail("the pay does not tie");
    check(book, hosp_close(result));
}

static void print_inspection(int32_t book, const char *code, const char *title)
{
    static const struct shown sections[] = {
        {"title", "部分", -14}, {"earned", "得分", 8}, {"maximum", "应得分", 8},
        {"percent", "得分率%", 8}, {NULL, NULL, 0}};
    static const struct shown score[] = {
        {"earned", "总得分", 8}, {"maximum", "应得分", 8}, {"percent", "得分率%", 8},
        {"result", "结论", -6}, {"grade", "等级", -8}, {"failed", "问题", 6}, {NULL, NULL, 0}};
    static const struct shown findings[] = {
        {"item", "项目", -18}, {"lost_points", "扣分", 6}, {"consequence", "处理", -8},
        {"hazard", "隐患编号", -14}, {"note", "备注", -4}, {NULL, NULL, 0}};
    int32_t result = 0;
    check(book, hosp_inspection_score(book, MONTH, code, -1, &result));
    printf("\n%s（合成数据）\n\n", title);
    print_table(book, result, "sections", sections, NULL);
    printf("\n");
    print_table(book, result, "score", score, NULL);
    printf("\n");
    print_table(book, result, "findings", findings, NULL);
    check(book, hosp_close(result));
}

/* ---- What the book keeps ----------------------------------------------------------------- */

static void print_runs(int32_t book)
{
    static const struct shown runs[] = {
        {"run_id", "run", -14}, {"procedure_name", "procedure", -22}, {"scope_code", "of", -8},
        {"version_number", "version", 7}, {"is_stale", "stale", 5}, {NULL, NULL, 0}};
    int32_t result = 0;
    char json[64];
    check(book, hosp_run(book, "book.runs", -1, NULL, 0, &result));
    printf("\nThe runs of the book\n\n");
    print_table(book, result, "runs", runs, NULL);
    check(book, hosp_close(result));
    check(book, hosp_run(book, "book.audit.verify", -1, NULL, 0, &result));
    check(book, hosp_result_json(result, json, sizeof json, NULL));
    printf("\naudit trail verified: %s\n", json);
    check(book, hosp_close(result));
}

int main(int argc, char **argv)
{
    static const struct import old[] = {   /* from the older systems of the hospital, in GBK */
        {"departments.gbk.csv", "hosp_org_unit"}, {"persons.gbk.csv", "hosp_person"},
        {"assignments.gbk.csv", "hosp_person_assignment"},
        {"attendance.gbk.csv", "hosp_attendance"}, {NULL, NULL}};
    static const struct import new[] = {
        {"scheme.csv", "hosp_appraisal_scheme"}, {"parts.csv", "hosp_appraisal_part"},
        {"indicators.csv", "hosp_appraisal_indicator"},
        {"parameters.csv", "hosp_appraisal_parameter"}, {"units.csv", "hosp_appraisal_unit"},
        {"exemptions.csv", "hosp_appraisal_exemption"}, {"values.csv", "hosp_appraisal_value"},
        {"deductions.csv", "hosp_appraisal_deduction"}, {"pool.csv", "hosp_pay_pool"},
        {"reserve.csv", "hosp_pay_reserve"}, {"workload.csv", "hosp_pay_factor"},
        {"places.csv", "hosp_place"}, {"policies.csv", "hosp_safety_policy"},
        {"checklists.csv", "hosp_safety_template"}, {"sections.csv", "hosp_safety_section"},
        {"items.csv", "hosp_safety_item"}, {"inspections.csv", "hosp_inspection"},
        {"answers.csv", "hosp_inspection_answer"}, {NULL, NULL}};
    const char *location = argc > 1 ? argv[1] : "month_end.db";
    const char *data = argc > 2 ? argv[2] : "Examples/data";
    char hospital[4096];
    if (argc > 3)
        fail("usage: month_end [BOOK [DATA]]");
    snprintf(hospital, sizeof hospital, "%s", path_of(data, "synthetic_hospital"));
    check(0, hosp_set_text(0, "language", "en", -1));

    int32_t book = open_book(location, HOSP_GBK);   /* an encoding is that of an opening */
    import_files(book, hospital, old);
    check(book, hosp_close(book));

    book = open_book(location, HOSP_UTF8);
    import_files(book, hospital, new);
    bring_facility(book, data);
    struct sites sites = read_sites(book, data);
    find_benchmarks(&sites);
    bring_sites(book, &sites);

    print_cost(book);
    print_sites(book, &sites);
    print_appraisal(book);
    print_pay(book);
    print_inspection(book, "ZC2025", "档案管理自查");
    print_inspection(book, "ZJ0321", "库房周检");
    print_runs(book);
    check(book, hosp_close(book));
    free(sites.all);
    return EXIT_SUCCESS;
}
