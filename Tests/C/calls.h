/* Every function of libhosp as data, for programs that call them all.
 *
 * Generated from the Swift sources by HeaderGenerator; do not edit.
 * SPDX-License-Identifier: Apache-2.0
 * include/hosp.h says what each function does, what it takes and what it answers.
 */
#ifndef CALLS_H
#define CALLS_H

#include <hosp.h>

#define MOST_PARAMETERS 16

enum kind {
    HANDLE, LENGTH, LONG_LENGTH, CAPACITY, AMOUNT, CHOICE, THREADS, INT32, INT64, REAL, TEXT,
    BYTES, OFFSETS, INT32S, INT64S, REALS, BUFFER, OUT_BYTES, OUT_HANDLE, OUT_INT32S,
    OUT_INT64S, OUT_REALS, STREAM, OUT_STREAM};

/* An argument as its parameter takes it; LONG_LENGTH and INT64 are int64. */
union argument {
    int32_t int32;
    int64_t int64;
    double real;
    const void *in;
    void *out;
};

struct parameter {
    const char *name;
    enum kind kind;
    /* 1 when the header says that it may be NULL, at least when its length is 0. */
    int may_be_null;
    /* 1 when a number has 64 bits. */
    int is_long;
};

struct function {
    const char *name;
    int32_t (*call)(const union argument *a);
    int count;
    struct parameter parameters[MOST_PARAMETERS];
};

static int32_t call_hosp_version(const union argument *a) {
    return hosp_version(a[0].out, a[1].int32, a[2].out);
}

static int32_t call_hosp_version_number(const union argument *a) {
    (void)a;
    return hosp_version_number();
}

static int32_t call_hosp_abi(const union argument *a) {
    (void)a;
    return hosp_abi();
}

static int32_t call_hosp_source_id(const union argument *a) {
    return hosp_source_id(a[0].out, a[1].int32, a[2].out);
}

static int32_t call_hosp_has(const union argument *a) {
    return hosp_has(a[0].in);
}

static int32_t call_hosp_open(const union argument *a) {
    return hosp_open(a[0].in, a[1].int32, a[2].int32, a[3].out);
}

static int32_t call_hosp_close(const union argument *a) {
    return hosp_close(a[0].int32);
}

static int32_t call_hosp_set_text(const union argument *a) {
    return hosp_set_text(a[0].int32, a[1].in, a[2].in, a[3].int32);
}

static int32_t call_hosp_set_int(const union argument *a) {
    return hosp_set_int(a[0].int32, a[1].in, a[2].int32);
}

static int32_t call_hosp_error_code(const union argument *a) {
    return hosp_error_code(a[0].int32);
}

static int32_t call_hosp_error_text(const union argument *a) {
    return hosp_error_text(a[0].int32, a[1].out, a[2].int32, a[3].out);
}

static int32_t call_hosp_error_name(const union argument *a) {
    return hosp_error_name(a[0].int32, a[1].out, a[2].int32, a[3].out);
}

static int32_t call_hosp_run(const union argument *a) {
    return hosp_run(a[0].int32, a[1].in, a[2].int32, a[3].in, a[4].int32, a[5].out);
}

static int32_t call_hosp_arguments_append(const union argument *a) {
    return hosp_arguments_append(a[0].int32, a[1].in, a[2].int32);
}

static int32_t call_hosp_result_json(const union argument *a) {
    return hosp_result_json(a[0].int32, a[1].out, a[2].int32, a[3].out);
}

static int32_t call_hosp_result_json_part(const union argument *a) {
    return hosp_result_json_part(a[0].int32, a[1].int32, a[2].out, a[3].int32, a[4].out);
}

static int32_t call_hosp_result_table(const union argument *a) {
    return hosp_result_table(a[0].int32, a[1].in, a[2].int32, a[3].out);
}

static int32_t call_hosp_cursor_next(const union argument *a) {
    return hosp_cursor_next(a[0].int32);
}

static int32_t call_hosp_cursor_rows(const union argument *a) {
    return hosp_cursor_rows(a[0].int32, a[1].out);
}

static int32_t call_hosp_cursor_columns(const union argument *a) {
    return hosp_cursor_columns(a[0].int32, a[1].out);
}

static int32_t call_hosp_cursor_name(const union argument *a) {
    return hosp_cursor_name(a[0].int32, a[1].int32, a[2].out, a[3].int32, a[4].out);
}

static int32_t call_hosp_cursor_type(const union argument *a) {
    return hosp_cursor_type(a[0].int32, a[1].int32, a[2].out);
}

static int32_t call_hosp_cursor_is_null(const union argument *a) {
    return hosp_cursor_is_null(a[0].int32, a[1].int32, a[2].out);
}

static int32_t call_hosp_cursor_text(const union argument *a) {
    return hosp_cursor_text(a[0].int32, a[1].int32, a[2].out, a[3].int32, a[4].out);
}

static int32_t call_hosp_cursor_int64(const union argument *a) {
    return hosp_cursor_int64(a[0].int32, a[1].int32, a[2].out);
}

static int32_t call_hosp_cursor_double(const union argument *a) {
    return hosp_cursor_double(a[0].int32, a[1].int32, a[2].out);
}

static int32_t call_hosp_csv_open_text(const union argument *a) {
    return hosp_csv_open_text(a[0].int32, a[1].in, a[2].int32, a[3].out, a[4].out);
}

static int32_t call_hosp_csv_open_file(const union argument *a) {
    return hosp_csv_open_file(a[0].int32, a[1].in, a[2].int32, a[3].out, a[4].out);
}

static int32_t call_hosp_cursor_csv(const union argument *a) {
    return hosp_cursor_csv(a[0].int32, a[1].out, a[2].int32, a[3].out);
}

