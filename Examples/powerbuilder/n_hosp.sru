$PBExportHeader$n_hosp.sru
// Generated from the Swift sources by HeaderGenerator; do not edit.
// SPDX-License-Identifier: Apache-2.0
// include/hosp.h says what each function does, what it takes and what it answers.
// For books that are opened with HOSP_UTF16LE. Fill a REF string with Space(n) before
// the call; capacities and lengths are bytes, two for each character.
forward
global type n_hosp from nonvisualobject
end type
end forward

global type n_hosp from nonvisualobject autoinstantiate
end type

type prototypes
FUNCTION long hosp_version(REF string as_buffer, long al_capacity, REF long al_out_needed) LIBRARY "libhosp.so.1"
FUNCTION long hosp_version_number() LIBRARY "libhosp.so.1"
FUNCTION long hosp_abi() LIBRARY "libhosp.so.1"
FUNCTION long hosp_source_id(REF string as_buffer, long al_capacity, REF long al_out_needed) LIBRARY "libhosp.so.1"
FUNCTION long hosp_has(string as_feature) LIBRARY "libhosp.so.1"
FUNCTION long hosp_open(string as_location, long al_location_length, long al_encoding, REF long al_out_book) LIBRARY "libhosp.so.1"
FUNCTION long hosp_close(long al_handle) LIBRARY "libhosp.so.1"
FUNCTION long hosp_set_text(long al_book, string as_option, string as_value, long al_value_length) LIBRARY "libhosp.so.1"
FUNCTION long hosp_set_int(long al_book, string as_option, long al_value) LIBRARY "libhosp.so.1"
FUNCTION long hosp_error_code(long al_book) LIBRARY "libhosp.so.1"
FUNCTION long hosp_error_text(long al_book, REF string as_buffer, long al_capacity, REF long al_out_needed) LIBRARY "libhosp.so.1"
FUNCTION long hosp_error_name(long al_book, REF string as_buffer, long al_capacity, REF long al_out_needed) LIBRARY "libhosp.so.1"
FUNCTION long hosp_run(long al_book, string as_procedure, long al_procedure_length, string as_arguments_json, long al_arguments_length, REF long al_out_result) LIBRARY "libhosp.so.1"
FUNCTION long hosp_arguments_append(long al_book, string as_text, long al_length) LIBRARY "libhosp.so.1"
FUNCTION long hosp_result_json(long al_result, REF string as_buffer, long al_capacity, REF long al_out_needed) LIBRARY "libhosp.so.1"
FUNCTION long hosp_result_json_part(long al_result, long al_offset, REF string as_buffer, long al_capacity, REF long al_out_needed) LIBRARY "libhosp.so.1"
FUNCTION long hosp_result_table(long al_result, string as_table, long al_table_length, REF long al_out_cursor) LIBRARY "libhosp.so.1"
FUNCTION long hosp_cursor_next(long al_cursor) LIBRARY "libhosp.so.1"
FUNCTION long hosp_cursor_rows(long al_cursor, REF longlong all_out_rows) LIBRARY "libhosp.so.1"
FUNCTION long hosp_cursor_columns(long al_cursor, REF long al_out_columns) LIBRARY "libhosp.so.1"
FUNCTION long hosp_cursor_name(long al_cursor, long al_column, REF string as_buffer, long al_capacity, REF long al_out_needed) LIBRARY "libhosp.so.1"
FUNCTION long hosp_cursor_type(long al_cursor, long al_column, REF long al_out_type) LIBRARY "libhosp.so.1"
FUNCTION long hosp_cursor_is_null(long al_cursor, long al_column, REF long al_out_is_null) LIBRARY "libhosp.so.1"
FUNCTION long hosp_cursor_text(long al_cursor, long al_column, REF string as_buffer, long al_capacity, REF long al_out_needed) LIBRARY "libhosp.so.1"
FUNCTION long hosp_cursor_int64(long al_cursor, long al_column, REF longlong all_out_value) LIBRARY "libhosp.so.1"
FUNCTION long hosp_cursor_double(long al_cursor, long al_column, REF double ad_out_value) LIBRARY "libhosp.so.1"
FUNCTION long hosp_csv_open_text(long al_book, string as_text, long al_text_length, REF long al_out_cursor, REF long al_out_findings) LIBRARY "libhosp.so.1"
FUNCTION long hosp_csv_open_file(long al_book, string as_path, long al_path_length, REF long al_out_cursor, REF long al_out_findings) LIBRARY "libhosp.so.1"
FUNCTION long hosp_cursor_csv(long al_cursor, REF string as_buffer, long al_capacity, REF long al_out_needed) LIBRARY "libhosp.so.1"
FUNCTION long hosp_import_file(long al_book, string as_table, long al_table_length, string as_path, long al_path_length, string as_batch_key, long al_batch_key_length, string as_constants_json, long al_constants_length, REF longlong all_out_rows) LIBRARY "libhosp.so.1"
FUNCTION long hosp_import_text(long al_book, string as_table, long al_table_length, string as_text, long al_text_length, string as_batch_key, long al_batch_key_length, string as_constants_json, long al_constants_length, REF longlong all_out_rows) LIBRARY "libhosp.so.1"
FUNCTION long hosp_import_findings(long al_book, REF long al_out_cursor) LIBRARY "libhosp.so.1"
FUNCTION long hosp_rows_begin(long al_book, string as_table, long al_table_length, string as_batch_key, long al_batch_key_length, REF long al_out_rows) LIBRARY "libhosp.so.1"
FUNCTION long hosp_rows_text(long al_rows, string as_column, long al_column_length, string as_value, long al_value_length) LIBRARY "libhosp.so.1"
FUNCTION long hosp_rows_int64(long al_rows, string as_column, long al_column_length, longlong all_value) LIBRARY "libhosp.so.1"
FUNCTION long hosp_rows_null(long al_rows, string as_column, long al_column_length) LIBRARY "libhosp.so.1"
FUNCTION long hosp_rows_add(long al_rows) LIBRARY "libhosp.so.1"
FUNCTION long hosp_rows_commit(long al_rows, REF longlong all_out_count) LIBRARY "libhosp.so.1"
FUNCTION long hosp_rows_discard(long al_rows) LIBRARY "libhosp.so.1"
FUNCTION long hosp_select(long al_book, string as_table, long al_table_length, string as_filter_json, long al_filter_length, REF long al_out_cursor) LIBRARY "libhosp.so.1"
FUNCTION long hosp_cost_allocate(long al_book, long al_month, string as_plan, long al_plan_length, REF long al_out_result) LIBRARY "libhosp.so.1"
FUNCTION long hosp_month_close(long al_book, string as_area, long al_area_length, long al_month) LIBRARY "libhosp.so.1"
FUNCTION long hosp_month_reopen(long al_book, string as_area, long al_area_length, long al_month, string as_confirmed_by, long al_confirmed_by_length, string as_reason, long al_reason_length) LIBRARY "libhosp.so.1"
FUNCTION long hosp_report_write(long al_book, string as_report, long al_report_length, string as_arguments_json, long al_arguments_length, string as_path, long al_path_length) LIBRARY "libhosp.so.1"
FUNCTION long hosp_case_cost_file(long al_book, string as_lines, long al_lines_length, string as_unit_costs, long al_unit_costs_length, string as_cases, long al_cases_length, long al_from_month, long al_to_month, REF long al_out_result) LIBRARY "libhosp.so.1"
FUNCTION long hosp_case_cost_arrays(long al_book, string as_arguments_json, long al_arguments_length, longlong all_count, longlong all_cases[], long al_departments[], long al_items[], longlong all_quantities[], long al_quantity_decimals, longlong all_amounts_fen[], long al_service_months[], longlong all_line_ids[], REF long al_out_result[]) LIBRARY "libhosp.so.1"
FUNCTION long hosp_progress(long al_book, REF longlong all_out_done, REF longlong all_out_total) LIBRARY "libhosp.so.1"
FUNCTION long hosp_cancel(long al_book) LIBRARY "libhosp.so.1"
FUNCTION long hosp_appraisal_run(long al_book, long al_month, string as_scheme, long al_scheme_length, REF long al_out_result) LIBRARY "libhosp.so.1"
FUNCTION long hosp_pay_distribute(long al_book, long al_month, string as_pool, long al_pool_length, REF long al_out_result) LIBRARY "libhosp.so.1"
FUNCTION long hosp_inspection_score(long al_book, long al_month, string as_inspection, long al_inspection_length, REF long al_out_result) LIBRARY "libhosp.so.1"
FUNCTION long hosp_score_ratio(string as_value, string as_target, long al_mode, string as_cap, string as_weight, REF string as_buffer, long al_capacity, REF long al_out_needed) LIBRARY "libhosp.so.1"
FUNCTION long hosp_score_deduction(string as_weight, string as_each, string as_count, string as_cap, string as_floor, REF string as_buffer, long al_capacity, REF long al_out_needed) LIBRARY "libhosp.so.1"
FUNCTION long hosp_grade_of(string as_set, string as_score, REF string as_buffer, long al_capacity, REF long al_out_needed) LIBRARY "libhosp.so.1"
FUNCTION long hosp_money_apportion(longlong all_total_fen, longlong all_weights[], long al_count, long al_weight_decimals, long al_residual, REF longlong all_out_shares_fen[]) LIBRARY "libhosp.so.1"
FUNCTION long hosp_money_apportion_pools(longlong all_pools_fen[], long al_pool_count, long al_pool_of[], longlong all_weights[], long al_count, long al_threads, REF longlong all_out_shares_fen[]) LIBRARY "libhosp.so.1"
FUNCTION long hosp_ratio_percent_t(string as_numerator, string as_denominator, long al_decimals, REF string as_buffer, long al_capacity, REF long al_out_needed) LIBRARY "libhosp.so.1"
FUNCTION long hosp_formula_open(long al_book, string as_arguments_json, long al_arguments_length, REF long al_out_formulas, REF long al_out_results) LIBRARY "libhosp.so.1"
FUNCTION long hosp_evaluation_topsis(long al_alternatives, long al_criteria, longlong all_values[], long al_decimals[], long al_directions[], longlong all_weights[], long al_positivise, long al_normalise, long al_weighting, long al_threads, REF double ad_out_closeness[], REF long al_out_ranks[]) LIBRARY "libhosp.so.1"
FUNCTION long hosp_evaluation_rsr(long al_alternatives, long al_criteria, longlong all_values[], long al_directions[], longlong all_weights[], long al_bands, long al_threads, REF longlong all_out_sums[], REF longlong all_out_denominator[], REF long al_out_ranks[], REF double ad_out_probits[], REF long al_out_bands[], REF double ad_out_line[], REF long al_out_line_count[]) LIBRARY "libhosp.so.1"
FUNCTION long hosp_evaluation_entropy(long al_alternatives, long al_criteria, longlong all_values[], long al_decimals[], long al_directions[], long al_share, long al_threads, REF double ad_out_entropies[], REF double ad_out_weights[]) LIBRARY "libhosp.so.1"
FUNCTION long hosp_period_of(long al_day, long al_start_day, REF long al_out_month, REF long al_out_first_day, REF long al_out_last_day) LIBRARY "libhosp.so.1"
FUNCTION long hosp_workdays_add(long al_day, long al_work_days, long al_days[], long al_are_off[], long al_count, long al_first_year, long al_last_year, REF long al_out_day[]) LIBRARY "libhosp.so.1"
FUNCTION long hosp_workdays_between(long al_day, long al_other, long al_days[], long al_are_off[], long al_count, long al_first_year, long al_last_year, REF long al_out_work_days[]) LIBRARY "libhosp.so.1"
FUNCTION long hosp_workday_adjust(long al_day, long al_adjustment, long al_days[], long al_are_off[], long al_count, long al_first_year, long al_last_year, REF long al_out_day[]) LIBRARY "libhosp.so.1"
FUNCTION long hosp_deadline_of(long al_month, long al_day_of_next_month, long al_is_inclusive, long al_adjustment, long al_days[], long al_are_off[], long al_count, long al_first_year, long al_last_year, REF long al_out_day[], REF long al_out_last_day[]) LIBRARY "libhosp.so.1"
FUNCTION long hosp_recurrence_next(string as_rule, long al_length, longlong all_start, longlong all_after, REF longlong all_out_moment) LIBRARY "libhosp.so.1"
FUNCTION long hosp_cost_direct(long al_departments, long al_items, longlong all_direct_fen[], long al_steps, long al_sources[], longlong all_weights[], long al_weight_decimals, long al_residual, REF longlong all_out_final_fen[]) LIBRARY "libhosp.so.1"
FUNCTION long hosp_cost_step_down(long al_departments, long al_items, longlong all_direct_fen[], long al_steps, long al_sources[], longlong all_weights[], long al_weight_decimals, long al_residual, REF longlong all_out_final_fen[]) LIBRARY "libhosp.so.1"
FUNCTION long hosp_cost_reciprocal(long al_departments, long al_items, longlong all_direct_fen[], long al_steps, long al_sources[], longlong all_weights[], long al_weight_decimals, long al_residual, REF longlong all_out_final_fen[]) LIBRARY "libhosp.so.1"
FUNCTION long hosp_cost_iterative(long al_departments, long al_items, longlong all_direct_fen[], long al_steps, long al_sources[], longlong all_weights[], long al_weight_decimals, long al_residual, REF longlong all_out_final_fen[]) LIBRARY "libhosp.so.1"
FUNCTION long hosp_cost_direct_sparse(long al_departments, long al_items, longlong all_direct_fen[], long al_steps, long al_sources[], long al_receiver_offsets[], long al_receivers[], longlong all_weights[], long al_threads, REF longlong all_out_final_fen[]) LIBRARY "libhosp.so.1"
FUNCTION long hosp_cost_step_down_sparse(long al_departments, long al_items, longlong all_direct_fen[], long al_steps, long al_sources[], long al_receiver_offsets[], long al_receivers[], longlong all_weights[], long al_threads, REF longlong all_out_final_fen[]) LIBRARY "libhosp.so.1"
FUNCTION long hosp_cost_step_down_pooled(long al_departments, long al_items, longlong all_direct_fen[], long al_steps, long al_source_offsets[], long al_sources[], long al_receiver_offsets[], long al_receivers[], longlong all_weights[], long al_threads, REF longlong all_out_final_fen[]) LIBRARY "libhosp.so.1"
FUNCTION long hosp_cost_reciprocal_sparse(long al_departments, long al_items, longlong all_direct_fen[], long al_steps, long al_sources[], long al_receiver_offsets[], long al_receivers[], longlong all_weights[], long al_threads, REF longlong all_out_final_fen[]) LIBRARY "libhosp.so.1"
FUNCTION long hosp_depreciation_month(long al_count, long al_rule, long al_month, longlong all_cost_fen[], longlong all_residual_fen[], long al_acquired[], long al_life_months[], long al_disposed[], REF longlong all_out_amount_fen[], REF longlong all_out_accumulated_fen[], REF longlong all_out_net_fen[]) LIBRARY "libhosp.so.1"
end prototypes

