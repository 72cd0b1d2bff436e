// Generated from the Swift sources by HeaderGenerator; do not edit.
// SPDX-License-Identifier: Apache-2.0
// include/hosp.h says what each function does, what it takes and what it answers.

import com.sun.jna.Library;
import com.sun.jna.Pointer;

/** The functions of libhosp; text is bytes in the encoding of the book. */
public interface HospLibrary extends Library {
    int HOSP_VERSION_NUMBER = 1000000;
    int HOSP_ABI = 1;
    int HOSP_OK = 0;
    int HOSP_ROW = 100;
    int HOSP_DONE = 101;
    int HOSP_E_ARGUMENT = -101;
    int HOSP_E_HANDLE = -102;
    int HOSP_E_KIND = -103;
    int HOSP_E_BUFFER = -104;
    int HOSP_E_ENCODING = -105;
    int HOSP_E_BUSY = -106;
    int HOSP_E_FORKED = -107;
    int HOSP_E_RANGE = -201;
    int HOSP_E_OVERFLOW = -202;
    int HOSP_E_UNBALANCED = -203;
    int HOSP_E_DUPLICATE = -204;
    int HOSP_E_MISSING = -205;
    int HOSP_E_UNKNOWN = -206;
    int HOSP_E_FORMAT = -207;
    int HOSP_E_RULE = -300;
    int HOSP_E_CLOSED = -301;
    int HOSP_E_LOCKED = -302;
    int HOSP_E_APPROVAL = -303;
    int HOSP_E_SEPARATION = -304;
    int HOSP_E_BUDGET = -305;
    int HOSP_E_IO = -401;
    int HOSP_E_FULL = -402;
    int HOSP_E_CORRUPT = -403;
    int HOSP_E_SCHEMA = -404;
    int HOSP_E_SQL = -405;
    int HOSP_E_CONFLICT = -406;
    int HOSP_E_MEMORY = -501;
    int HOSP_E_TOO_BIG = -502;
    int HOSP_E_TIMEOUT = -503;
    int HOSP_E_CANCELLED = -504;
    int HOSP_E_INTERNAL = -900;
    int HOSP_UTF8 = 0;
    int HOSP_GBK = 1;
    int HOSP_GB18030 = 2;
    int HOSP_UTF16LE = 3;
    int HOSP_LARGEST_REMAINDER = 0;
    int HOSP_LARGEST = 1;
    int HOSP_FIRST = 2;
    int HOSP_LAST = 3;
    int HOSP_DEPRECIATION_GOVERNMENT = 0;
    int HOSP_DEPRECIATION_ENTERPRISE = 1;
    int HOSP_RATIO_HIGH = 0;
    int HOSP_RATIO_LOW_RECIPROCAL = 1;
    int HOSP_RATIO_LOW_LINEAR = 2;
    int HOSP_HIGHER_IS_BETTER = 0;
    int HOSP_LOWER_IS_BETTER = 1;
    int HOSP_TURN_DIRECTION = 0;
    int HOSP_TURN_RECIPROCAL = 1;
    int HOSP_TURN_MAX_MINUS = 2;
    int HOSP_TURN_COMPLEMENT_100 = 3;
    int HOSP_NORM_VECTOR = 0;
    int HOSP_NORM_MINMAX = 1;
    int HOSP_NORM_SUM = 2;
    int HOSP_NORM_MAX = 3;
    int HOSP_WEIGHT_MATRIX = 0;
    int HOSP_WEIGHT_DISTANCE = 1;
    int HOSP_WEIGHT_NONE = 2;
    int HOSP_SHARE_RAW = 0;
    int HOSP_SHARE_MINMAX = 1;
    int HOSP_KPI_RATIO_HIGH = 0;
    int HOSP_KPI_RATIO_RECIPROCAL = 1;
    int HOSP_KPI_RATIO_LINEAR = 2;
    int HOSP_KPI_INTERVAL = 3;
    int HOSP_KPI_OPTIMAL_RANGE = 4;
    int HOSP_KPI_LADDER_LEFT = 5;
    int HOSP_KPI_LADDER_RIGHT = 6;
    int HOSP_MISSING_ERROR = 0;
    int HOSP_MISSING_DROP = 1;
    int HOSP_MISSING_ZERO = 2;
    int HOSP_MISSING_FULL = 3;
    int HOSP_WHY_NOT_REPORTED = 0;
    int HOSP_WHY_NOTHING_OF_NOTHING = 1;
    int HOSP_WHY_DIVISION_BY_ZERO = 2;
    int HOSP_WHY_NO_MATCH = 3;
    int HOSP_WHY_OUT_OF_RANGE = 4;
    int HOSP_RANK_COMPETITION = 0;
    int HOSP_RANK_DENSE = 1;
    int HOSP_DAY_NONE = 0;
    int HOSP_DAY_NEXT = 1;
    int HOSP_DAY_PREVIOUS = 2;
    int HOSP_DAY_MODIFIED_FOLLOWING = 3;
    int HOSP_TEXT = 1;
    int HOSP_INTEGER = 2;
    int HOSP_REAL = 3;
    int HOSP_MAX_HANDLES = 65535;
    int HOSP_MAX_TEXT = 67108864;
    int HOSP_MAX_NAME = 4096;
    int HOSP_MAX_COUNT = 16777216;

