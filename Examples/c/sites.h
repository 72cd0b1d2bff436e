/*
 * sites.h - scorecards of real hospital sites: cleaning cost and energy per square metre of the 589
 * sites of Examples/data/nhs_hospital_sites, against a benchmark picked from the data.
 */
#ifndef SITES_H
#define SITES_H

#include "example.h"

enum { CLEANING, ENERGY, NOT_APPLICABLE = -1 };

/* A site; an amount is a yearly total that becomes a figure per square metre. */
struct site {
    char code[16], name[80];
    int64_t area;
    int64_t amount[2];   /* pounds, kilowatt hours */
};

struct sites { struct site *all; size_t count; int64_t mark[2]; /* ten-thousandths */ };

static const char *const indicators[2] = {"cleaning", "energy"};

static int64_t amount(const struct table *table, int wanted)
{
    char value[32];
    text(table, wanted, value, sizeof value);
    return strcmp(value, "Not Applicable") == 0 ? NOT_APPLICABLE : whole_number(value);
}

static struct sites read_sites(int32_t book, const char *data)
{
    static const char *const names[] = {
        "Site Code", "Site Name", "Gross internal floor area (m²)", "Cleaning service cost (£)",
        "Electricity consumed (kWh)", "Gas consumed (kWh)", "Oil consumed (kWh)", NULL};
    struct table table =
        open_file(book, data, "nhs_hospital_sites/sites_2015-16.csv", names);
    struct sites sites = {NULL, 0, {0, 0}};
    while (next(&table)) {
        sites.all = room_for_one_more(sites.all, sites.count, sizeof *sites.all);
        struct site *site = &sites.all[sites.count++];
        text(&table, 0, site->code, sizeof site->code);
        text(&table, 1, site->name, sizeof site->name);
        site->area = amount(&table, 2);
        site->amount[CLEANING] = amount(&table, 3);
        int64_t fuels[3] = {amount(&table, 4), amount(&table, 5), amount(&table, 6)};
        int is_missing = fuels[0] < 0 || fuels[1] < 0 || fuels[2] < 0;
        site->amount[ENERGY] = is_missing ? NOT_APPLICABLE : fuels[0] + fuels[1] + fuels[2];
    }
    return sites;
}

/* Ten-thousandths of an amount per square metre, rounded half up. */
static int64_t per_area(const struct site *site, int which)
{
    return (site->amount[which] * 20000 + site->area) / (2 * site->area);
}

static int sorted_by;   /* what the next function compares */

static int by_unit_figure(const void *one, const void *other)
{
    const struct site *a = one, *b = other;
    int64_t left = a->amount[sorted_by] * b->area, right = b->amount[sorted_by] * a->area;
    return (left > right) - (left < right);
}

static int by_area(const void *one, const void *other)
{
    const struct site *a = one, *b = other;
    int order = (a->area < b->area) - (a->area > b->area);
    return order ? order : strcmp(a->code, b->code);
}

/* The benchmark (标杆值): the best tenth of the sites that report more than nothing. */
static void find_benchmarks(struct sites *sites)
{
    for (int which = CLEANING; which <= ENERGY; which++) {
        size_t first = 0, reporting = 0;
        sorted_by = which;
        qsort(sites->all, sites->count, sizeof *sites->all, by_unit_figure);
        while (first < sites->count && sites->all[first].amount[which] <= 0)
            first++;
        reporting = sites->count - first;
        if (reporting == 0)
            fail("no site reports anything");
        sites->mark[which] = per_area(&sites->all[first + (reporting + 9) / 10 - 1], which);
    }
    qsort(sites->all, sites->count, sizeof *sites->all, by_area);
}

