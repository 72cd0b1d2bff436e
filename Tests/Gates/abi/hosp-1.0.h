#ifndef HOSP_H
#define HOSP_H
#include <stdint.h>
#ifdef __cplusplus
extern "C" {
#endif
#ifndef ARROW_C_DATA_INTERFACE
#define ARROW_C_DATA_INTERFACE
#define ARROW_FLAG_DICTIONARY_ORDERED 1
#define ARROW_FLAG_NULLABLE 2
#define ARROW_FLAG_MAP_KEYS_SORTED 4
struct ArrowSchema {
  // Array type description
  const char* format;
  const char* name;
  const char* metadata;
  int64_t flags;
  int64_t n_children;
  struct ArrowSchema** children;
  struct ArrowSchema* dictionary;
  // Release callback
  void (*release)(struct ArrowSchema*);
  // Opaque producer-specific data
  void* private_data;
};
struct ArrowArray {
  // Array data description
  int64_t length;
  int64_t null_count;
  int64_t offset;
  int64_t n_buffers;
  int64_t n_children;
  const void** buffers;
  struct ArrowArray** children;
  struct ArrowArray* dictionary;
  // Release callback
  void (*release)(struct ArrowArray*);
  // Opaque producer-specific data
  void* private_data;
};
#endif  // ARROW_C_DATA_INTERFACE
#ifndef ARROW_C_STREAM_INTERFACE
#define ARROW_C_STREAM_INTERFACE
struct ArrowArrayStream {
  // Callbacks providing stream functionality
  int (*get_schema)(struct ArrowArrayStream*, struct ArrowSchema* out);
  int (*get_next)(struct ArrowArrayStream*, struct ArrowArray* out);
  const char* (*get_last_error)(struct ArrowArrayStream*);
  // Release callback
  void (*release)(struct ArrowArrayStream*);
  // Opaque producer-specific data
  void* private_data;
};
#endif  // ARROW_C_STREAM_INTERFACE
#define HOSP_VERSION_NUMBER 1000000
#define HOSP_ABI            1
#define HOSP_OK           0
#define HOSP_ROW          100
#define HOSP_DONE         101
#define HOSP_E_ARGUMENT   (-101)
#define HOSP_E_HANDLE     (-102)
#define HOSP_E_KIND       (-103)
#define HOSP_E_BUFFER     (-104)
#define HOSP_E_ENCODING   (-105)
#define HOSP_E_BUSY       (-106)
#define HOSP_E_FORKED     (-107)
#define HOSP_E_RANGE      (-201)
#define HOSP_E_OVERFLOW   (-202)
#define HOSP_E_UNBALANCED (-203)
#define HOSP_E_DUPLICATE  (-204)
#define HOSP_E_MISSING    (-205)
#define HOSP_E_UNKNOWN    (-206)
#define HOSP_E_FORMAT     (-207)
#define HOSP_E_RULE       (-300)
#define HOSP_E_CLOSED     (-301)
#define HOSP_E_LOCKED     (-302)
#define HOSP_E_APPROVAL   (-303)
#define HOSP_E_SEPARATION (-304)
#define HOSP_E_BUDGET     (-305)
#define HOSP_E_IO         (-401)
#define HOSP_E_FULL       (-402)
#define HOSP_E_CORRUPT    (-403)
#define HOSP_E_SCHEMA     (-404)
#define HOSP_E_SQL        (-405)
#define HOSP_E_CONFLICT   (-406)
#define HOSP_E_MEMORY     (-501)
#define HOSP_E_TOO_BIG    (-502)
#define HOSP_E_TIMEOUT    (-503)
#define HOSP_E_CANCELLED  (-504)
#define HOSP_E_INTERNAL   (-900)
#define HOSP_UTF8    0
#define HOSP_GBK     1
#define HOSP_GB18030 2
#define HOSP_UTF16LE 3
#define HOSP_LARGEST_REMAINDER 0
#define HOSP_LARGEST           1
#define HOSP_FIRST             2
#define HOSP_LAST              3
#define HOSP_DEPRECIATION_GOVERNMENT 0
#define HOSP_DEPRECIATION_ENTERPRISE 1
#define HOSP_RATIO_HIGH           0
#define HOSP_RATIO_LOW_RECIPROCAL 1
#define HOSP_RATIO_LOW_LINEAR     2
#define HOSP_HIGHER_IS_BETTER 0
#define HOSP_LOWER_IS_BETTER  1
#define HOSP_TURN_DIRECTION      0
#define HOSP_TURN_RECIPROCAL     1
#define HOSP_TURN_MAX_MINUS      2
#define HOSP_TURN_COMPLEMENT_100 3
#define HOSP_NORM_VECTOR 0
#define HOSP_NORM_MINMAX 1
#define HOSP_NORM_SUM    2
#define HOSP_NORM_MAX    3
#define HOSP_WEIGHT_MATRIX   0
#define HOSP_WEIGHT_DISTANCE 1
#define HOSP_WEIGHT_NONE     2
#define HOSP_SHARE_RAW    0
#define HOSP_SHARE_MINMAX 1
#define HOSP_KPI_RATIO_HIGH       0
#define HOSP_KPI_RATIO_RECIPROCAL 1
#define HOSP_KPI_RATIO_LINEAR     2
#define HOSP_KPI_INTERVAL         3
#define HOSP_KPI_OPTIMAL_RANGE    4
#define HOSP_KPI_LADDER_LEFT      5
#define HOSP_KPI_LADDER_RIGHT     6
#define HOSP_MISSING_ERROR 0
#define HOSP_MISSING_DROP  1
#define HOSP_MISSING_ZERO  2
#define HOSP_MISSING_FULL  3
#define HOSP_RANK_COMPETITION 0
#define HOSP_RANK_DENSE       1
#define HOSP_DAY_NONE               0
#define HOSP_DAY_NEXT               1
#define HOSP_DAY_PREVIOUS           2
#define HOSP_DAY_MODIFIED_FOLLOWING 3
#define HOSP_TEXT    1
#define HOSP_INTEGER 2
#define HOSP_REAL    3
#define HOSP_MAX_HANDLES 65535
#define HOSP_MAX_TEXT    67108864
#define HOSP_MAX_NAME    4096
#define HOSP_MAX_COUNT   16777216
int32_t hosp_version(char *buffer, int32_t capacity, int32_t *out_needed);
int32_t hosp_version_number(void);
int32_t hosp_abi(void);
int32_t hosp_source_id(char *buffer, int32_t capacity, int32_t *out_needed);
int32_t hosp_has(const char *feature);
int32_t hosp_open(
    const char *location, int32_t location_length, int32_t encoding, int32_t *out_book);
int32_t hosp_close(int32_t handle);
int32_t hosp_set_text(
    int32_t book, const char *option, const char *value, int32_t value_length);
int32_t hosp_set_int(int32_t book, const char *option, int32_t value);
int32_t hosp_error_code(int32_t book);
int32_t hosp_error_text(
    int32_t book, char *buffer, int32_t capacity, int32_t *out_needed);
int32_t hosp_error_name(
    int32_t book, char *buffer, int32_t capacity, int32_t *out_needed);
int32_t hosp_run(
    int32_t book, const char *procedure, int32_t procedure_length,
    const char *arguments_json, int32_t arguments_length, int32_t *out_result);
int32_t hosp_arguments_append(int32_t book, const char *text, int32_t length);
int32_t hosp_result_json(
    int32_t result, char *buffer, int32_t capacity, int32_t *out_needed);
int32_t hosp_result_json_part(
    int32_t result, int32_t offset, char *buffer, int32_t capacity, int32_t *out_needed);
int32_t hosp_result_table(
    int32_t result, const char *table, int32_t table_length, int32_t *out_cursor);
int32_t hosp_cursor_next(int32_t cursor);
int32_t hosp_cursor_rows(int32_t cursor, int64_t *out_rows);
int32_t hosp_cursor_columns(int32_t cursor, int32_t *out_columns);
int32_t hosp_cursor_name(
    int32_t cursor, int32_t column, char *buffer, int32_t capacity, int32_t *out_needed);
int32_t hosp_cursor_type(int32_t cursor, int32_t column, int32_t *out_type);
int32_t hosp_cursor_is_null(int32_t cursor, int32_t column, int32_t *out_is_null);
int32_t hosp_cursor_text(
    int32_t cursor, int32_t column, char *buffer, int32_t capacity, int32_t *out_needed);
int32_t hosp_cursor_int64(int32_t cursor, int32_t column, int64_t *out_value);
int32_t hosp_cursor_double(int32_t cursor, int32_t column, double *out_value);
int32_t hosp_csv_open_text(
    int32_t book, const char *text, int32_t text_length, int32_t *out_cursor,
    int32_t *out_findings);
int32_t hosp_csv_open_file(
    int32_t book, const char *path, int32_t path_length, int32_t *out_cursor,
    int32_t *out_findings);
int32_t hosp_cursor_csv(
    int32_t cursor, char *buffer, int32_t capacity, int32_t *out_needed);
int32_t hosp_import_file(
    int32_t book, const char *table, int32_t table_length, const char *path,
    int32_t path_length, const char *batch_key, int32_t batch_key_length,
    const char *constants_json, int32_t constants_length, int64_t *out_rows);
int32_t hosp_import_text(
    int32_t book, const char *table, int32_t table_length, const char *text,
    int32_t text_length, const char *batch_key, int32_t batch_key_length,
    const char *constants_json, int32_t constants_length, int64_t *out_rows);
int32_t hosp_import_findings(int32_t book, int32_t *out_cursor);
int32_t hosp_rows_begin(
    int32_t book, const char *table, int32_t table_length, const char *batch_key,
    int32_t batch_key_length, int32_t *out_rows);
int32_t hosp_rows_text(
    int32_t rows, const char *column, int32_t column_length, const char *value,
    int32_t value_length);
int32_t hosp_rows_int64(
    int32_t rows, const char *column, int32_t column_length, int64_t value);
int32_t hosp_rows_null(int32_t rows, const char *column, int32_t column_length);
int32_t hosp_rows_add(int32_t rows);
int32_t hosp_rows_commit(int32_t rows, int64_t *out_count);
int32_t hosp_rows_discard(int32_t rows);
int32_t hosp_import_arrow(
    int32_t book, const char *table, int32_t table_length,
    struct ArrowArrayStream *stream, const char *batch_key, int32_t batch_key_length,
    const char *constants_json, int32_t constants_length, int64_t *out_rows);
int32_t hosp_cursor_arrow(int32_t cursor, struct ArrowArrayStream *out_stream);
int32_t hosp_select(
    int32_t book, const char *table, int32_t table_length, const char *filter_json,
    int32_t filter_length, int32_t *out_cursor);
int32_t hosp_cost_allocate(
    int32_t book, int32_t month, const char *plan, int32_t plan_length,
    int32_t *out_result);
int32_t hosp_month_close(
    int32_t book, const char *area, int32_t area_length, int32_t month);
int32_t hosp_month_reopen(
    int32_t book, const char *area, int32_t area_length, int32_t month,
    const char *confirmed_by, int32_t confirmed_by_length, const char *reason,
    int32_t reason_length);
int32_t hosp_case_cost_file(
    int32_t book, const char *lines, int32_t lines_length, const char *unit_costs,
    int32_t unit_costs_length, const char *cases, int32_t cases_length,
    int32_t from_month, int32_t to_month, int32_t *out_result);
int32_t hosp_case_cost_arrow(
    int32_t book, const char *arguments_json, int32_t arguments_length,
    struct ArrowArrayStream *stream, int32_t *out_result);
int32_t hosp_case_cost_arrays(
    int32_t book, const char *arguments_json, int32_t arguments_length, int64_t count,
    const int64_t *cases, const int32_t *departments, const int32_t *items,
    const int64_t *quantities, int32_t quantity_decimals, const int64_t *amounts_fen,
    const int32_t *service_months, const int64_t *line_ids, int32_t *out_result);
int32_t hosp_progress(int32_t book, int64_t *out_done, int64_t *out_total);
int32_t hosp_cancel(int32_t book);
int32_t hosp_appraisal_run(
    int32_t book, int32_t month, const char *scheme, int32_t scheme_length,
    int32_t *out_result);
int32_t hosp_pay_distribute(
    int32_t book, int32_t month, const char *pool, int32_t pool_length,
    int32_t *out_result);
int32_t hosp_inspection_score(
    int32_t book, int32_t month, const char *inspection, int32_t inspection_length,
    int32_t *out_result);
int32_t hosp_score_ratio(
    const char *value, const char *target, int32_t mode, const char *cap,
    const char *weight, char *buffer, int32_t capacity, int32_t *out_needed);
int32_t hosp_score_deduction(
    const char *weight, const char *each, const char *count, const char *cap,
    const char *floor, char *buffer, int32_t capacity, int32_t *out_needed);
int32_t hosp_grade_of(
    const char *set, const char *score, char *buffer, int32_t capacity,
    int32_t *out_needed);
int32_t hosp_money_apportion(
    int64_t total_fen, const int64_t *weights, int32_t count, int32_t weight_decimals,
    int32_t residual, int64_t *out_shares_fen);
int32_t hosp_money_apportion_pools(
    const int64_t *pools_fen, int32_t pool_count, const int32_t *pool_of,
    const int64_t *weights, int32_t count, int32_t threads, int64_t *out_shares_fen);
int32_t hosp_ratio_percent_t(
    const char *numerator, const char *denominator, int32_t decimals, char *buffer,
    int32_t capacity, int32_t *out_needed);
int32_t hosp_score_matrix(
    int32_t units, int32_t kpis, const int64_t *values, const void *presence,
    int64_t presence_length, const int32_t *methods, const int64_t *weights,
    const int32_t *parameter_offsets, const int64_t *parameters, int32_t missing,
    const int32_t *group_of, int32_t group_count, int32_t ties, int32_t threads,
    int64_t *out_scores, int32_t *out_ranks);
int32_t hosp_evaluation_topsis(
    int32_t alternatives, int32_t criteria, const int64_t *values,
    const int32_t *decimals, const int32_t *directions, const int64_t *weights,
    int32_t positivise, int32_t normalise, int32_t weighting, int32_t threads,
    double *out_closeness, int32_t *out_ranks);
int32_t hosp_evaluation_rsr(
    int32_t alternatives, int32_t criteria, const int64_t *values,
    const int32_t *directions, const int64_t *weights, int32_t bands, int32_t threads,
    int64_t *out_sums, int64_t *out_denominator, int32_t *out_ranks, double *out_probits,
    int32_t *out_bands, double *out_line, int32_t *out_line_count);
int32_t hosp_evaluation_entropy(
    int32_t alternatives, int32_t criteria, const int64_t *values,
    const int32_t *decimals, const int32_t *directions, int32_t share, int32_t threads,
    double *out_entropies, double *out_weights);
int32_t hosp_period_of(
    int32_t day, int32_t start_day, int32_t *out_month, int32_t *out_first_day,
    int32_t *out_last_day);
int32_t hosp_workdays_add(
    int32_t day, int32_t work_days, const int32_t *days, const int32_t *are_off,
    int32_t count, int32_t first_year, int32_t last_year, int32_t *out_day);
int32_t hosp_workdays_between(
    int32_t day, int32_t other, const int32_t *days, const int32_t *are_off,
    int32_t count, int32_t first_year, int32_t last_year, int32_t *out_work_days);
int32_t hosp_workday_adjust(
    int32_t day, int32_t adjustment, const int32_t *days, const int32_t *are_off,
    int32_t count, int32_t first_year, int32_t last_year, int32_t *out_day);
int32_t hosp_deadline_of(
    int32_t month, int32_t day_of_next_month, int32_t is_inclusive, int32_t adjustment,
    const int32_t *days, const int32_t *are_off, int32_t count, int32_t first_year,
    int32_t last_year, int32_t *out_day, int32_t *out_last_day);
int32_t hosp_recurrence_next(
    const char *rule, int32_t length, int64_t start, int64_t after, int64_t *out_moment);
int32_t hosp_cost_direct(
    int32_t departments, int32_t items, const int64_t *direct_fen, int32_t steps,
    const int32_t *sources, const int64_t *weights, int32_t weight_decimals,
    int32_t residual, int64_t *out_final_fen);
int32_t hosp_cost_step_down(
    int32_t departments, int32_t items, const int64_t *direct_fen, int32_t steps,
    const int32_t *sources, const int64_t *weights, int32_t weight_decimals,
    int32_t residual, int64_t *out_final_fen);
int32_t hosp_cost_reciprocal(
    int32_t departments, int32_t items, const int64_t *direct_fen, int32_t steps,
    const int32_t *sources, const int64_t *weights, int32_t weight_decimals,
    int32_t residual, int64_t *out_final_fen);
int32_t hosp_cost_iterative(
    int32_t departments, int32_t items, const int64_t *direct_fen, int32_t steps,
    const int32_t *sources, const int64_t *weights, int32_t weight_decimals,
    int32_t residual, int64_t *out_final_fen);
int32_t hosp_cost_direct_sparse(
    int32_t departments, int32_t items, const int64_t *direct_fen, int32_t steps,
    const int32_t *sources, const int32_t *receiver_offsets, const int32_t *receivers,
    const int64_t *weights, int32_t threads, int64_t *out_final_fen);
int32_t hosp_cost_step_down_sparse(
    int32_t departments, int32_t items, const int64_t *direct_fen, int32_t steps,
    const int32_t *sources, const int32_t *receiver_offsets, const int32_t *receivers,
    const int64_t *weights, int32_t threads, int64_t *out_final_fen);
int32_t hosp_cost_step_down_pooled(
    int32_t departments, int32_t items, const int64_t *direct_fen, int32_t steps,
    const int32_t *source_offsets, const int32_t *sources,
    const int32_t *receiver_offsets, const int32_t *receivers, const int64_t *weights,
    int32_t threads, int64_t *out_final_fen);
int32_t hosp_cost_reciprocal_sparse(
    int32_t departments, int32_t items, const int64_t *direct_fen, int32_t steps,
    const int32_t *sources, const int32_t *receiver_offsets, const int32_t *receivers,
    const int64_t *weights, int32_t threads, int64_t *out_final_fen);
int32_t hosp_depreciation_month(
    int32_t count, int32_t rule, int32_t month, const int64_t *cost_fen,
    const int64_t *residual_fen, const int32_t *acquired, const int32_t *life_months,
    const int32_t *disposed, int64_t *out_amount_fen, int64_t *out_accumulated_fen,
    int64_t *out_net_fen);
#ifdef __cplusplus
}
#endif
#endif