static int32_t call_hosp_import_file(const union argument *a) {
    return hosp_import_file(
        a[0].int32, a[1].in, a[2].int32, a[3].in, a[4].int32, a[5].in, a[6].int32, a[7].in,
        a[8].int32, a[9].out);
}

static int32_t call_hosp_import_text(const union argument *a) {
    return hosp_import_text(
        a[0].int32, a[1].in, a[2].int32, a[3].in, a[4].int32, a[5].in, a[6].int32, a[7].in,
        a[8].int32, a[9].out);
}

static int32_t call_hosp_import_findings(const union argument *a) {
    return hosp_import_findings(a[0].int32, a[1].out);
}

static int32_t call_hosp_rows_begin(const union argument *a) {
    return hosp_rows_begin(a[0].int32, a[1].in, a[2].int32, a[3].in, a[4].int32, a[5].out);
}

static int32_t call_hosp_rows_text(const union argument *a) {
    return hosp_rows_text(a[0].int32, a[1].in, a[2].int32, a[3].in, a[4].int32);
}

static int32_t call_hosp_rows_int64(const union argument *a) {
    return hosp_rows_int64(a[0].int32, a[1].in, a[2].int32, a[3].int64);
}

static int32_t call_hosp_rows_null(const union argument *a) {
    return hosp_rows_null(a[0].int32, a[1].in, a[2].int32);
}

static int32_t call_hosp_rows_add(const union argument *a) {
    return hosp_rows_add(a[0].int32);
}

static int32_t call_hosp_rows_commit(const union argument *a) {
    return hosp_rows_commit(a[0].int32, a[1].out);
}

static int32_t call_hosp_rows_discard(const union argument *a) {
    return hosp_rows_discard(a[0].int32);
}

static int32_t call_hosp_import_arrow(const union argument *a) {
    return hosp_import_arrow(
        a[0].int32, a[1].in, a[2].int32, a[3].out, a[4].in, a[5].int32, a[6].in, a[7].int32,
        a[8].out);
}

static int32_t call_hosp_cursor_arrow(const union argument *a) {
    return hosp_cursor_arrow(a[0].int32, a[1].out);
}

static int32_t call_hosp_select(const union argument *a) {
    return hosp_select(a[0].int32, a[1].in, a[2].int32, a[3].in, a[4].int32, a[5].out);
}

static int32_t call_hosp_cost_allocate(const union argument *a) {
    return hosp_cost_allocate(a[0].int32, a[1].int32, a[2].in, a[3].int32, a[4].out);
}

static int32_t call_hosp_month_close(const union argument *a) {
    return hosp_month_close(a[0].int32, a[1].in, a[2].int32, a[3].int32);
}

static int32_t call_hosp_month_reopen(const union argument *a) {
    return hosp_month_reopen(
        a[0].int32, a[1].in, a[2].int32, a[3].int32, a[4].in, a[5].int32, a[6].in, a[7].int32);
}

static int32_t call_hosp_report_write(const union argument *a) {
    return hosp_report_write(
        a[0].int32, a[1].in, a[2].int32, a[3].in, a[4].int32, a[5].in, a[6].int32);
}

static int32_t call_hosp_case_cost_file(const union argument *a) {
    return hosp_case_cost_file(
        a[0].int32, a[1].in, a[2].int32, a[3].in, a[4].int32, a[5].in, a[6].int32, a[7].int32,
        a[8].int32, a[9].out);
}

static int32_t call_hosp_case_cost_arrow(const union argument *a) {
    return hosp_case_cost_arrow(a[0].int32, a[1].in, a[2].int32, a[3].out, a[4].out);
}

static int32_t call_hosp_case_cost_arrays(const union argument *a) {
    return hosp_case_cost_arrays(
        a[0].int32, a[1].in, a[2].int32, a[3].int64, a[4].in, a[5].in, a[6].in, a[7].in,
        a[8].int32, a[9].in, a[10].in, a[11].in, a[12].out);
}

static int32_t call_hosp_progress(const union argument *a) {
    return hosp_progress(a[0].int32, a[1].out, a[2].out);
}

static int32_t call_hosp_cancel(const union argument *a) {
    return hosp_cancel(a[0].int32);
}

static int32_t call_hosp_appraisal_run(const union argument *a) {
    return hosp_appraisal_run(a[0].int32, a[1].int32, a[2].in, a[3].int32, a[4].out);
}

static int32_t call_hosp_pay_distribute(const union argument *a) {
    return hosp_pay_distribute(a[0].int32, a[1].int32, a[2].in, a[3].int32, a[4].out);
}

static int32_t call_hosp_inspection_score(const union argument *a) {
    return hosp_inspection_score(a[0].int32, a[1].int32, a[2].in, a[3].int32, a[4].out);
}

static int32_t call_hosp_score_ratio(const union argument *a) {
    return hosp_score_ratio(
        a[0].in, a[1].in, a[2].int32, a[3].in, a[4].in, a[5].out, a[6].int32, a[7].out);
}

static int32_t call_hosp_score_deduction(const union argument *a) {
    return hosp_score_deduction(
        a[0].in, a[1].in, a[2].in, a[3].in, a[4].in, a[5].out, a[6].int32, a[7].out);
}

static int32_t call_hosp_grade_of(const union argument *a) {
    return hosp_grade_of(a[0].in, a[1].in, a[2].out, a[3].int32, a[4].out);
}

static int32_t call_hosp_money_apportion(const union argument *a) {
    return hosp_money_apportion(
        a[0].int64, a[1].in, a[2].int32, a[3].int32, a[4].int32, a[5].out);
}

static int32_t call_hosp_money_apportion_pools(const union argument *a) {
    return hosp_money_apportion_pools(
        a[0].in, a[1].int32, a[2].in, a[3].in, a[4].int32, a[5].int32, a[6].out);
}

