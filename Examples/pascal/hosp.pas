// Generated from the Swift sources by HeaderGenerator; do not edit.
// SPDX-License-Identifier: Apache-2.0
// include/hosp.h says what each function does, what it takes and what it answers.
unit hosp;

{$ifdef FPC}{$mode objfpc}{$packrecords c}{$linklib hosp}{$endif}

interface

const
  library_name = 'libhosp.so.1';
  HOSP_VERSION_NUMBER_OF_HEADER = 1000000;
  HOSP_ABI_OF_HEADER = 1;
  HOSP_OK = 0;
  HOSP_ROW = 100;
  HOSP_DONE = 101;
  HOSP_E_ARGUMENT = -101;
  HOSP_E_HANDLE = -102;
  HOSP_E_KIND = -103;
  HOSP_E_BUFFER = -104;
  HOSP_E_ENCODING = -105;
  HOSP_E_BUSY = -106;
  HOSP_E_FORKED = -107;
  HOSP_E_RANGE = -201;
  HOSP_E_OVERFLOW = -202;
  HOSP_E_UNBALANCED = -203;
  HOSP_E_DUPLICATE = -204;
  HOSP_E_MISSING = -205;
  HOSP_E_UNKNOWN = -206;
  HOSP_E_FORMAT = -207;
  HOSP_E_RULE = -300;
  HOSP_E_CLOSED = -301;
  HOSP_E_LOCKED = -302;
  HOSP_E_APPROVAL = -303;
  HOSP_E_SEPARATION = -304;
  HOSP_E_BUDGET = -305;
  HOSP_E_IO = -401;
  HOSP_E_FULL = -402;
  HOSP_E_CORRUPT = -403;
  HOSP_E_SCHEMA = -404;
  HOSP_E_SQL = -405;
  HOSP_E_CONFLICT = -406;
  HOSP_E_MEMORY = -501;
  HOSP_E_TOO_BIG = -502;
  HOSP_E_TIMEOUT = -503;
  HOSP_E_CANCELLED = -504;
  HOSP_E_INTERNAL = -900;
  HOSP_UTF8 = 0;
  HOSP_GBK = 1;
  HOSP_GB18030 = 2;
  HOSP_UTF16LE = 3;
  HOSP_LARGEST_REMAINDER = 0;
  HOSP_LARGEST = 1;
  HOSP_FIRST = 2;
  HOSP_LAST = 3;
  HOSP_DEPRECIATION_GOVERNMENT = 0;
  HOSP_DEPRECIATION_ENTERPRISE = 1;
  HOSP_RATIO_HIGH = 0;
  HOSP_RATIO_LOW_RECIPROCAL = 1;
  HOSP_RATIO_LOW_LINEAR = 2;
  HOSP_HIGHER_IS_BETTER = 0;
  HOSP_LOWER_IS_BETTER = 1;
  HOSP_TURN_DIRECTION = 0;
  HOSP_TURN_RECIPROCAL = 1;
  HOSP_TURN_MAX_MINUS = 2;
  HOSP_TURN_COMPLEMENT_100 = 3;
  HOSP_NORM_VECTOR = 0;
  HOSP_NORM_MINMAX = 1;
  HOSP_NORM_SUM = 2;
  HOSP_NORM_MAX = 3;
  HOSP_WEIGHT_MATRIX = 0;
  HOSP_WEIGHT_DISTANCE = 1;
  HOSP_WEIGHT_NONE = 2;
  HOSP_SHARE_RAW = 0;
  HOSP_SHARE_MINMAX = 1;
  HOSP_KPI_RATIO_HIGH = 0;
  HOSP_KPI_RATIO_RECIPROCAL = 1;
  HOSP_KPI_RATIO_LINEAR = 2;
  HOSP_KPI_INTERVAL = 3;
  HOSP_KPI_OPTIMAL_RANGE = 4;
  HOSP_KPI_LADDER_LEFT = 5;
  HOSP_KPI_LADDER_RIGHT = 6;
  HOSP_MISSING_ERROR = 0;
  HOSP_MISSING_DROP = 1;
  HOSP_MISSING_ZERO = 2;
  HOSP_MISSING_FULL = 3;
  HOSP_WHY_NOT_REPORTED = 0;
  HOSP_WHY_NOTHING_OF_NOTHING = 1;
  HOSP_WHY_DIVISION_BY_ZERO = 2;
  HOSP_WHY_NO_MATCH = 3;
  HOSP_WHY_OUT_OF_RANGE = 4;
  HOSP_RANK_COMPETITION = 0;
  HOSP_RANK_DENSE = 1;
  HOSP_DAY_NONE = 0;
  HOSP_DAY_NEXT = 1;
  HOSP_DAY_PREVIOUS = 2;
  HOSP_DAY_MODIFIED_FOLLOWING = 3;
  HOSP_TEXT = 1;
  HOSP_INTEGER = 2;
  HOSP_REAL = 3;
  HOSP_MAX_HANDLES = 65535;
  HOSP_MAX_TEXT = 67108864;
  HOSP_MAX_NAME = 4096;
  HOSP_MAX_COUNT = 16777216;