type variables
constant long HOSP_VERSION_NUMBER = 1000000
constant long HOSP_ABI = 1
constant long HOSP_OK = 0
constant long HOSP_ROW = 100
constant long HOSP_DONE = 101
constant long HOSP_E_ARGUMENT = -101
constant long HOSP_E_HANDLE = -102
constant long HOSP_E_KIND = -103
constant long HOSP_E_BUFFER = -104
constant long HOSP_E_ENCODING = -105
constant long HOSP_E_BUSY = -106
constant long HOSP_E_FORKED = -107
constant long HOSP_E_RANGE = -201
constant long HOSP_E_OVERFLOW = -202
constant long HOSP_E_UNBALANCED = -203
constant long HOSP_E_DUPLICATE = -204
constant long HOSP_E_MISSING = -205
constant long HOSP_E_UNKNOWN = -206
constant long HOSP_E_FORMAT = -207
constant long HOSP_E_RULE = -300
constant long HOSP_E_CLOSED = -301
constant long HOSP_E_LOCKED = -302
constant long HOSP_E_APPROVAL = -303
constant long HOSP_E_SEPARATION = -304
constant long HOSP_E_BUDGET = -305
constant long HOSP_E_IO = -401
constant long HOSP_E_FULL = -402
constant long HOSP_E_CORRUPT = -403
constant long HOSP_E_SCHEMA = -404
constant long HOSP_E_SQL = -405
constant long HOSP_E_CONFLICT = -406
constant long HOSP_E_MEMORY = -501
constant long HOSP_E_TOO_BIG = -502
constant long HOSP_E_TIMEOUT = -503
constant long HOSP_E_CANCELLED = -504
constant long HOSP_E_INTERNAL = -900
constant long HOSP_UTF8 = 0
constant long HOSP_GBK = 1
constant long HOSP_GB18030 = 2
constant long HOSP_UTF16LE = 3
constant long HOSP_LARGEST_REMAINDER = 0
constant long HOSP_LARGEST = 1
constant long HOSP_FIRST = 2
constant long HOSP_LAST = 3
constant long HOSP_DEPRECIATION_GOVERNMENT = 0
constant long HOSP_DEPRECIATION_ENTERPRISE = 1
constant long HOSP_RATIO_HIGH = 0
constant long HOSP_RATIO_LOW_RECIPROCAL = 1
constant long HOSP_RATIO_LOW_LINEAR = 2
constant long HOSP_HIGHER_IS_BETTER = 0
constant long HOSP_LOWER_IS_BETTER = 1
constant long HOSP_TURN_DIRECTION = 0
constant long HOSP_TURN_RECIPROCAL = 1
constant long HOSP_TURN_MAX_MINUS = 2
constant long HOSP_TURN_COMPLEMENT_100 = 3
constant long HOSP_NORM_VECTOR = 0
constant long HOSP_NORM_MINMAX = 1
constant long HOSP_NORM_SUM = 2
constant long HOSP_NORM_MAX = 3
constant long HOSP_WEIGHT_MATRIX = 0
constant long HOSP_WEIGHT_DISTANCE = 1
constant long HOSP_WEIGHT_NONE = 2
constant long HOSP_SHARE_RAW = 0
constant long HOSP_SHARE_MINMAX = 1
constant long HOSP_KPI_RATIO_HIGH = 0
constant long HOSP_KPI_RATIO_RECIPROCAL = 1
constant long HOSP_KPI_RATIO_LINEAR = 2
constant long HOSP_KPI_INTERVAL = 3
constant long HOSP_KPI_OPTIMAL_RANGE = 4
constant long HOSP_KPI_LADDER_LEFT = 5
constant long HOSP_KPI_LADDER_RIGHT = 6
constant long HOSP_MISSING_ERROR = 0
constant long HOSP_MISSING_DROP = 1
constant long HOSP_MISSING_ZERO = 2
constant long HOSP_MISSING_FULL = 3
constant long HOSP_WHY_NOT_REPORTED = 0
constant long HOSP_WHY_NOTHING_OF_NOTHING = 1
constant long HOSP_WHY_DIVISION_BY_ZERO = 2
constant long HOSP_WHY_NO_MATCH = 3
constant long HOSP_WHY_OUT_OF_RANGE = 4
constant long HOSP_RANK_COMPETITION = 0
constant long HOSP_RANK_DENSE = 1
constant long HOSP_DAY_NONE = 0
constant long HOSP_DAY_NEXT = 1
constant long HOSP_DAY_PREVIOUS = 2
constant long HOSP_DAY_MODIFIED_FOLLOWING = 3
constant long HOSP_TEXT = 1
constant long HOSP_INTEGER = 2
constant long HOSP_REAL = 3
constant long HOSP_MAX_HANDLES = 65535
constant long HOSP_MAX_TEXT = 67108864
constant long HOSP_MAX_NAME = 4096
constant long HOSP_MAX_COUNT = 16777216
end variables

on n_hosp.create
call super::create
TriggerEvent(this, "constructor")
end on

on n_hosp.destroy
TriggerEvent(this, "destructor")
call super::destroy
end on