static int32_t call_hosp_ratio_percent_t(const union argument *a) {
    return hosp_ratio_percent_t(a[0].in, a[1].in, a[2].int32, a[3].out, a[4].int32, a[5].out);
}

static int32_t call_hosp_score_matrix(const union argument *a) {
    return hosp_score_matrix(
        a[0].int32, a[1].int32, a[2].in, a[3].in, a[4].int64, a[5].in, a[6].in, a[7].in,
        a[8].in, a[9].int32, a[10].in, a[11].int32, a[12].int32, a[13].int32, a[14].out,
        a[15].out);
}

static int32_t call_hosp_formula_open(const union argument *a) {
    return hosp_formula_open(a[0].int32, a[1].in, a[2].int32, a[3].out, a[4].out);
}

static int32_t call_hosp_formula_columns(const union argument *a) {
    return hosp_formula_columns(
        a[0].int32, a[1].in, a[2].in, a[3].in, a[4].int64, a[5].int32, a[6].out, a[7].out);
}

static int32_t call_hosp_evaluation_topsis(const union argument *a) {
    return hosp_evaluation_topsis(
        a[0].int32, a[1].int32, a[2].in, a[3].in, a[4].in, a[5].in, a[6].int32, a[7].int32,
        a[8].int32, a[9].int32, a[10].out, a[11].out);
}

static int32_t call_hosp_evaluation_rsr(const union argument *a) {
    return hosp_evaluation_rsr(
        a[0].int32, a[1].int32, a[2].in, a[3].in, a[4].in, a[5].int32, a[6].int32, a[7].out,
        a[8].out, a[9].out, a[10].out, a[11].out, a[12].out, a[13].out);
}

static int32_t call_hosp_evaluation_entropy(const union argument *a) {
    return hosp_evaluation_entropy(
        a[0].int32, a[1].int32, a[2].in, a[3].in, a[4].in, a[5].int32, a[6].int32, a[7].out,
        a[8].out);
}

static int32_t call_hosp_period_of(const union argument *a) {
    return hosp_period_of(a[0].int32, a[1].int32, a[2].out, a[3].out, a[4].out);
}

static int32_t call_hosp_workdays_add(const union argument *a) {
    return hosp_workdays_add(
        a[0].int32, a[1].int32, a[2].in, a[3].in, a[4].int32, a[5].int32, a[6].int32,
        a[7].out);
}

static int32_t call_hosp_workdays_between(const union argument *a) {
    return hosp_workdays_between(
        a[0].int32, a[1].int32, a[2].in, a[3].in, a[4].int32, a[5].int32, a[6].int32,
        a[7].out);
}

static int32_t call_hosp_workday_adjust(const union argument *a) {
    return hosp_workday_adjust(
        a[0].int32, a[1].int32, a[2].in, a[3].in, a[4].int32, a[5].int32, a[6].int32,
        a[7].out);
}

static int32_t call_hosp_deadline_of(const union argument *a) {
    return hosp_deadline_of(
        a[0].int32, a[1].int32, a[2].int32, a[3].int32, a[4].in, a[5].in, a[6].int32,
        a[7].int32, a[8].int32, a[9].out, a[10].out);
}

static int32_t call_hosp_recurrence_next(const union argument *a) {
    return hosp_recurrence_next(a[0].in, a[1].int32, a[2].int64, a[3].int64, a[4].out);
}

static int32_t call_hosp_cost_direct(const union argument *a) {
    return hosp_cost_direct(
        a[0].int32, a[1].int32, a[2].in, a[3].int32, a[4].in, a[5].in, a[6].int32, a[7].int32,
        a[8].out);
}

static int32_t call_hosp_cost_step_down(const union argument *a) {
    return hosp_cost_step_down(
        a[0].int32, a[1].int32, a[2].in, a[3].int32, a[4].in, a[5].in, a[6].int32, a[7].int32,
        a[8].out);
}

static int32_t call_hosp_cost_reciprocal(const union argument *a) {
    return hosp_cost_reciprocal(
        a[0].int32, a[1].int32, a[2].in, a[3].int32, a[4].in, a[5].in, a[6].int32, a[7].int32,
        a[8].out);
}

static int32_t call_hosp_cost_iterative(const union argument *a) {
    return hosp_cost_iterative(
        a[0].int32, a[1].int32, a[2].in, a[3].int32, a[4].in, a[5].in, a[6].int32, a[7].int32,
        a[8].out);
}

static int32_t call_hosp_cost_direct_sparse(const union argument *a) {
    return hosp_cost_direct_sparse(
        a[0].int32, a[1].int32, a[2].in, a[3].int32, a[4].in, a[5].in, a[6].in, a[7].in,
        a[8].int32, a[9].out);
}

static int32_t call_hosp_cost_step_down_sparse(const union argument *a) {
    return hosp_cost_step_down_sparse(
        a[0].int32, a[1].int32, a[2].in, a[3].int32, a[4].in, a[5].in, a[6].in, a[7].in,
        a[8].int32, a[9].out);
}

static int32_t call_hosp_cost_step_down_pooled(const union argument *a) {
    return hosp_cost_step_down_pooled(
        a[0].int32, a[1].int32, a[2].in, a[3].int32, a[4].in, a[5].in, a[6].in, a[7].in,
        a[8].in, a[9].int32, a[10].out);
}

static int32_t call_hosp_cost_reciprocal_sparse(const union argument *a) {
    return hosp_cost_reciprocal_sparse(
        a[0].int32, a[1].int32, a[2].in, a[3].int32, a[4].in, a[5].in, a[6].in, a[7].in,
        a[8].int32, a[9].out);
}

static int32_t call_hosp_depreciation_month(const union argument *a) {
    return hosp_depreciation_month(
        a[0].int32, a[1].int32, a[2].int32, a[3].in, a[4].in, a[5].in, a[6].in, a[7].in,
        a[8].out, a[9].out, a[10].out);
}