    int hosp_version(byte[] buffer, int capacity, int[] out_needed);

    int hosp_version_number();

    int hosp_abi();

    int hosp_source_id(byte[] buffer, int capacity, int[] out_needed);

    int hosp_has(byte[] feature);

    int hosp_open(byte[] location, int location_length, int encoding, int[] out_book);

    int hosp_close(int handle);

    int hosp_set_text(int book, byte[] option, byte[] value, int value_length);

    int hosp_set_int(int book, byte[] option, int value);

    int hosp_error_code(int book);

    int hosp_error_text(int book, byte[] buffer, int capacity, int[] out_needed);

    int hosp_error_name(int book, byte[] buffer, int capacity, int[] out_needed);

    int hosp_run(
        int book, byte[] procedure, int procedure_length, byte[] arguments_json,
        int arguments_length, int[] out_result);

    int hosp_arguments_append(int book, byte[] text, int length);

    int hosp_result_json(int result, byte[] buffer, int capacity, int[] out_needed);

    int hosp_result_json_part(
        int result, int offset, byte[] buffer, int capacity, int[] out_needed);

    int hosp_result_table(int result, byte[] table, int table_length, int[] out_cursor);

    int hosp_cursor_next(int cursor);

    int hosp_cursor_rows(int cursor, long[] out_rows);

    int hosp_cursor_columns(int cursor, int[] out_columns);

    int hosp_cursor_name(int cursor, int column, byte[] buffer, int capacity, int[] out_needed);

    int hosp_cursor_type(int cursor, int column, int[] out_type);

    int hosp_cursor_is_null(int cursor, int column, int[] out_is_null);

    int hosp_cursor_text(int cursor, int column, byte[] buffer, int capacity, int[] out_needed);

    int hosp_cursor_int64(int cursor, int column, long[] out_value);

    int hosp_cursor_double(int cursor, int column, double[] out_value);

    int hosp_csv_open_text(
        int book, byte[] text, int text_length, int[] out_cursor, int[] out_findings);

    int hosp_csv_open_file(
        int book, byte[] path, int path_length, int[] out_cursor, int[] out_findings);

    int hosp_cursor_csv(int cursor, byte[] buffer, int capacity, int[] out_needed);

    int hosp_import_file(
        int book, byte[] table, int table_length, byte[] path, int path_length,
        byte[] batch_key, int batch_key_length, byte[] constants_json, int constants_length,
        long[] out_rows);