function hosp_version(
    &buffer: PAnsiChar; &capacity: longint;
    &out_needed: PLongint): longint; cdecl; external library_name;
function hosp_version_number: longint; cdecl; external library_name;
function hosp_abi: longint; cdecl; external library_name;
function hosp_source_id(
    &buffer: PAnsiChar; &capacity: longint;
    &out_needed: PLongint): longint; cdecl; external library_name;
function hosp_has(&feature: PAnsiChar): longint; cdecl; external library_name;
function hosp_open(
    &location: PAnsiChar; &location_length: longint; &encoding: longint;
    &out_book: PLongint): longint; cdecl; external library_name;
function hosp_close(&handle: longint): longint; cdecl; external library_name;
function hosp_set_text(
    &book: longint; &option: PAnsiChar; &value: PAnsiChar;
    &value_length: longint): longint; cdecl; external library_name;
function hosp_set_int(
    &book: longint; &option: PAnsiChar;
    &value: longint): longint; cdecl; external library_name;
function hosp_error_code(&book: longint): longint; cdecl; external library_name;
function hosp_error_text(
    &book: longint; &buffer: PAnsiChar; &capacity: longint;
    &out_needed: PLongint): longint; cdecl; external library_name;
function hosp_error_name(
    &book: longint; &buffer: PAnsiChar; &capacity: longint;
    &out_needed: PLongint): longint; cdecl; external library_name;
function hosp_run(
    &book: longint; &procedure: PAnsiChar; &procedure_length: longint;
    &arguments_json: PAnsiChar; &arguments_length: longint;
    &out_result: PLongint): longint; cdecl; external library_name;
function hosp_arguments_append(
    &book: longint; &text: PAnsiChar; &length: longint): longint; cdecl; external library_name;
function hosp_result_json(
    &result: longint; &buffer: PAnsiChar; &capacity: longint;
    &out_needed: PLongint): longint; cdecl; external library_name;
function hosp_result_json_part(
    &result: longint; &offset: longint; &buffer: PAnsiChar; &capacity: longint;
    &out_needed: PLongint): longint; cdecl; external library_name;
function hosp_result_table(
    &result: longint; &table: PAnsiChar; &table_length: longint;
    &out_cursor: PLongint): longint; cdecl; external library_name;
function hosp_cursor_next(&cursor: longint): longint; cdecl; external library_name;
function hosp_cursor_rows(
    &cursor: longint; &out_rows: PInt64): longint; cdecl; external library_name;
function hosp_cursor_columns(
    &cursor: longint; &out_columns: PLongint): longint; cdecl; external library_name;
function hosp_cursor_name(
    &cursor: longint; &column: longint; &buffer: PAnsiChar; &capacity: longint;
    &out_needed: PLongint): longint; cdecl; external library_name;
function hosp_cursor_type(
    &cursor: longint; &column: longint;
    &out_type: PLongint): longint; cdecl; external library_name;
function hosp_cursor_is_null(
    &cursor: longint; &column: longint;
    &out_is_null: PLongint): longint; cdecl; external library_name;
function hosp_cursor_text(
    &cursor: longint; &column: longint; &buffer: PAnsiChar; &capacity: longint;
    &out_needed: PLongint): longint; cdecl; external library_name;
function hosp_cursor_int64(
    &cursor: longint; &column: longint;
    &out_value: PInt64): longint; cdecl; external library_name;
function hosp_cursor_double(
    &cursor: longint; &column: longint;
    &out_value: PDouble): longint; cdecl; external library_name;
function hosp_csv_open_text(
    &book: longint; &text: PAnsiChar; &text_length: longint; &out_cursor: PLongint;
    &out_findings: PLongint): longint; cdecl; external library_name;