/* Brings the sites in as units with their facts; what a site does not have is no fact. */
static void bring_sites(int32_t book, const struct sites *sites)
{
    char csv[512], number[32];
    int32_t units = begin(book, "hosp_org_unit", "ERIC");
    for (size_t i = 0; i < sites->count; i++) {
        set(book, units, "unit_code", sites->all[i].code);
        set(book, units, "unit_name", sites->all[i].name);
        set(book, units, "valid_from", "20150401");
        set(book, units, "unit_level", "site");   /* no department that takes part in cost */
        check(book, hosp_rows_add(units));
    }
    commit(book, units);
    import_text(book, "hosp_appraisal_scheme", "ERIC",
                "scheme_code,base_score,basis_rule,divisor_rule,grade_set,grade_basis\n"
                "ERIC,100,published,hundred,hospital_2015,score\n");
    import_text(book, "hosp_appraisal_part", "ERIC",
                "scheme_code,part_code,part_weight,sort_number,scoring_rule\n"
                "ERIC,unit,100,1,items\n");
    import_text(book, "hosp_appraisal_indicator", "ERIC",
                "scheme_code,indicator_code,part_code,indicator_weight,sort_number,method_name,"
                "missing_rule\nERIC,cleaning,unit,40,1,ratio,zero\n"
                "ERIC,energy,unit,60,2,ratio,zero\n");
    snprintf(csv, sizeof csv,
             "scheme_code,indicator_code,line_number,parameter_name,parameter_value\n"
             "ERIC,cleaning,0,target,%" PRId64 ".%04d\nERIC,cleaning,0,mode,low_reciprocal\n"
             "ERIC,energy,0,target,%" PRId64 ".%04d\nERIC,energy,0,mode,low_reciprocal\n",
             sites->mark[CLEANING] / 10000, (int)(sites->mark[CLEANING] % 10000),
             sites->mark[ENERGY] / 10000, (int)(sites->mark[ENERGY] % 10000));
    import_text(book, "hosp_appraisal_parameter", "ERIC", csv);

    int32_t subjects = begin(book, "hosp_appraisal_unit", "ERIC");
    int32_t exempt = begin(book, "hosp_appraisal_exemption", "ERIC");
    int32_t values = begin(book, "hosp_appraisal_value", "ERIC");
    for (size_t i = 0; i < sites->count; i++) {
        const struct site *site = &sites->all[i];
        set(book, subjects, "scheme_code", "ERIC");
        set(book, subjects, "subject_code", site->code);
        set(book, subjects, "subject_kind", "department");
        check(book, hosp_rows_add(subjects));
        for (int which = CLEANING; which <= ENERGY; which++) {
            int32_t rows = site->amount[which] == NOT_APPLICABLE ? exempt : values;
            set(book, rows, "scheme_code", "ERIC");
            set(book, rows, "subject_code", site->code);
            set(book, rows, "indicator_code", indicators[which]);
            if (rows == values)
                check(book, hosp_rows_int64(rows, "period_month", -1, MONTH));
            /* A site that cleans for nothing has not reported: zero would be the best of all. */
            if (site->amount[which] > 0) {
                snprintf(number, sizeof number, "%" PRId64, site->amount[which]);
                set(book, rows, "numerator_value", number);
                snprintf(number, sizeof number, "%" PRId64, site->area);
                set(book, rows, "denominator_value", number);
            }
            check(book, hosp_rows_add(rows));
        }
    }
    commit(book, subjects);
    commit(book, exempt);
    commit(book, values);
}

/* A text of the current row of a table about a site, and of an indicator where one is given. */
static void look_up(int32_t book, const char *table_name, const char *site, const char *indicator,
                    const char *column, char *value, size_t capacity)
{
    char filter[160];
    const char *const names[] = {column, NULL};
    int32_t cursor = 0;
    snprintf(filter, sizeof filter, "{\"subject_code\":\"%s\"%s%s%s}", site,
             indicator ? ",\"indicator_code\":\"" : "", indicator ? indicator : "",
             indicator ? "\"" : "");
    check(book, hosp_select(book, table_name, -1, filter, -1, &cursor));
    struct table table = with_columns(book, cursor, names);
    while (next(&table))
        text(&table, 0, value, capacity);
}

static void print_site(int32_t book, const struct site *site)
{
    char points[2][48] = {"", ""}, score[48] = "", grade[48] = "";
    for (int which = CLEANING; which <= ENERGY; which++)
        look_up(book, "hosp_score_item_current", site->code, indicators[which], "item_points",
                points[which], sizeof points[which]);
    look_up(book, "hosp_score_card_current", site->code, NULL, "composite_score", score,
            sizeof score);
    look_up(book, "hosp_score_card_current", site->code, NULL, "grade_name", grade, sizeof grade);
    printf("%-6s %-38.38s %9s %5" PRId64 ".%04d %6s %6" PRId64 ".%04d %6s %6s ", site->code,
           site->name, grouped(site->area), per_area(site, CLEANING) / 10000,
           (int)(per_area(site, CLEANING) % 10000), points[CLEANING],
           per_area(site, ENERGY) / 10000, (int)(per_area(site, ENERGY) % 10000), points[ENERGY],
           score);
    printf("%s\n", grade);
}

static void print_sites(int32_t book, const struct sites *sites)
{
    static const char *const names[] = {"grade_name", NULL};
    static const char *const grades[] = {"优秀", "合格", "基本合格", "不合格", ""};
    int32_t result = 0;
    int counts[5] = {0, 0, 0, 0, 0};
    check(book, hosp_appraisal_run(book, MONTH, "ERIC", -1, &result));
    printf("\nHospital sites against the best tenth: cleaning %" PRId64 ".%04d pounds, energy %"
           PRId64 ".%04d kWh per square metre and year\n\n",
           sites->mark[CLEANING] / 10000, (int)(sites->mark[CLEANING] % 10000),
           sites->mark[ENERGY] / 10000, (int)(sites->mark[ENERGY] % 10000));
    printf("%-6s %-38s %9s %10s %6s %11s %6s %6s %s\n", "site", "the ten largest", "area m2",
           "cleaning", "of 40", "energy", "of 60", "score", "grade");
    for (size_t i = 0; i < 10 && i < sites->count; i++)
        print_site(book, &sites->all[i]);
    struct table table = open_result(book, result, "cards", names);
    while (next(&table)) {
        char grade[48];
        text(&table, 0, grade, sizeof grade);
        for (int i = 0; i < 5; i++)
            counts[i] += strcmp(grade, grades[i]) == 0;
    }
    printf("\nall %zu sites:", sites->count);
    for (int i = 0; i < 5; i++)
        printf(" %d %s%s", counts[i], *grades[i] ? grades[i] : "without a score",
               i < 4 ? "," : "\n");
    check(book, hosp_close(result));
}

#endif