    int hosp_import_text(
        int book, byte[] table, int table_length, byte[] text, int text_length,
        byte[] batch_key, int batch_key_length, byte[] constants_json, int constants_length,
        long[] out_rows);

    int hosp_import_findings(int book, int[] out_cursor);

    int hosp_rows_begin(
        int book, byte[] table, int table_length, byte[] batch_key, int batch_key_length,
        int[] out_rows);

    int hosp_rows_text(int rows, byte[] column, int column_length, byte[] value, int value_length);

    int hosp_rows_int64(int rows, byte[] column, int column_length, long value);

    int hosp_rows_null(int rows, byte[] column, int column_length);

    int hosp_rows_add(int rows);

    int hosp_rows_commit(int rows, long[] out_count);

    int hosp_rows_discard(int rows);

    int hosp_import_arrow(
        int book, byte[] table, int table_length, Pointer stream, byte[] batch_key,
        int batch_key_length, byte[] constants_json, int constants_length, long[] out_rows);

    int hosp_cursor_arrow(int cursor, Pointer out_stream);

    int hosp_select(
        int book, byte[] table, int table_length, byte[] filter_json, int filter_length,
        int[] out_cursor);

    int hosp_cost_allocate(int book, int month, byte[] plan, int plan_length, int[] out_result);

    int hosp_month_close(int book, byte[] area, int area_length, int month);

    int hosp_month_reopen(
        int book, byte[] area, int area_length, int month, byte[] confirmed_by,
        int confirmed_by_length, byte[] reason, int reason_length);

    int hosp_report_write(
        int book, byte[] report, int report_length, byte[] arguments_json, int arguments_length,
        byte[] path, int path_length);

    int hosp_case_cost_file(
        int book, byte[] lines, int lines_length, byte[] unit_costs, int unit_costs_length,
        byte[] cases, int cases_length, int from_month, int to_month, int[] out_result);

    int hosp_case_cost_arrow(
        int book, byte[] arguments_json, int arguments_length, Pointer stream,
        int[] out_result);

    int hosp_case_cost_arrays(
        int book, byte[] arguments_json, int arguments_length, long count, long[] cases,
        int[] departments, int[] items, long[] quantities, int quantity_decimals,
        long[] amounts_fen, int[] service_months, long[] line_ids, int[] out_result);

    int hosp_progress(int book, long[] out_done, long[] out_total);

    int hosp_cancel(int book);

    int hosp_appraisal_run(
        int book, int month, byte[] scheme, int scheme_length, int[] out_result);

    int hosp_pay_distribute(int book, int month, byte[] pool, int pool_length, int[] out_result);

    int hosp_inspection_score(
        int book, int month, byte[] inspection, int inspection_length, int[] out_result);

    int hosp_score_ratio(
        byte[] value, byte[] target, int mode, byte[] cap, byte[] weight, byte[] buffer,
        int capacity, int[] out_needed);

    int hosp_score_deduction(
        byte[] weight, byte[] each, byte[] count, byte[] cap, byte[] floor, byte[] buffer,
        int capacity, int[] out_needed);

    int hosp_grade_of(byte[] set, byte[] score, byte[] buffer, int capacity, int[] out_needed);

    int hosp_money_apportion(
        long total_fen, long[] weights, int count, int weight_decimals, int residual,
        long[] out_shares_fen);

    int hosp_money_apportion_pools(
        long[] pools_fen, int pool_count, int[] pool_of, long[] weights, int count, int threads,
        long[] out_shares_fen);

    int hosp_ratio_percent_t(
        byte[] numerator, byte[] denominator, int decimals, byte[] buffer, int capacity,
        int[] out_needed);

    int hosp_score_matrix(
        int units, int kpis, long[] values, Pointer presence, long presence_length,
        int[] methods, long[] weights, int[] parameter_offsets, long[] parameters, int missing,
        int[] group_of, int group_count, int ties, int threads, long[] out_scores,
        int[] out_ranks);

