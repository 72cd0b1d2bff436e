"""Prototypes and constants of libhosp for ctypes.

Generated from the Swift sources by HeaderGenerator; do not edit.
SPDX-License-Identifier: Apache-2.0
include/hosp.h says what each function does, what it takes and what it answers.
"""

import ctypes
from ctypes import POINTER, c_char_p, c_double, c_int32, c_int64, c_void_p

HOSP_VERSION_NUMBER = 1000000
HOSP_ABI = 1
HOSP_OK = 0
HOSP_ROW = 100
HOSP_DONE = 101
HOSP_E_ARGUMENT = -101
HOSP_E_HANDLE = -102
HOSP_E_KIND = -103
HOSP_E_BUFFER = -104
HOSP_E_ENCODING = -105
HOSP_E_BUSY = -106
HOSP_E_FORKED = -107
HOSP_E_RANGE = -201
HOSP_E_OVERFLOW = -202
HOSP_E_UNBALANCED = -203
HOSP_E_DUPLICATE = -204
HOSP_E_MISSING = -205
HOSP_E_UNKNOWN = -206
HOSP_E_FORMAT = -207
HOSP_E_RULE = -300
HOSP_E_CLOSED = -301
HOSP_E_LOCKED = -302
HOSP_E_APPROVAL = -303
HOSP_E_SEPARATION = -304
HOSP_E_BUDGET = -305
HOSP_E_IO = -401
HOSP_E_FULL = -402
HOSP_E_CORRUPT = -403
HOSP_E_SCHEMA = -404
HOSP_E_SQL = -405
HOSP_E_CONFLICT = -406
HOSP_E_MEMORY = -501
HOSP_E_TOO_BIG = -502
HOSP_E_TIMEOUT = -503
HOSP_E_CANCELLED = -504
HOSP_E_INTERNAL = -900
HOSP_UTF8 = 0
HOSP_GBK = 1
HOSP_GB18030 = 2
HOSP_UTF16LE = 3
HOSP_LARGEST_REMAINDER = 0
HOSP_LARGEST = 1
HOSP_FIRST = 2
HOSP_LAST = 3
HOSP_DEPRECIATION_GOVERNMENT = 0
HOSP_DEPRECIATION_ENTERPRISE = 1
HOSP_RATIO_HIGH = 0
HOSP_RATIO_LOW_RECIPROCAL = 1
HOSP_RATIO_LOW_LINEAR = 2
HOSP_HIGHER_IS_BETTER = 0
HOSP_LOWER_IS_BETTER = 1
HOSP_TURN_DIRECTION = 0
HOSP_TURN_RECIPROCAL = 1
HOSP_TURN_MAX_MINUS = 2
HOSP_TURN_COMPLEMENT_100 = 3
HOSP_NORM_VECTOR = 0
HOSP_NORM_MINMAX = 1
HOSP_NORM_SUM = 2
HOSP_NORM_MAX = 3
HOSP_WEIGHT_MATRIX = 0
HOSP_WEIGHT_DISTANCE = 1
HOSP_WEIGHT_NONE = 2
HOSP_SHARE_RAW = 0
HOSP_SHARE_MINMAX = 1
HOSP_KPI_RATIO_HIGH = 0
HOSP_KPI_RATIO_RECIPROCAL = 1
HOSP_KPI_RATIO_LINEAR = 2
HOSP_KPI_INTERVAL = 3
HOSP_KPI_OPTIMAL_RANGE = 4
HOSP_KPI_LADDER_LEFT = 5
HOSP_KPI_LADDER_RIGHT = 6
HOSP_MISSING_ERROR = 0
HOSP_MISSING_DROP = 1
HOSP_MISSING_ZERO = 2
HOSP_MISSING_FULL = 3
HOSP_WHY_NOT_REPORTED = 0
HOSP_WHY_NOTHING_OF_NOTHING = 1
HOSP_WHY_DIVISION_BY_ZERO = 2
HOSP_WHY_NO_MATCH = 3
HOSP_WHY_OUT_OF_RANGE = 4
HOSP_RANK_COMPETITION = 0
HOSP_RANK_DENSE = 1
HOSP_DAY_NONE = 0
HOSP_DAY_NEXT = 1
HOSP_DAY_PREVIOUS = 2
HOSP_DAY_MODIFIED_FOLLOWING = 3
HOSP_TEXT = 1
HOSP_INTEGER = 2
HOSP_REAL = 3
HOSP_MAX_HANDLES = 65535
HOSP_MAX_TEXT = 67108864
HOSP_MAX_NAME = 4096
HOSP_MAX_COUNT = 16777216