function hosp_csv_open_file(
    &book: longint; &path: PAnsiChar; &path_length: longint; &out_cursor: PLongint;
    &out_findings: PLongint): longint; cdecl; external library_name;
function hosp_cursor_csv(
    &cursor: longint; &buffer: PAnsiChar; &capacity: longint;
    &out_needed: PLongint): longint; cdecl; external library_name;
function hosp_import_file(
    &book: longint; &table: PAnsiChar; &table_length: longint; &path: PAnsiChar;
    &path_length: longint; &batch_key: PAnsiChar; &batch_key_length: longint;
    &constants_json: PAnsiChar; &constants_length: longint;
    &out_rows: PInt64): longint; cdecl; external library_name;
function hosp_import_text(
    &book: longint; &table: PAnsiChar; &table_length: longint; &text: PAnsiChar;
    &text_length: longint; &batch_key: PAnsiChar; &batch_key_length: longint;
    &constants_json: PAnsiChar; &constants_length: longint;
    &out_rows: PInt64): longint; cdecl; external library_name;
function hosp_import_findings(
    &book: longint; &out_cursor: PLongint): longint; cdecl; external library_name;
function hosp_rows_begin(
    &book: longint; &table: PAnsiChar; &table_length: longint; &batch_key: PAnsiChar;
    &batch_key_length: longint; &out_rows: PLongint): longint; cdecl; external library_name;
function hosp_rows_text(
    &rows: longint; &column: PAnsiChar; &column_length: longint; &value: PAnsiChar;
    &value_length: longint): longint; cdecl; external library_name;
function hosp_rows_int64(
    &rows: longint; &column: PAnsiChar; &column_length: longint;
    &value: int64): longint; cdecl; external library_name;
function hosp_rows_null(
    &rows: longint; &column: PAnsiChar;
    &column_length: longint): longint; cdecl; external library_name;
function hosp_rows_add(&rows: longint): longint; cdecl; external library_name;
function hosp_rows_commit(
    &rows: longint; &out_count: PInt64): longint; cdecl; external library_name;
function hosp_rows_discard(&rows: longint): longint; cdecl; external library_name;
function hosp_import_arrow(
    &book: longint; &table: PAnsiChar; &table_length: longint; &stream: Pointer;
    &batch_key: PAnsiChar; &batch_key_length: longint; &constants_json: PAnsiChar;
    &constants_length: longint; &out_rows: PInt64): longint; cdecl; external library_name;
function hosp_cursor_arrow(
    &cursor: longint; &out_stream: Pointer): longint; cdecl; external library_name;
function hosp_select(
    &book: longint; &table: PAnsiChar; &table_length: longint; &filter_json: PAnsiChar;
    &filter_length: longint; &out_cursor: PLongint): longint; cdecl; external library_name;
function hosp_cost_allocate(
    &book: longint; &month: longint; &plan: PAnsiChar; &plan_length: longint;
    &out_result: PLongint): longint; cdecl; external library_name;
function hosp_month_close(
    &book: longint; &area: PAnsiChar; &area_length: longint;
    &month: longint): longint; cdecl; external library_name;
function hosp_month_reopen(
    &book: longint; &area: PAnsiChar; &area_length: longint; &month: longint;
    &confirmed_by: PAnsiChar; &confirmed_by_length: longint; &reason: PAnsiChar;
    &reason_length: longint): longint; cdecl; external library_name;
function hosp_report_write(
    &book: longint; &report: PAnsiChar; &report_length: longint; &arguments_json: PAnsiChar;
    &arguments_length: longint; &path: PAnsiChar;
    &path_length: longint): longint; cdecl; external library_name;
function hosp_case_cost_file(
    &book: longint; &lines: PAnsiChar; &lines_length: longint; &unit_costs: PAnsiChar;
    &unit_costs_length: longint; &cases: PAnsiChar; &cases_length: longint;
    &from_month: longint; &to_month: longint;
    &out_result: PLongint): longint; cdecl; external library_name;
function hosp_case_cost_arrow(
    &book: longint; &arguments_json: PAnsiChar; &arguments_length: longint; &stream: Pointer;
    &out_result: PLongint): longint; cdecl; external library_name;