    int hosp_formula_open(
        int book, byte[] arguments_json, int arguments_length, int[] out_formulas,
        int[] out_results);

    int hosp_formula_columns(
        int formulas, long[] values, int[] decimals, Pointer presence, long presence_length,
        int threads, long[] out_values, byte[] out_presence);

    int hosp_evaluation_topsis(
        int alternatives, int criteria, long[] values, int[] decimals, int[] directions,
        long[] weights, int positivise, int normalise, int weighting, int threads,
        double[] out_closeness, int[] out_ranks);

    int hosp_evaluation_rsr(
        int alternatives, int criteria, long[] values, int[] directions, long[] weights,
        int bands, int threads, long[] out_sums, long[] out_denominator, int[] out_ranks,
        double[] out_probits, int[] out_bands, double[] out_line, int[] out_line_count);

    int hosp_evaluation_entropy(
        int alternatives, int criteria, long[] values, int[] decimals, int[] directions,
        int share, int threads, double[] out_entropies, double[] out_weights);

    int hosp_period_of(
        int day, int start_day, int[] out_month, int[] out_first_day, int[] out_last_day);

    int hosp_workdays_add(
        int day, int work_days, int[] days, int[] are_off, int count, int first_year,
        int last_year, int[] out_day);

    int hosp_workdays_between(
        int day, int other, int[] days, int[] are_off, int count, int first_year, int last_year,
        int[] out_work_days);

    int hosp_workday_adjust(
        int day, int adjustment, int[] days, int[] are_off, int count, int first_year,
        int last_year, int[] out_day);

    int hosp_deadline_of(
        int month, int day_of_next_month, int is_inclusive, int adjustment, int[] days,
        int[] are_off, int count, int first_year, int last_year, int[] out_day,
        int[] out_last_day);

    int hosp_recurrence_next(byte[] rule, int length, long start, long after, long[] out_moment);

    int hosp_cost_direct(
        int departments, int items, long[] direct_fen, int steps, int[] sources, long[] weights,
        int weight_decimals, int residual, long[] out_final_fen);

    int hosp_cost_step_down(
        int departments, int items, long[] direct_fen, int steps, int[] sources, long[] weights,
        int weight_decimals, int residual, long[] out_final_fen);

    int hosp_cost_reciprocal(
        int departments, int items, long[] direct_fen, int steps, int[] sources, long[] weights,
        int weight_decimals, int residual, long[] out_final_fen);

    int hosp_cost_iterative(
        int departments, int items, long[] direct_fen, int steps, int[] sources, long[] weights,
        int weight_decimals, int residual, long[] out_final_fen);

    int hosp_cost_direct_sparse(
        int departments, int items, long[] direct_fen, int steps, int[] sources,
        int[] receiver_offsets, int[] receivers, long[] weights, int threads,
        long[] out_final_fen);

    int hosp_cost_step_down_sparse(
        int departments, int items, long[] direct_fen, int steps, int[] sources,
        int[] receiver_offsets, int[] receivers, long[] weights, int threads,
        long[] out_final_fen);

    int hosp_cost_step_down_pooled(
        int departments, int items, long[] direct_fen, int steps, int[] source_offsets,
        int[] sources, int[] receiver_offsets, int[] receivers, long[] weights, int threads,
        long[] out_final_fen);

    int hosp_cost_reciprocal_sparse(
        int departments, int items, long[] direct_fen, int steps, int[] sources,
        int[] receiver_offsets, int[] receivers, long[] weights, int threads,
        long[] out_final_fen);

    int hosp_depreciation_month(
        int count, int rule, int month, long[] cost_fen, long[] residual_fen, int[] acquired,
        int[] life_months, int[] disposed, long[] out_amount_fen, long[] out_accumulated_fen,
        long[] out_net_fen);
}
