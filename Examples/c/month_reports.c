/*
 * month_reports - the reports of a month end, to look at and to print, and the month in three
 * lines.
 *
 *     month_reports BOOK DIRECTORY
 *
 * BOOK is what hospital_month made of Examples/data/synthetic_hospital; the pages go into
 * DIRECTORY, in Chinese and in English.
 *
 * C99 and hosp.h only: cc -std=c99 month_reports.c $(pkg-config --cflags --libs hosp)
 */
#define PROGRAM "month_reports"
#include "example.h"

static int32_t book;

static void page(const char *directory, const char *language, const char *report, const char *of)
{
    char arguments[512], file[128];
    snprintf(arguments, sizeof arguments, "{\"period\":\"2025-03\",\"unit\":\"示例医院\",%s}", of);
    snprintf(file, sizeof file, "%s.%s.html", report, language);
    check(book, hosp_set_text(book, "language", language, -1));
    check(book, hosp_report_write(
        book, report, -1, arguments, -1, path_of(directory, file), -1));
}

static struct table table_of(const char *name, const char *const names[])
{
    int32_t cursor = 0;
    check(book, hosp_select(book, name, -1, NULL, 0, &cursor));
    return with_columns(book, cursor, names);
}

/* 1,234.56 */
static void print_yuan(int64_t fen)
{
    printf("%s.%02d yuan", grouped(fen / 100), (int)(fen % 100));
}

int main(int count, char **arguments)
{
    static const char *const languages[] = {"zh", "en"};
    if (count != 3)
        return fprintf(stderr, "usage: month_reports BOOK DIRECTORY\n"), EXIT_FAILURE;
    check(0, hosp_open(arguments[1], -1, HOSP_UTF8, &book));
    check(book, hosp_set_text(book, "now", "20250408090000", -1));
    for (int place = 0; place < 2; place++) {
        const char *directory = arguments[2], *language = languages[place];
        page(directory, language, "cost.step_down", "\"plan\":\"FT\"");
        page(directory, language, "appraisal.overview", "\"scheme\":\"YUE\"");
        page(directory, language, "appraisal.scorecard", "\"scheme\":\"YUE\",\"subject\":\"K02\"");
        page(directory, language, "pay.person", "\"pool\":\"JX\",\"person\":\"P02\"");
        page(directory, language, "safety.inspection", "\"inspection\":\"ZJ0321\"");
    }

    static const char *const cost[] = {"full_fen", NULL};
    static const char *const cards[] = {"subject_name", "composite_score", "grade_name", NULL};
    static const char *const pay[] = {"amount_fen", NULL};
    int64_t sum = 0, rows = 0;
    for (struct table table = table_of("hosp_cost_final_current", cost); next(&table);)
        sum += integer(&table, 0);
    printf("full cost  ");
    print_yuan(sum);
    char name[256], score[64], grade[64];
    const char *between = "\nscores     ";
    for (struct table table = table_of("hosp_score_card_current", cards); next(&table);) {
        text(&table, 0, name, sizeof name);
        text(&table, 1, score, sizeof score);
        text(&table, 2, grade, sizeof grade);
        printf("%s%s %s %s", between, name, score, grade);
        between = ", ";
    }
    sum = rows = 0;
    for (struct table table = table_of("hosp_pay_person_current", pay); next(&table); rows++)
        sum += integer(&table, 0);
    printf("\npay        ");
    print_yuan(sum);
    printf(" in %d shares\n", (int)rows);
    check(book, hosp_close(book));
    return EXIT_SUCCESS;
}