PROTOTYPES = {
    "hosp_version": [c_char_p, c_int32, POINTER(c_int32)],
    "hosp_version_number": [],
    "hosp_abi": [],
    "hosp_source_id": [c_char_p, c_int32, POINTER(c_int32)],
    "hosp_has": [c_char_p],
    "hosp_open": [c_char_p, c_int32, c_int32, POINTER(c_int32)],
    "hosp_close": [c_int32],
    "hosp_set_text": [c_int32, c_char_p, c_char_p, c_int32],
    "hosp_set_int": [c_int32, c_char_p, c_int32],
    "hosp_error_code": [c_int32],
    "hosp_error_text": [c_int32, c_char_p, c_int32, POINTER(c_int32)],
    "hosp_error_name": [c_int32, c_char_p, c_int32, POINTER(c_int32)],
    "hosp_run": [c_int32, c_char_p, c_int32, c_char_p, c_int32, POINTER(c_int32)],
    "hosp_arguments_append": [c_int32, c_char_p, c_int32],
    "hosp_result_json": [c_int32, c_char_p, c_int32, POINTER(c_int32)],
    "hosp_result_json_part": [c_int32, c_int32, c_char_p, c_int32, POINTER(c_int32)],
    "hosp_result_table": [c_int32, c_char_p, c_int32, POINTER(c_int32)],
    "hosp_cursor_next": [c_int32],
    "hosp_cursor_rows": [c_int32, POINTER(c_int64)],
    "hosp_cursor_columns": [c_int32, POINTER(c_int32)],
    "hosp_cursor_name": [c_int32, c_int32, c_char_p, c_int32, POINTER(c_int32)],
    "hosp_cursor_type": [c_int32, c_int32, POINTER(c_int32)],
    "hosp_cursor_is_null": [c_int32, c_int32, POINTER(c_int32)],
    "hosp_cursor_text": [c_int32, c_int32, c_char_p, c_int32, POINTER(c_int32)],
    "hosp_cursor_int64": [c_int32, c_int32, POINTER(c_int64)],
    "hosp_cursor_double": [c_int32, c_int32, POINTER(c_double)],
    "hosp_csv_open_text": [c_int32, c_char_p, c_int32, POINTER(c_int32), POINTER(c_int32)],
    "hosp_csv_open_file": [c_int32, c_char_p, c_int32, POINTER(c_int32), POINTER(c_int32)],
    "hosp_cursor_csv": [c_int32, c_char_p, c_int32, POINTER(c_int32)],
    "hosp_import_file": [
        c_int32, c_char_p, c_int32, c_char_p, c_int32, c_char_p, c_int32, c_char_p, c_int32,
        POINTER(c_int64)],
    "hosp_import_text": [
        c_int32, c_char_p, c_int32, c_char_p, c_int32, c_char_p, c_int32, c_char_p, c_int32,
        POINTER(c_int64)],
    "hosp_import_findings": [c_int32, POINTER(c_int32)],
    "hosp_rows_begin": [c_int32, c_char_p, c_int32, c_char_p, c_int32, POINTER(c_int32)],
    "hosp_rows_text": [c_int32, c_char_p, c_int32, c_char_p, c_int32],
    "hosp_rows_int64": [c_int32, c_char_p, c_int32, c_int64],
    "hosp_rows_null": [c_int32, c_char_p, c_int32],
    "hosp_rows_add": [c_int32],
    "hosp_rows_commit": [c_int32, POINTER(c_int64)],
    "hosp_rows_discard": [c_int32],
    "hosp_import_arrow": [
        c_int32, c_char_p, c_int32, c_void_p, c_char_p, c_int32, c_char_p, c_int32,
        POINTER(c_int64)],
    "hosp_cursor_arrow": [c_int32, c_void_p],
    "hosp_select": [c_int32, c_char_p, c_int32, c_char_p, c_int32, POINTER(c_int32)],
    "hosp_cost_allocate": [c_int32, c_int32, c_char_p, c_int32, POINTER(c_int32)],
    "hosp_month_close": [c_int32, c_char_p, c_int32, c_int32],
    "hosp_month_reopen": [
        c_int32, c_char_p, c_int32, c_int32, c_char_p, c_int32, c_char_p, c_int32],
    "hosp_report_write": [c_int32, c_char_p, c_int32, c_char_p, c_int32, c_char_p, c_int32],
    "hosp_case_cost_file": [
        c_int32, c_char_p, c_int32, c_char_p, c_int32, c_char_p, c_int32, c_int32, c_int32,
        POINTER(c_int32)],
    "hosp_case_cost_arrow": [c_int32, c_char_p, c_int32, c_void_p, POINTER(c_int32)],
    "hosp_case_cost_arrays": [
        c_int32, c_char_p, c_int32, c_int64, POINTER(c_int64), POINTER(c_int32),
        POINTER(c_int32), POINTER(c_int64), c_int32, POINTER(c_int64), POINTER(c_int32),
        POINTER(c_int64), POINTER(c_int32)],
    "hosp_progress": [c_int32, POINTER(c_int64), POINTER(c_int64)],
    "hosp_cancel": [c_int32],
    "hosp_appraisal_run": [c_int32, c_int32, c_char_p, c_int32, POINTER(c_int32)],
    "hosp_pay_distribute": [c_int32, c_int32, c_char_p, c_int32, POINTER(c_int32)],
    "hosp_inspection_score": [c_int32, c_int32, c_char_p, c_int32, POINTER(c_int32)],
    "hosp_score_ratio": [
        c_char_p, c_char_p, c_int32, c_char_p, c_char_p, c_char_p, c_int32, POINTER(c_int32)],
    "hosp_score_deduction": [
        c_char_p, c_char_p, c_char_p, c_char_p, c_char_p, c_char_p, c_int32, POINTER(c_int32)],
    "hosp_grade_of": [c_char_p, c_char_p, c_char_p, c_int32, POINTER(c_int32)],
    "hosp_money_apportion": [
        c_int64, POINTER(c_int64), c_int32, c_int32, c_int32, POINTER(c_int64)],
    "hosp_money_apportion_pools": [
        POINTER(c_int64), c_int32, POINTER(c_int32), POINTER(c_int64), c_int32, c_int32,
        POINTER(c_int64)],
    "hosp_ratio_percent_t": [c_char_p, c_char_p, c_int32, c_char_p, c_int32, POINTER(c_int32)],
    "hosp_score_matrix": [
        c_int32, c_int32, POINTER(c_int64), c_void_p, c_int64, POINTER(c_int32),
        POINTER(c_int64), POINTER(c_int32), POINTER(c_int64), c_int32, POINTER(c_int32),
        c_int32, c_int32, c_int32, POINTER(c_int64), POINTER(c_int32)],
    "hosp_formula_open": [c_int32, c_char_p, c_int32, POINTER(c_int32), POINTER(c_int32)],
    "hosp_formula_columns": [
        c_int32, POINTER(c_int64), POINTER(c_int32), c_void_p, c_int64, c_int32,
        POINTER(c_int64), c_char_p],
    "hosp_evaluation_topsis": [
        c_int32, c_int32, POINTER(c_int64), POINTER(c_int32), POINTER(c_int32),
        POINTER(c_int64), c_int32, c_int32, c_int32, c_int32, POINTER(c_double),
        POINTER(c_int32)],
    "hosp_evaluation_rsr": [
        c_int32, c_int32, POINTER(c_int64), POINTER(c_int32), POINTER(c_int64), c_int32,
        c_int32, POINTER(c_int64), POINTER(c_int64), POINTER(c_int32), POINTER(c_double),
        POINTER(c_int32), POINTER(c_double), POINTER(c_int32)],
    "hosp_evaluation_entropy": [
        c_int32, c_int32, POINTER(c_int64), POINTER(c_int32), POINTER(c_int32), c_int32,
        c_int32, POINTER(c_double), POINTER(c_double)],
    "hosp_period_of": [c_int32, c_int32, POINTER(c_int32), POINTER(c_int32), POINTER(c_int32)],
    "hosp_workdays_add": [
        c_int32, c_int32, POINTER(c_int32), POINTER(c_int32), c_int32, c_int32, c_int32,
        POINTER(c_int32)],
    "hosp_workdays_between": [
        c_int32, c_int32, POINTER(c_int32), POINTER(c_int32), c_int32, c_int32, c_int32,
        POINTER(c_int32)],
    "hosp_workday_adjust": [
        c_int32, c_int32, POINTER(c_int32), POINTER(c_int32), c_int32, c_int32, c_int32,
        POINTER(c_int32)],
    "hosp_deadline_of": [
        c_int32, c_int32, c_int32, c_int32, POINTER(c_int32), POINTER(c_int32), c_int32,
        c_int32, c_int32, POINTER(c_int32), POINTER(c_int32)],
    "hosp_recurrence_next": [c_char_p, c_int32, c_int64, c_int64, POINTER(c_int64)],
    "hosp_cost_direct": [
        c_int32, c_int32, POINTER(c_int64), c_int32, POINTER(c_int32), POINTER(c_int64),
        c_int32, c_int32, POINTER(c_int64)],
    "hosp_cost_step_down": [
        c_int32, c_int32, POINTER(c_int64), c_int32, POINTER(c_int32), POINTER(c_int64),
        c_int32, c_int32, POINTER(c_int64)],
    "hosp_cost_reciprocal": [
        c_int32, c_int32, POINTER(c_int64), c_int32, POINTER(c_int32), POINTER(c_int64),
        c_int32, c_int32, POINTER(c_int64)],
    "hosp_cost_iterative": [
        c_int32, c_int32, POINTER(c_int64), c_int32, POINTER(c_int32), POINTER(c_int64),
        c_int32, c_int32, POINTER(c_int64)],
    "hosp_cost_direct_sparse": [
        c_int32, c_int32, POINTER(c_int64), c_int32, POINTER(c_int32), POINTER(c_int32),
        POINTER(c_int32), POINTER(c_int64), c_int32, POINTER(c_int64)],
    "hosp_cost_step_down_sparse": [
        c_int32, c_int32, POINTER(c_int64), c_int32, POINTER(c_int32), POINTER(c_int32),
        POINTER(c_int32), POINTER(c_int64), c_int32, POINTER(c_int64)],
    "hosp_cost_step_down_pooled": [
        c_int32, c_int32, POINTER(c_int64), c_int32, POINTER(c_int32), POINTER(c_int32),
        POINTER(c_int32), POINTER(c_int32), POINTER(c_int64), c_int32, POINTER(c_int64)],
    "hosp_cost_reciprocal_sparse": [
        c_int32, c_int32, POINTER(c_int64), c_int32, POINTER(c_int32), POINTER(c_int32),
        POINTER(c_int32), POINTER(c_int64), c_int32, POINTER(c_int64)],
    "hosp_depreciation_month": [
        c_int32, c_int32, c_int32, POINTER(c_int64), POINTER(c_int64), POINTER(c_int32),
        POINTER(c_int32), POINTER(c_int32), POINTER(c_int64), POINTER(c_int64),
        POINTER(c_int64)],
}


def load(path="libhosp.so.1"):
    """The library with the types of all of its functions."""
    library = ctypes.CDLL(path)
    for name, arguments in PROTOTYPES.items():
        function = getattr(library, name)
        function.argtypes, function.restype = arguments, c_int32
    return library