function hosp_case_cost_arrays(
    &book: longint; &arguments_json: PAnsiChar; &arguments_length: longint; &count: int64;
    &cases: PInt64; &departments: PLongint; &items: PLongint; &quantities: PInt64;
    &quantity_decimals: longint; &amounts_fen: PInt64; &service_months: PLongint;
    &line_ids: PInt64; &out_result: PLongint): longint; cdecl; external library_name;
function hosp_progress(
    &book: longint; &out_done: PInt64;
    &out_total: PInt64): longint; cdecl; external library_name;
function hosp_cancel(&book: longint): longint; cdecl; external library_name;
function hosp_appraisal_run(
    &book: longint; &month: longint; &scheme: PAnsiChar; &scheme_length: longint;
    &out_result: PLongint): longint; cdecl; external library_name;
function hosp_pay_distribute(
    &book: longint; &month: longint; &pool: PAnsiChar; &pool_length: longint;
    &out_result: PLongint): longint; cdecl; external library_name;
function hosp_inspection_score(
    &book: longint; &month: longint; &inspection: PAnsiChar; &inspection_length: longint;
    &out_result: PLongint): longint; cdecl; external library_name;
function hosp_score_ratio(
    &value: PAnsiChar; &target: PAnsiChar; &mode: longint; &cap: PAnsiChar; &weight: PAnsiChar;
    &buffer: PAnsiChar; &capacity: longint;
    &out_needed: PLongint): longint; cdecl; external library_name;
function hosp_score_deduction(
    &weight: PAnsiChar; &each: PAnsiChar; &count: PAnsiChar; &cap: PAnsiChar; &floor: PAnsiChar;
    &buffer: PAnsiChar; &capacity: longint;
    &out_needed: PLongint): longint; cdecl; external library_name;
function hosp_grade_of(
    &set: PAnsiChar; &score: PAnsiChar; &buffer: PAnsiChar; &capacity: longint;
    &out_needed: PLongint): longint; cdecl; external library_name;
function hosp_money_apportion(
    &total_fen: int64; &weights: PInt64; &count: longint; &weight_decimals: longint;
    &residual: longint; &out_shares_fen: PInt64): longint; cdecl; external library_name;
function hosp_money_apportion_pools(
    &pools_fen: PInt64; &pool_count: longint; &pool_of: PLongint; &weights: PInt64;
    &count: longint; &threads: longint;
    &out_shares_fen: PInt64): longint; cdecl; external library_name;
function hosp_ratio_percent_t(
    &numerator: PAnsiChar; &denominator: PAnsiChar; &decimals: longint; &buffer: PAnsiChar;
    &capacity: longint; &out_needed: PLongint): longint; cdecl; external library_name;
function hosp_score_matrix(
    &units: longint; &kpis: longint; &values: PInt64; &presence: Pointer;
    &presence_length: int64; &methods: PLongint; &weights: PInt64; &parameter_offsets: PLongint;
    &parameters: PInt64; &missing: longint; &group_of: PLongint; &group_count: longint;
    &ties: longint; &threads: longint; &out_scores: PInt64;
    &out_ranks: PLongint): longint; cdecl; external library_name;
function hosp_formula_open(
    &book: longint; &arguments_json: PAnsiChar; &arguments_length: longint;
    &out_formulas: PLongint; &out_results: PLongint): longint; cdecl; external library_name;
function hosp_formula_columns(
    &formulas: longint; &values: PInt64; &decimals: PLongint; &presence: Pointer;
    &presence_length: int64; &threads: longint; &out_values: PInt64;
    &out_presence: PAnsiChar): longint; cdecl; external library_name;
function hosp_evaluation_topsis(
    &alternatives: longint; &criteria: longint; &values: PInt64; &decimals: PLongint;
    &directions: PLongint; &weights: PInt64; &positivise: longint; &normalise: longint;
    &weighting: longint; &threads: longint; &out_closeness: PDouble;
    &out_ranks: PLongint): longint; cdecl; external library_name;
function hosp_evaluation_rsr(
    &alternatives: longint; &criteria: longint; &values: PInt64; &directions: PLongint;
    &weights: PInt64; &bands: longint; &threads: longint; &out_sums: PInt64;
    &out_denominator: PInt64; &out_ranks: PLongint; &out_probits: PDouble; &out_bands: PLongint;
    &out_line: PDouble; &out_line_count: PLongint): longint; cdecl; external library_name;
function hosp_evaluation_entropy(
    &alternatives: longint; &criteria: longint; &values: PInt64; &decimals: PLongint;
    &directions: PLongint; &share: longint; &threads: longint; &out_entropies: PDouble;
    &out_weights: PDouble): longint; cdecl; external library_name;