static const struct function functions[] = {
    {"hosp_version", call_hosp_version, 3, {
        {"buffer", BUFFER, 1, 0}, {"capacity", CAPACITY, 0, 0},
        {"out_needed", OUT_INT32S, 1, 0}}},
    {"hosp_version_number", call_hosp_version_number, 0, {{0}}},
    {"hosp_abi", call_hosp_abi, 0, {{0}}},
    {"hosp_source_id", call_hosp_source_id, 3, {
        {"buffer", BUFFER, 1, 0}, {"capacity", CAPACITY, 0, 0},
        {"out_needed", OUT_INT32S, 1, 0}}},
    {"hosp_has", call_hosp_has, 1, {{"feature", TEXT, 0, 0}}},
    {"hosp_open", call_hosp_open, 4, {
        {"location", TEXT, 1, 0}, {"location_length", LENGTH, 0, 0}, {"encoding", CHOICE, 0, 0},
        {"out_book", OUT_HANDLE, 0, 0}}},
    {"hosp_close", call_hosp_close, 1, {{"handle", HANDLE, 0, 0}}},
    {"hosp_set_text", call_hosp_set_text, 4, {
        {"book", HANDLE, 0, 0}, {"option", TEXT, 0, 0}, {"value", TEXT, 1, 0},
        {"value_length", LENGTH, 0, 0}}},
    {"hosp_set_int", call_hosp_set_int, 3, {
        {"book", HANDLE, 0, 0}, {"option", TEXT, 0, 0}, {"value", INT32, 0, 0}}},
    {"hosp_error_code", call_hosp_error_code, 1, {{"book", HANDLE, 0, 0}}},
    {"hosp_error_text", call_hosp_error_text, 4, {
        {"book", HANDLE, 0, 0}, {"buffer", BUFFER, 1, 0}, {"capacity", CAPACITY, 0, 0},
        {"out_needed", OUT_INT32S, 1, 0}}},
    {"hosp_error_name", call_hosp_error_name, 4, {
        {"book", HANDLE, 0, 0}, {"buffer", BUFFER, 1, 0}, {"capacity", CAPACITY, 0, 0},
        {"out_needed", OUT_INT32S, 1, 0}}},
    {"hosp_run", call_hosp_run, 6, {
        {"book", HANDLE, 0, 0}, {"procedure", TEXT, 0, 0}, {"procedure_length", LENGTH, 0, 0},
        {"arguments_json", TEXT, 1, 0}, {"arguments_length", LENGTH, 0, 0},
        {"out_result", OUT_HANDLE, 0, 0}}},
    {"hosp_arguments_append", call_hosp_arguments_append, 3, {
        {"book", HANDLE, 0, 0}, {"text", TEXT, 1, 0}, {"length", LENGTH, 0, 0}}},
    {"hosp_result_json", call_hosp_result_json, 4, {
        {"result", HANDLE, 0, 0}, {"buffer", BUFFER, 1, 0}, {"capacity", CAPACITY, 0, 0},
        {"out_needed", OUT_INT32S, 1, 0}}},
    {"hosp_result_json_part", call_hosp_result_json_part, 5, {
        {"result", HANDLE, 0, 0}, {"offset", INT32, 0, 0}, {"buffer", BUFFER, 1, 0},
        {"capacity", CAPACITY, 0, 0}, {"out_needed", OUT_INT32S, 1, 0}}},
    {"hosp_result_table", call_hosp_result_table, 4, {
        {"result", HANDLE, 0, 0}, {"table", TEXT, 0, 0}, {"table_length", LENGTH, 0, 0},
        {"out_cursor", OUT_HANDLE, 0, 0}}},
    {"hosp_cursor_next", call_hosp_cursor_next, 1, {{"cursor", HANDLE, 0, 0}}},
    {"hosp_cursor_rows", call_hosp_cursor_rows, 2, {
        {"cursor", HANDLE, 0, 0}, {"out_rows", OUT_INT64S, 0, 0}}},
    {"hosp_cursor_columns", call_hosp_cursor_columns, 2, {
        {"cursor", HANDLE, 0, 0}, {"out_columns", OUT_INT32S, 0, 0}}},
    {"hosp_cursor_name", call_hosp_cursor_name, 5, {
        {"cursor", HANDLE, 0, 0}, {"column", INT32, 0, 0}, {"buffer", BUFFER, 1, 0},
        {"capacity", CAPACITY, 0, 0}, {"out_needed", OUT_INT32S, 1, 0}}},
    {"hosp_cursor_type", call_hosp_cursor_type, 3, {
        {"cursor", HANDLE, 0, 0}, {"column", INT32, 0, 0}, {"out_type", OUT_INT32S, 0, 0}}},
    {"hosp_cursor_is_null", call_hosp_cursor_is_null, 3, {
        {"cursor", HANDLE, 0, 0}, {"column", INT32, 0, 0}, {"out_is_null", OUT_INT32S, 0, 0}}},
    {"hosp_cursor_text", call_hosp_cursor_text, 5, {
        {"cursor", HANDLE, 0, 0}, {"column", INT32, 0, 0}, {"buffer", BUFFER, 1, 0},
        {"capacity", CAPACITY, 0, 0}, {"out_needed", OUT_INT32S, 1, 0}}},
    {"hosp_cursor_int64", call_hosp_cursor_int64, 3, {
        {"cursor", HANDLE, 0, 0}, {"column", INT32, 0, 0}, {"out_value", OUT_INT64S, 0, 0}}},
    {"hosp_cursor_double", call_hosp_cursor_double, 3, {
        {"cursor", HANDLE, 0, 0}, {"column", INT32, 0, 0}, {"out_value", OUT_REALS, 0, 0}}},
    {"hosp_csv_open_text", call_hosp_csv_open_text, 5, {
        {"book", HANDLE, 0, 0}, {"text", TEXT, 1, 0}, {"text_length", LENGTH, 0, 0},
        {"out_cursor", OUT_HANDLE, 0, 0}, {"out_findings", OUT_HANDLE, 1, 0}}},
    {"hosp_csv_open_file", call_hosp_csv_open_file, 5, {
        {"book", HANDLE, 0, 0}, {"path", TEXT, 0, 0}, {"path_length", LENGTH, 0, 0},
        {"out_cursor", OUT_HANDLE, 0, 0}, {"out_findings", OUT_HANDLE, 1, 0}}},
    {"hosp_cursor_csv", call_hosp_cursor_csv, 4, {
        {"cursor", HANDLE, 0, 0}, {"buffer", BUFFER, 1, 0}, {"capacity", CAPACITY, 0, 0},
        {"out_needed", OUT_INT32S, 1, 0}}},
    {"hosp_import_file", call_hosp_import_file, 10, {
        {"book", HANDLE, 0, 0}, {"table", TEXT, 0, 0}, {"table_length", LENGTH, 0, 0},
        {"path", TEXT, 0, 0}, {"path_length", LENGTH, 0, 0}, {"batch_key", TEXT, 0, 0},
        {"batch_key_length", LENGTH, 0, 0}, {"constants_json", TEXT, 1, 0},
        {"constants_length", LENGTH, 0, 0}, {"out_rows", OUT_INT64S, 1, 0}}},
    {"hosp_import_text", call_hosp_import_text, 10, {
        {"book", HANDLE, 0, 0}, {"table", TEXT, 0, 0}, {"table_length", LENGTH, 0, 0},
        {"text", TEXT, 0, 0}, {"text_length", LENGTH, 0, 0}, {"batch_key", TEXT, 0, 0},
        {"batch_key_length", LENGTH, 0, 0}, {"constants_json", TEXT, 1, 0},
        {"constants_length", LENGTH, 0, 0}, {"out_rows", OUT_INT64S, 1, 0}}},
    {"hosp_import_findings", call_hosp_import_findings, 2, {
        {"book", HANDLE, 0, 0}, {"out_cursor", OUT_HANDLE, 0, 0}}},
    {"hosp_rows_begin", call_hosp_rows_begin, 6, {
        {"book", HANDLE, 0, 0}, {"table", TEXT, 0, 0}, {"table_length", LENGTH, 0, 0},
        {"batch_key", TEXT, 0, 0}, {"batch_key_length", LENGTH, 0, 0},
        {"out_rows", OUT_HANDLE, 0, 0}}},
    {"hosp_rows_text", call_hosp_rows_text, 5, {
        {"rows", HANDLE, 0, 0}, {"column", TEXT, 0, 0}, {"column_length", LENGTH, 0, 0},
        {"value", TEXT, 1, 0}, {"value_length", LENGTH, 0, 0}}},
    {"hosp_rows_int64", call_hosp_rows_int64, 4, {
        {"rows", HANDLE, 0, 0}, {"column", TEXT, 0, 0}, {"column_length", LENGTH, 0, 0},
        {"value", INT64, 0, 1}}},
    {"hosp_rows_null", call_hosp_rows_null, 3, {
        {"rows", HANDLE, 0, 0}, {"column", TEXT, 0, 0}, {"column_length", LENGTH, 0, 0}}},
    {"hosp_rows_add", call_hosp_rows_add, 1, {{"rows", HANDLE, 0, 0}}},
    {"hosp_rows_commit", call_hosp_rows_commit, 2, {
        {"rows", HANDLE, 0, 0}, {"out_count", OUT_INT64S, 1, 0}}},
    {"hosp_rows_discard", call_hosp_rows_discard, 1, {{"rows", HANDLE, 0, 0}}},
    {"hosp_import_arrow", call_hosp_import_arrow, 9, {
        {"book", HANDLE, 0, 0}, {"table", TEXT, 0, 0}, {"table_length", LENGTH, 0, 0},
        {"stream", STREAM, 0, 0}, {"batch_key", TEXT, 0, 0}, {"batch_key_length", LENGTH, 0, 0},
        {"constants_json", TEXT, 1, 0}, {"constants_length", LENGTH, 0, 0},
        {"out_rows", OUT_INT64S, 1, 0}}},
    {"hosp_cursor_arrow", call_hosp_cursor_arrow, 2, {
        {"cursor", HANDLE, 0, 0}, {"out_stream", OUT_STREAM, 0, 0}}},
    {"hosp_select", call_hosp_select, 6, {
        {"book", HANDLE, 0, 0}, {"table", TEXT, 0, 0}, {"table_length", LENGTH, 0, 0},
        {"filter_json", TEXT, 1, 0}, {"filter_length", LENGTH, 0, 0},
        {"out_cursor", OUT_HANDLE, 0, 0}}},
    {"hosp_cost_allocate", call_hosp_cost_allocate, 5, {
        {"book", HANDLE, 0, 0}, {"month", INT32, 0, 0}, {"plan", TEXT, 0, 0},
        {"plan_length", LENGTH, 0, 0}, {"out_result", OUT_HANDLE, 0, 0}}},
    {"hosp_month_close", call_hosp_month_close, 4, {
        {"book", HANDLE, 0, 0}, {"area", TEXT, 0, 0}, {"area_length", LENGTH, 0, 0},
        {"month", INT32, 0, 0}}},
    {"hosp_month_reopen", call_hosp_month_reopen, 8, {
        {"book", HANDLE, 0, 0}, {"area", TEXT, 0, 0}, {"area_length", LENGTH, 0, 0},
        {"month", INT32, 0, 0}, {"confirmed_by", TEXT, 0, 0},
        {"confirmed_by_length", LENGTH, 0, 0}, {"reason", TEXT, 0, 0},
        {"reason_length", LENGTH, 0, 0}}},
    {"hosp_report_write", call_hosp_report_write, 7, {
        {"book", HANDLE, 0, 0}, {"report", TEXT, 0, 0}, {"report_length", LENGTH, 0, 0},
        {"arguments_json", TEXT, 1, 0}, {"arguments_length", LENGTH, 0, 0},
        {"path", TEXT, 0, 0}, {"path_length", LENGTH, 0, 0}}},
    {"hosp_case_cost_file", call_hosp_case_cost_file, 10, {
        {"book", HANDLE, 0, 0}, {"lines", TEXT, 0, 0}, {"lines_length", LENGTH, 0, 0},
        {"unit_costs", TEXT, 1, 0}, {"unit_costs_length", LENGTH, 0, 0}, {"cases", TEXT, 1, 0},
        {"cases_length", LENGTH, 0, 0}, {"from_month", INT32, 0, 0}, {"to_month", INT32, 0, 0},
        {"out_result", OUT_HANDLE, 0, 0}}},
    {"hosp_case_cost_arrow", call_hosp_case_cost_arrow, 5, {
        {"book", HANDLE, 0, 0}, {"arguments_json", TEXT, 1, 0},
        {"arguments_length", LENGTH, 0, 0}, {"stream", STREAM, 0, 0},
        {"out_result", OUT_HANDLE, 0, 0}}},
    {"hosp_case_cost_arrays", call_hosp_case_cost_arrays, 13, {
        {"book", HANDLE, 0, 0}, {"arguments_json", TEXT, 1, 0},
        {"arguments_length", LENGTH, 0, 0}, {"count", AMOUNT, 0, 1}, {"cases", INT64S, 0, 0},
        {"departments", INT32S, 0, 0}, {"items", INT32S, 0, 0}, {"quantities", INT64S, 0, 0},
        {"quantity_decimals", INT32, 0, 0}, {"amounts_fen", INT64S, 0, 0},
        {"service_months", INT32S, 1, 0}, {"line_ids", INT64S, 1, 0},
        {"out_result", OUT_HANDLE, 0, 0}}},
    {"hosp_progress", call_hosp_progress, 3, {
        {"book", HANDLE, 0, 0}, {"out_done", OUT_INT64S, 1, 0},
        {"out_total", OUT_INT64S, 1, 0}}},
    {"hosp_cancel", call_hosp_cancel, 1, {{"book", HANDLE, 0, 0}}},
    {"hosp_appraisal_run", call_hosp_appraisal_run, 5, {
        {"book", HANDLE, 0, 0}, {"month", INT32, 0, 0}, {"scheme", TEXT, 0, 0},
        {"scheme_length", LENGTH, 0, 0}, {"out_result", OUT_HANDLE, 0, 0}}},
    {"hosp_pay_distribute", call_hosp_pay_distribute, 5, {
        {"book", HANDLE, 0, 0}, {"month", INT32, 0, 0}, {"pool", TEXT, 0, 0},
        {"pool_length", LENGTH, 0, 0}, {"out_result", OUT_HANDLE, 0, 0}}},
    {"hosp_inspection_score", call_hosp_inspection_score, 5, {
        {"book", HANDLE, 0, 0}, {"month", INT32, 0, 0}, {"inspection", TEXT, 0, 0},
        {"inspection_length", LENGTH, 0, 0}, {"out_result", OUT_HANDLE, 0, 0}}},
    {"hosp_score_ratio", call_hosp_score_ratio, 8, {
        {"value", TEXT, 0, 0}, {"target", TEXT, 0, 0}, {"mode", CHOICE, 0, 0},
        {"cap", TEXT, 0, 0}, {"weight", TEXT, 0, 0}, {"buffer", BUFFER, 1, 0},
        {"capacity", CAPACITY, 0, 0}, {"out_needed", OUT_INT32S, 1, 0}}},
    {"hosp_score_deduction", call_hosp_score_deduction, 8, {
        {"weight", TEXT, 0, 0}, {"each", TEXT, 0, 0}, {"count", TEXT, 0, 0},
        {"cap", TEXT, 1, 0}, {"floor", TEXT, 0, 0}, {"buffer", BUFFER, 1, 0},
        {"capacity", CAPACITY, 0, 0}, {"out_needed", OUT_INT32S, 1, 0}}},
    {"hosp_grade_of", call_hosp_grade_of, 5, {
        {"set", TEXT, 0, 0}, {"score", TEXT, 0, 0}, {"buffer", BUFFER, 1, 0},
        {"capacity", CAPACITY, 0, 0}, {"out_needed", OUT_INT32S, 1, 0}}},
    {"hosp_money_apportion", call_hosp_money_apportion, 6, {
        {"total_fen", INT64, 0, 1}, {"weights", INT64S, 1, 0}, {"count", AMOUNT, 0, 0},
        {"weight_decimals", INT32, 0, 0}, {"residual", CHOICE, 0, 0},
        {"out_shares_fen", OUT_INT64S, 1, 0}}},
    {"hosp_money_apportion_pools", call_hosp_money_apportion_pools, 7, {
        {"pools_fen", INT64S, 0, 0}, {"pool_count", AMOUNT, 0, 0}, {"pool_of", INT32S, 1, 0},
        {"weights", INT64S, 0, 0}, {"count", AMOUNT, 0, 0}, {"threads", THREADS, 0, 0},
        {"out_shares_fen", OUT_INT64S, 1, 0}}},
    {"hosp_ratio_percent_t", call_hosp_ratio_percent_t, 6, {
        {"numerator", TEXT, 0, 0}, {"denominator", TEXT, 0, 0}, {"decimals", INT32, 0, 0},
        {"buffer", BUFFER, 1, 0}, {"capacity", CAPACITY, 0, 0},
        {"out_needed", OUT_INT32S, 1, 0}}},
    {"hosp_score_matrix", call_hosp_score_matrix, 16, {
        {"units", AMOUNT, 0, 0}, {"kpis", AMOUNT, 0, 0}, {"values", INT64S, 0, 0},
        {"presence", BYTES, 1, 0}, {"presence_length", LONG_LENGTH, 1, 1},
        {"methods", INT32S, 0, 0}, {"weights", INT64S, 0, 0},
        {"parameter_offsets", OFFSETS, 0, 0}, {"parameters", INT64S, 0, 0},
        {"missing", CHOICE, 0, 0}, {"group_of", INT32S, 1, 0}, {"group_count", AMOUNT, 1, 0},
        {"ties", CHOICE, 0, 0}, {"threads", THREADS, 0, 0}, {"out_scores", OUT_INT64S, 0, 0},
        {"out_ranks", OUT_INT32S, 1, 0}}},
    {"hosp_formula_open", call_hosp_formula_open, 5, {
        {"book", HANDLE, 0, 0}, {"arguments_json", TEXT, 0, 0},
        {"arguments_length", LENGTH, 0, 0}, {"out_formulas", OUT_HANDLE, 0, 0},
        {"out_results", OUT_INT32S, 1, 0}}},
    {"hosp_formula_columns", call_hosp_formula_columns, 8, {
        {"formulas", HANDLE, 0, 0}, {"values", INT64S, 0, 0}, {"decimals", INT32S, 0, 0},
        {"presence", BYTES, 1, 0}, {"presence_length", LONG_LENGTH, 1, 1},
        {"threads", THREADS, 0, 0}, {"out_values", OUT_INT64S, 0, 0},
        {"out_presence", OUT_BYTES, 0, 0}}},
    {"hosp_evaluation_topsis", call_hosp_evaluation_topsis, 12, {
        {"alternatives", AMOUNT, 0, 0}, {"criteria", AMOUNT, 0, 0}, {"values", INT64S, 0, 0},
        {"decimals", INT32S, 1, 0}, {"directions", INT32S, 0, 0}, {"weights", INT64S, 1, 0},
        {"positivise", CHOICE, 0, 0}, {"normalise", CHOICE, 0, 0}, {"weighting", CHOICE, 0, 0},
        {"threads", THREADS, 0, 0}, {"out_closeness", OUT_REALS, 0, 0},
        {"out_ranks", OUT_INT32S, 1, 0}}},
    {"hosp_evaluation_rsr", call_hosp_evaluation_rsr, 14, {
        {"alternatives", AMOUNT, 0, 0}, {"criteria", AMOUNT, 0, 0}, {"values", INT64S, 0, 0},
        {"directions", INT32S, 0, 0}, {"weights", INT64S, 1, 0}, {"bands", AMOUNT, 0, 0},
        {"threads", THREADS, 0, 0}, {"out_sums", OUT_INT64S, 0, 0},
        {"out_denominator", OUT_INT64S, 0, 0}, {"out_ranks", OUT_INT32S, 1, 0},
        {"out_probits", OUT_REALS, 1, 0}, {"out_bands", OUT_INT32S, 1, 0},
        {"out_line", OUT_REALS, 1, 0}, {"out_line_count", OUT_INT32S, 1, 0}}},
    {"hosp_evaluation_entropy", call_hosp_evaluation_entropy, 9, {
        {"alternatives", AMOUNT, 0, 0}, {"criteria", AMOUNT, 0, 0}, {"values", INT64S, 0, 0},
        {"decimals", INT32S, 1, 0}, {"directions", INT32S, 0, 0}, {"share", CHOICE, 0, 0},
        {"threads", THREADS, 0, 0}, {"out_entropies", OUT_REALS, 1, 0},
        {"out_weights", OUT_REALS, 0, 0}}},
    {"hosp_period_of", call_hosp_period_of, 5, {
        {"day", INT32, 0, 0}, {"start_day", INT32, 0, 0}, {"out_month", OUT_INT32S, 1, 0},
        {"out_first_day", OUT_INT32S, 1, 0}, {"out_last_day", OUT_INT32S, 1, 0}}},
    {"hosp_workdays_add", call_hosp_workdays_add, 8, {
        {"day", INT32, 0, 0}, {"work_days", INT32, 0, 0}, {"days", INT32S, 1, 0},
        {"are_off", INT32S, 0, 0}, {"count", AMOUNT, 0, 0}, {"first_year", INT32, 0, 0},
        {"last_year", INT32, 0, 0}, {"out_day", OUT_INT32S, 0, 0}}},
    {"hosp_workdays_between", call_hosp_workdays_between, 8, {
        {"day", INT32, 0, 0}, {"other", INT32, 0, 0}, {"days", INT32S, 1, 0},
        {"are_off", INT32S, 0, 0}, {"count", AMOUNT, 0, 0}, {"first_year", INT32, 0, 0},
        {"last_year", INT32, 0, 0}, {"out_work_days", OUT_INT32S, 0, 0}}},
    {"hosp_workday_adjust", call_hosp_workday_adjust, 8, {
        {"day", INT32, 0, 0}, {"adjustment", CHOICE, 0, 0}, {"days", INT32S, 1, 0},
        {"are_off", INT32S, 0, 0}, {"count", AMOUNT, 0, 0}, {"first_year", INT32, 0, 0},
        {"last_year", INT32, 0, 0}, {"out_day", OUT_INT32S, 0, 0}}},
    {"hosp_deadline_of", call_hosp_deadline_of, 11, {
        {"month", INT32, 0, 0}, {"day_of_next_month", INT32, 0, 0},
        {"is_inclusive", INT32, 0, 0}, {"adjustment", CHOICE, 0, 0}, {"days", INT32S, 1, 0},
        {"are_off", INT32S, 0, 0}, {"count", AMOUNT, 0, 0}, {"first_year", INT32, 0, 0},
        {"last_year", INT32, 0, 0}, {"out_day", OUT_INT32S, 1, 0},
        {"out_last_day", OUT_INT32S, 1, 0}}},
    {"hosp_recurrence_next", call_hosp_recurrence_next, 5, {
        {"rule", TEXT, 0, 0}, {"length", LENGTH, 0, 0}, {"start", INT64, 0, 1},
        {"after", INT64, 0, 1}, {"out_moment", OUT_INT64S, 0, 0}}},
    {"hosp_cost_direct", call_hosp_cost_direct, 9, {
        {"departments", AMOUNT, 0, 0}, {"items", AMOUNT, 0, 0}, {"direct_fen", INT64S, 0, 0},
        {"steps", AMOUNT, 0, 0}, {"sources", INT32S, 0, 0}, {"weights", INT64S, 0, 0},
        {"weight_decimals", INT32, 0, 0}, {"residual", CHOICE, 0, 0},
        {"out_final_fen", OUT_INT64S, 0, 0}}},
    {"hosp_cost_step_down", call_hosp_cost_step_down, 9, {
        {"departments", AMOUNT, 0, 0}, {"items", AMOUNT, 0, 0}, {"direct_fen", INT64S, 0, 0},
        {"steps", AMOUNT, 0, 0}, {"sources", INT32S, 0, 0}, {"weights", INT64S, 0, 0},
        {"weight_decimals", INT32, 0, 0}, {"residual", CHOICE, 0, 0},
        {"out_final_fen", OUT_INT64S, 0, 0}}},
    {"hosp_cost_reciprocal", call_hosp_cost_reciprocal, 9, {
        {"departments", AMOUNT, 0, 0}, {"items", AMOUNT, 0, 0}, {"direct_fen", INT64S, 0, 0},
        {"steps", AMOUNT, 0, 0}, {"sources", INT32S, 0, 0}, {"weights", INT64S, 0, 0},
        {"weight_decimals", INT32, 0, 0}, {"residual", CHOICE, 0, 0},
        {"out_final_fen", OUT_INT64S, 0, 0}}},
    {"hosp_cost_iterative", call_hosp_cost_iterative, 9, {
        {"departments", AMOUNT, 0, 0}, {"items", AMOUNT, 0, 0}, {"direct_fen", INT64S, 0, 0},
        {"steps", AMOUNT, 0, 0}, {"sources", INT32S, 0, 0}, {"weights", INT64S, 0, 0},
        {"weight_decimals", INT32, 0, 0}, {"residual", CHOICE, 0, 0},
        {"out_final_fen", OUT_INT64S, 0, 0}}},
    {"hosp_cost_direct_sparse", call_hosp_cost_direct_sparse, 10, {
        {"departments", AMOUNT, 0, 0}, {"items", AMOUNT, 0, 0}, {"direct_fen", INT64S, 0, 0},
        {"steps", AMOUNT, 0, 0}, {"sources", INT32S, 0, 0}, {"receiver_offsets", OFFSETS, 0, 0},
        {"receivers", INT32S, 0, 0}, {"weights", INT64S, 0, 0}, {"threads", THREADS, 0, 0},
        {"out_final_fen", OUT_INT64S, 0, 0}}},
    {"hosp_cost_step_down_sparse", call_hosp_cost_step_down_sparse, 10, {
        {"departments", AMOUNT, 0, 0}, {"items", AMOUNT, 0, 0}, {"direct_fen", INT64S, 0, 0},
        {"steps", AMOUNT, 0, 0}, {"sources", INT32S, 0, 0}, {"receiver_offsets", OFFSETS, 0, 0},
        {"receivers", INT32S, 0, 0}, {"weights", INT64S, 0, 0}, {"threads", THREADS, 0, 0},
        {"out_final_fen", OUT_INT64S, 0, 0}}},
    {"hosp_cost_step_down_pooled", call_hosp_cost_step_down_pooled, 11, {
        {"departments", AMOUNT, 0, 0}, {"items", AMOUNT, 0, 0}, {"direct_fen", INT64S, 0, 0},
        {"steps", AMOUNT, 0, 0}, {"source_offsets", OFFSETS, 0, 0}, {"sources", INT32S, 0, 0},
        {"receiver_offsets", OFFSETS, 0, 0}, {"receivers", INT32S, 0, 0},
        {"weights", INT64S, 0, 0}, {"threads", THREADS, 0, 0},
        {"out_final_fen", OUT_INT64S, 0, 0}}},
    {"hosp_cost_reciprocal_sparse", call_hosp_cost_reciprocal_sparse, 10, {
        {"departments", AMOUNT, 0, 0}, {"items", AMOUNT, 0, 0}, {"direct_fen", INT64S, 0, 0},
        {"steps", AMOUNT, 0, 0}, {"sources", INT32S, 0, 0}, {"receiver_offsets", OFFSETS, 0, 0},
        {"receivers", INT32S, 0, 0}, {"weights", INT64S, 0, 0}, {"threads", THREADS, 0, 0},
        {"out_final_fen", OUT_INT64S, 0, 0}}},
    {"hosp_depreciation_month", call_hosp_depreciation_month, 11, {
        {"count", AMOUNT, 0, 0}, {"rule", CHOICE, 0, 0}, {"month", INT32, 0, 0},
        {"cost_fen", INT64S, 0, 0}, {"residual_fen", INT64S, 1, 0}, {"acquired", INT32S, 0, 0},
        {"life_months", INT32S, 0, 0}, {"disposed", INT32S, 1, 0},
        {"out_amount_fen", OUT_INT64S, 0, 0}, {"out_accumulated_fen", OUT_INT64S, 1, 0},
        {"out_net_fen", OUT_INT64S, 1, 0}}},
};

#define FUNCTION_COUNT ((int)(sizeof functions / sizeof functions[0]))

#endif