function hosp_period_of(
    &day: longint; &start_day: longint; &out_month: PLongint; &out_first_day: PLongint;
    &out_last_day: PLongint): longint; cdecl; external library_name;
function hosp_workdays_add(
    &day: longint; &work_days: longint; &days: PLongint; &are_off: PLongint; &count: longint;
    &first_year: longint; &last_year: longint;
    &out_day: PLongint): longint; cdecl; external library_name;
function hosp_workdays_between(
    &day: longint; &other: longint; &days: PLongint; &are_off: PLongint; &count: longint;
    &first_year: longint; &last_year: longint;
    &out_work_days: PLongint): longint; cdecl; external library_name;
function hosp_workday_adjust(
    &day: longint; &adjustment: longint; &days: PLongint; &are_off: PLongint; &count: longint;
    &first_year: longint; &last_year: longint;
    &out_day: PLongint): longint; cdecl; external library_name;
function hosp_deadline_of(
    &month: longint; &day_of_next_month: longint; &is_inclusive: longint; &adjustment: longint;
    &days: PLongint; &are_off: PLongint; &count: longint; &first_year: longint;
    &last_year: longint; &out_day: PLongint;
    &out_last_day: PLongint): longint; cdecl; external library_name;
function hosp_recurrence_next(
    &rule: PAnsiChar; &length: longint; &start: int64; &after: int64;
    &out_moment: PInt64): longint; cdecl; external library_name;
function hosp_cost_direct(
    &departments: longint; &items: longint; &direct_fen: PInt64; &steps: longint;
    &sources: PLongint; &weights: PInt64; &weight_decimals: longint; &residual: longint;
    &out_final_fen: PInt64): longint; cdecl; external library_name;
function hosp_cost_step_down(
    &departments: longint; &items: longint; &direct_fen: PInt64; &steps: longint;
    &sources: PLongint; &weights: PInt64; &weight_decimals: longint; &residual: longint;
    &out_final_fen: PInt64): longint; cdecl; external library_name;
function hosp_cost_reciprocal(
    &departments: longint; &items: longint; &direct_fen: PInt64; &steps: longint;
    &sources: PLongint; &weights: PInt64; &weight_decimals: longint; &residual: longint;
    &out_final_fen: PInt64): longint; cdecl; external library_name;
function hosp_cost_iterative(
    &departments: longint; &items: longint; &direct_fen: PInt64; &steps: longint;
    &sources: PLongint; &weights: PInt64; &weight_decimals: longint; &residual: longint;
    &out_final_fen: PInt64): longint; cdecl; external library_name;
function hosp_cost_direct_sparse(
    &departments: longint; &items: longint; &direct_fen: PInt64; &steps: longint;
    &sources: PLongint; &receiver_offsets: PLongint; &receivers: PLongint; &weights: PInt64;
    &threads: longint; &out_final_fen: PInt64): longint; cdecl; external library_name;
function hosp_cost_step_down_sparse(
    &departments: longint; &items: longint; &direct_fen: PInt64; &steps: longint;
    &sources: PLongint; &receiver_offsets: PLongint; &receivers: PLongint; &weights: PInt64;
    &threads: longint; &out_final_fen: PInt64): longint; cdecl; external library_name;
function hosp_cost_step_down_pooled(
    &departments: longint; &items: longint; &direct_fen: PInt64; &steps: longint;
    &source_offsets: PLongint; &sources: PLongint; &receiver_offsets: PLongint;
    &receivers: PLongint; &weights: PInt64; &threads: longint;
    &out_final_fen: PInt64): longint; cdecl; external library_name;
function hosp_cost_reciprocal_sparse(
    &departments: longint; &items: longint; &direct_fen: PInt64; &steps: longint;
    &sources: PLongint; &receiver_offsets: PLongint; &receivers: PLongint; &weights: PInt64;
    &threads: longint; &out_final_fen: PInt64): longint; cdecl; external library_name;
function hosp_depreciation_month(
    &count: longint; &rule: longint; &month: longint; &cost_fen: PInt64; &residual_fen: PInt64;
    &acquired: PLongint; &life_months: PLongint; &disposed: PLongint; &out_amount_fen: PInt64;
    &out_accumulated_fen: PInt64; &out_net_fen: PInt64): longint; cdecl; external library_name;

implementation

end.
