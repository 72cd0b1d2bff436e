-- Generated from the Swift sources by HeaderGenerator; do not edit.
-- SPDX-License-Identifier: Apache-2.0
-- include/hosp.h says what each function does, what it takes and what it answers.
-- The path is that of the installed library; extproc must be allowed to load it.
CREATE OR REPLACE LIBRARY hosp_library AS '/usr/local/lib/libhosp.so.1';
/

CREATE OR REPLACE PACKAGE hosp AS
    HOSP_VERSION_NUMBER CONSTANT PLS_INTEGER := 1000000;
    HOSP_ABI CONSTANT PLS_INTEGER := 1;
    HOSP_OK CONSTANT PLS_INTEGER := 0;
    HOSP_ROW CONSTANT PLS_INTEGER := 100;
    HOSP_DONE CONSTANT PLS_INTEGER := 101;
    HOSP_E_ARGUMENT CONSTANT PLS_INTEGER := -101;
    HOSP_E_HANDLE CONSTANT PLS_INTEGER := -102;
    HOSP_E_KIND CONSTANT PLS_INTEGER := -103;
    HOSP_E_BUFFER CONSTANT PLS_INTEGER := -104;
    HOSP_E_ENCODING CONSTANT PLS_INTEGER := -105;
    HOSP_E_BUSY CONSTANT PLS_INTEGER := -106;
    HOSP_E_FORKED CONSTANT PLS_INTEGER := -107;
    HOSP_E_RANGE CONSTANT PLS_INTEGER := -201;
    HOSP_E_OVERFLOW CONSTANT PLS_INTEGER := -202;
    HOSP_E_UNBALANCED CONSTANT PLS_INTEGER := -203;
    HOSP_E_DUPLICATE CONSTANT PLS_INTEGER := -204;
    HOSP_E_MISSING CONSTANT PLS_INTEGER := -205;
    HOSP_E_UNKNOWN CONSTANT PLS_INTEGER := -206;
    HOSP_E_FORMAT CONSTANT PLS_INTEGER := -207;
    HOSP_E_RULE CONSTANT PLS_INTEGER := -300;
    HOSP_E_CLOSED CONSTANT PLS_INTEGER := -301;
    HOSP_E_LOCKED CONSTANT PLS_INTEGER := -302;
    HOSP_E_APPROVAL CONSTANT PLS_INTEGER := -303;
    HOSP_E_SEPARATION CONSTANT PLS_INTEGER := -304;
    HOSP_E_BUDGET CONSTANT PLS_INTEGER := -305;
    HOSP_E_IO CONSTANT PLS_INTEGER := -401;
    HOSP_E_FULL CONSTANT PLS_INTEGER := -402;
    HOSP_E_CORRUPT CONSTANT PLS_INTEGER := -403;
    HOSP_E_SCHEMA CONSTANT PLS_INTEGER := -404;
    HOSP_E_SQL CONSTANT PLS_INTEGER := -405;
    HOSP_E_CONFLICT CONSTANT PLS_INTEGER := -406;
    HOSP_E_MEMORY CONSTANT PLS_INTEGER := -501;
    HOSP_E_TOO_BIG CONSTANT PLS_INTEGER := -502;
    HOSP_E_TIMEOUT CONSTANT PLS_INTEGER := -503;
    HOSP_E_CANCELLED CONSTANT PLS_INTEGER := -504;
    HOSP_E_INTERNAL CONSTANT PLS_INTEGER := -900;
    HOSP_UTF8 CONSTANT PLS_INTEGER := 0;
    HOSP_GBK CONSTANT PLS_INTEGER := 1;
    HOSP_GB18030 CONSTANT PLS_INTEGER := 2;
    HOSP_UTF16LE CONSTANT PLS_INTEGER := 3;
    HOSP_LARGEST_REMAINDER CONSTANT PLS_INTEGER := 0;
    HOSP_LARGEST CONSTANT PLS_INTEGER := 1;
    HOSP_FIRST CONSTANT PLS_INTEGER := 2;
    HOSP_LAST CONSTANT PLS_INTEGER := 3;
    HOSP_DEPRECIATION_GOVERNMENT CONSTANT PLS_INTEGER := 0;
    HOSP_DEPRECIATION_ENTERPRISE CONSTANT PLS_INTEGER := 1;
    HOSP_RATIO_HIGH CONSTANT PLS_INTEGER := 0;
    HOSP_RATIO_LOW_RECIPROCAL CONSTANT PLS_INTEGER := 1;
    HOSP_RATIO_LOW_LINEAR CONSTANT PLS_INTEGER := 2;
    HOSP_HIGHER_IS_BETTER CONSTANT PLS_INTEGER := 0;
    HOSP_LOWER_IS_BETTER CONSTANT PLS_INTEGER := 1;
    HOSP_TURN_DIRECTION CONSTANT PLS_INTEGER := 0;
    HOSP_TURN_RECIPROCAL CONSTANT PLS_INTEGER := 1;
    HOSP_TURN_MAX_MINUS CONSTANT PLS_INTEGER := 2;
    HOSP_TURN_COMPLEMENT_100 CONSTANT PLS_INTEGER := 3;
    HOSP_NORM_VECTOR CONSTANT PLS_INTEGER := 0;
    HOSP_NORM_MINMAX CONSTANT PLS_INTEGER := 1;
    HOSP_NORM_SUM CONSTANT PLS_INTEGER := 2;
    HOSP_NORM_MAX CONSTANT PLS_INTEGER := 3;
    HOSP_WEIGHT_MATRIX CONSTANT PLS_INTEGER := 0;
    HOSP_WEIGHT_DISTANCE CONSTANT PLS_INTEGER := 1;
    HOSP_WEIGHT_NONE CONSTANT PLS_INTEGER := 2;
    HOSP_SHARE_RAW CONSTANT PLS_INTEGER := 0;
    HOSP_SHARE_MINMAX CONSTANT PLS_INTEGER := 1;
    HOSP_KPI_RATIO_HIGH CONSTANT PLS_INTEGER := 0;
    HOSP_KPI_RATIO_RECIPROCAL CONSTANT PLS_INTEGER := 1;
    HOSP_KPI_RATIO_LINEAR CONSTANT PLS_INTEGER := 2;
    HOSP_KPI_INTERVAL CONSTANT PLS_INTEGER := 3;
    HOSP_KPI_OPTIMAL_RANGE CONSTANT PLS_INTEGER := 4;
    HOSP_KPI_LADDER_LEFT CONSTANT PLS_INTEGER := 5;
    HOSP_KPI_LADDER_RIGHT CONSTANT PLS_INTEGER := 6;
    HOSP_MISSING_ERROR CONSTANT PLS_INTEGER := 0;
    HOSP_MISSING_DROP CONSTANT PLS_INTEGER := 1;
    HOSP_MISSING_ZERO CONSTANT PLS_INTEGER := 2;
    HOSP_MISSING_FULL CONSTANT PLS_INTEGER := 3;
    HOSP_WHY_NOT_REPORTED CONSTANT PLS_INTEGER := 0;
    HOSP_WHY_NOTHING_OF_NOTHING CONSTANT PLS_INTEGER := 1;
    HOSP_WHY_DIVISION_BY_ZERO CONSTANT PLS_INTEGER := 2;
    HOSP_WHY_NO_MATCH CONSTANT PLS_INTEGER := 3;
    HOSP_WHY_OUT_OF_RANGE CONSTANT PLS_INTEGER := 4;
    HOSP_RANK_COMPETITION CONSTANT PLS_INTEGER := 0;
    HOSP_RANK_DENSE CONSTANT PLS_INTEGER := 1;
    HOSP_DAY_NONE CONSTANT PLS_INTEGER := 0;
    HOSP_DAY_NEXT CONSTANT PLS_INTEGER := 1;
    HOSP_DAY_PREVIOUS CONSTANT PLS_INTEGER := 2;
    HOSP_DAY_MODIFIED_FOLLOWING CONSTANT PLS_INTEGER := 3;
    HOSP_TEXT CONSTANT PLS_INTEGER := 1;
    HOSP_INTEGER CONSTANT PLS_INTEGER := 2;
    HOSP_REAL CONSTANT PLS_INTEGER := 3;
    HOSP_MAX_HANDLES CONSTANT PLS_INTEGER := 65535;
    HOSP_MAX_TEXT CONSTANT PLS_INTEGER := 67108864;
    HOSP_MAX_NAME CONSTANT PLS_INTEGER := 4096;
    HOSP_MAX_COUNT CONSTANT PLS_INTEGER := 16777216;

    FUNCTION version_(
        buffer_ IN OUT VARCHAR2, capacity_ PLS_INTEGER,
        out_needed_ OUT PLS_INTEGER) RETURN PLS_INTEGER;
    FUNCTION version_number_ RETURN PLS_INTEGER;
    FUNCTION abi_ RETURN PLS_INTEGER;
    FUNCTION source_id_(
        buffer_ IN OUT VARCHAR2, capacity_ PLS_INTEGER,
        out_needed_ OUT PLS_INTEGER) RETURN PLS_INTEGER;
    FUNCTION has_(feature_ VARCHAR2) RETURN PLS_INTEGER;
    FUNCTION open_(
        location_ VARCHAR2, location_length_ PLS_INTEGER, encoding_ PLS_INTEGER,
        out_book_ OUT PLS_INTEGER) RETURN PLS_INTEGER;
    FUNCTION close_(handle_ PLS_INTEGER) RETURN PLS_INTEGER;
    FUNCTION set_text_(
        book_ PLS_INTEGER, option_ VARCHAR2, value_ VARCHAR2,
        value_length_ PLS_INTEGER) RETURN PLS_INTEGER;
    FUNCTION set_int_(
        book_ PLS_INTEGER, option_ VARCHAR2, value_ PLS_INTEGER) RETURN PLS_INTEGER;
    FUNCTION error_code_(book_ PLS_INTEGER) RETURN PLS_INTEGER;
    FUNCTION error_text_(
        book_ PLS_INTEGER, buffer_ IN OUT VARCHAR2, capacity_ PLS_INTEGER,
        out_needed_ OUT PLS_INTEGER) RETURN PLS_INTEGER;
    FUNCTION error_name_(
        book_ PLS_INTEGER, buffer_ IN OUT VARCHAR2, capacity_ PLS_INTEGER,
        out_needed_ OUT PLS_INTEGER) RETURN PLS_INTEGER;
    FUNCTION run_(
        book_ PLS_INTEGER, procedure_ VARCHAR2, procedure_length_ PLS_INTEGER,
        arguments_json_ VARCHAR2, arguments_length_ PLS_INTEGER,
        out_result_ OUT PLS_INTEGER) RETURN PLS_INTEGER;
    FUNCTION arguments_append_(
        book_ PLS_INTEGER, text_ VARCHAR2, length_ PLS_INTEGER) RETURN PLS_INTEGER;
    FUNCTION result_json_(
        result_ PLS_INTEGER, buffer_ IN OUT VARCHAR2, capacity_ PLS_INTEGER,
        out_needed_ OUT PLS_INTEGER) RETURN PLS_INTEGER;
    FUNCTION result_json_part_(
        result_ PLS_INTEGER, offset_ PLS_INTEGER, buffer_ IN OUT VARCHAR2,
        capacity_ PLS_INTEGER, out_needed_ OUT PLS_INTEGER) RETURN PLS_INTEGER;
    FUNCTION result_table_(
        result_ PLS_INTEGER, table_ VARCHAR2, table_length_ PLS_INTEGER,
        out_cursor_ OUT PLS_INTEGER) RETURN PLS_INTEGER;
    FUNCTION cursor_next_(cursor_ PLS_INTEGER) RETURN PLS_INTEGER;
    FUNCTION cursor_rows_(cursor_ PLS_INTEGER, out_rows_ OUT PLS_INTEGER) RETURN PLS_INTEGER;
    FUNCTION cursor_columns_(
        cursor_ PLS_INTEGER, out_columns_ OUT PLS_INTEGER) RETURN PLS_INTEGER;
    FUNCTION cursor_name_(
        cursor_ PLS_INTEGER, column_ PLS_INTEGER, buffer_ IN OUT VARCHAR2,
        capacity_ PLS_INTEGER, out_needed_ OUT PLS_INTEGER) RETURN PLS_INTEGER;
    FUNCTION cursor_type_(
        cursor_ PLS_INTEGER, column_ PLS_INTEGER, out_type_ OUT PLS_INTEGER) RETURN PLS_INTEGER;
    FUNCTION cursor_is_null_(
        cursor_ PLS_INTEGER, column_ PLS_INTEGER,
        out_is_null_ OUT PLS_INTEGER) RETURN PLS_INTEGER;
    FUNCTION cursor_text_(
        cursor_ PLS_INTEGER, column_ PLS_INTEGER, buffer_ IN OUT VARCHAR2,
        capacity_ PLS_INTEGER, out_needed_ OUT PLS_INTEGER) RETURN PLS_INTEGER;
    FUNCTION cursor_double_(
        cursor_ PLS_INTEGER, column_ PLS_INTEGER,
        out_value_ OUT BINARY_DOUBLE) RETURN PLS_INTEGER;
    FUNCTION csv_open_text_(
        book_ PLS_INTEGER, text_ VARCHAR2, text_length_ PLS_INTEGER,
        out_cursor_ OUT PLS_INTEGER, out_findings_ OUT PLS_INTEGER) RETURN PLS_INTEGER;
    FUNCTION csv_open_file_(
        book_ PLS_INTEGER, path_ VARCHAR2, path_length_ PLS_INTEGER,
        out_cursor_ OUT PLS_INTEGER, out_findings_ OUT PLS_INTEGER) RETURN PLS_INTEGER;
    FUNCTION cursor_csv_(
        cursor_ PLS_INTEGER, buffer_ IN OUT VARCHAR2, capacity_ PLS_INTEGER,
        out_needed_ OUT PLS_INTEGER) RETURN PLS_INTEGER;
    FUNCTION import_file_(
        book_ PLS_INTEGER, table_ VARCHAR2, table_length_ PLS_INTEGER, path_ VARCHAR2,
        path_length_ PLS_INTEGER, batch_key_ VARCHAR2, batch_key_length_ PLS_INTEGER,
        constants_json_ VARCHAR2, constants_length_ PLS_INTEGER,
        out_rows_ OUT PLS_INTEGER) RETURN PLS_INTEGER;
    FUNCTION import_text_(
        book_ PLS_INTEGER, table_ VARCHAR2, table_length_ PLS_INTEGER, text_ VARCHAR2,
        text_length_ PLS_INTEGER, batch_key_ VARCHAR2, batch_key_length_ PLS_INTEGER,
        constants_json_ VARCHAR2, constants_length_ PLS_INTEGER,
        out_rows_ OUT PLS_INTEGER) RETURN PLS_INTEGER;
    FUNCTION import_findings_(book_ PLS_INTEGER, out_cursor_ OUT PLS_INTEGER) RETURN PLS_INTEGER;
    FUNCTION rows_begin_(
        book_ PLS_INTEGER, table_ VARCHAR2, table_length_ PLS_INTEGER, batch_key_ VARCHAR2,
        batch_key_length_ PLS_INTEGER, out_rows_ OUT PLS_INTEGER) RETURN PLS_INTEGER;
    FUNCTION rows_text_(
        rows_ PLS_INTEGER, column_ VARCHAR2, column_length_ PLS_INTEGER, value_ VARCHAR2,
        value_length_ PLS_INTEGER) RETURN PLS_INTEGER;
    FUNCTION rows_null_(
        rows_ PLS_INTEGER, column_ VARCHAR2, column_length_ PLS_INTEGER) RETURN PLS_INTEGER;
    FUNCTION rows_add_(rows_ PLS_INTEGER) RETURN PLS_INTEGER;
    FUNCTION rows_commit_(rows_ PLS_INTEGER, out_count_ OUT PLS_INTEGER) RETURN PLS_INTEGER;
    FUNCTION rows_discard_(rows_ PLS_INTEGER) RETURN PLS_INTEGER;
    FUNCTION select_(
        book_ PLS_INTEGER, table_ VARCHAR2, table_length_ PLS_INTEGER, filter_json_ VARCHAR2,
        filter_length_ PLS_INTEGER, out_cursor_ OUT PLS_INTEGER) RETURN PLS_INTEGER;
    FUNCTION cost_allocate_(
        book_ PLS_INTEGER, month_ PLS_INTEGER, plan_ VARCHAR2, plan_length_ PLS_INTEGER,
        out_result_ OUT PLS_INTEGER) RETURN PLS_INTEGER;
    FUNCTION month_close_(
        book_ PLS_INTEGER, area_ VARCHAR2, area_length_ PLS_INTEGER,
        month_ PLS_INTEGER) RETURN PLS_INTEGER;
    FUNCTION month_reopen_(
        book_ PLS_INTEGER, area_ VARCHAR2, area_length_ PLS_INTEGER, month_ PLS_INTEGER,
        confirmed_by_ VARCHAR2, confirmed_by_length_ PLS_INTEGER, reason_ VARCHAR2,
        reason_length_ PLS_INTEGER) RETURN PLS_INTEGER;
    FUNCTION report_write_(
        book_ PLS_INTEGER, report_ VARCHAR2, report_length_ PLS_INTEGER,
        arguments_json_ VARCHAR2, arguments_length_ PLS_INTEGER, path_ VARCHAR2,
        path_length_ PLS_INTEGER) RETURN PLS_INTEGER;
    FUNCTION case_cost_file_(
        book_ PLS_INTEGER, lines_ VARCHAR2, lines_length_ PLS_INTEGER, unit_costs_ VARCHAR2,
        unit_costs_length_ PLS_INTEGER, cases_ VARCHAR2, cases_length_ PLS_INTEGER,
        from_month_ PLS_INTEGER, to_month_ PLS_INTEGER,
        out_result_ OUT PLS_INTEGER) RETURN PLS_INTEGER;
    FUNCTION progress_(
        book_ PLS_INTEGER, out_done_ OUT PLS_INTEGER,
        out_total_ OUT PLS_INTEGER) RETURN PLS_INTEGER;
    FUNCTION cancel_(book_ PLS_INTEGER) RETURN PLS_INTEGER;
    FUNCTION appraisal_run_(
        book_ PLS_INTEGER, month_ PLS_INTEGER, scheme_ VARCHAR2, scheme_length_ PLS_INTEGER,
        out_result_ OUT PLS_INTEGER) RETURN PLS_INTEGER;
    FUNCTION pay_distribute_(
        book_ PLS_INTEGER, month_ PLS_INTEGER, pool_ VARCHAR2, pool_length_ PLS_INTEGER,
        out_result_ OUT PLS_INTEGER) RETURN PLS_INTEGER;
    FUNCTION inspection_score_(
        book_ PLS_INTEGER, month_ PLS_INTEGER, inspection_ VARCHAR2,
        inspection_length_ PLS_INTEGER, out_result_ OUT PLS_INTEGER) RETURN PLS_INTEGER;
    FUNCTION score_ratio_(
        value_ VARCHAR2, target_ VARCHAR2, mode_ PLS_INTEGER, cap_ VARCHAR2, weight_ VARCHAR2,
        buffer_ IN OUT VARCHAR2, capacity_ PLS_INTEGER,
        out_needed_ OUT PLS_INTEGER) RETURN PLS_INTEGER;
    FUNCTION score_deduction_(
        weight_ VARCHAR2, each_ VARCHAR2, count_ VARCHAR2, cap_ VARCHAR2, floor_ VARCHAR2,
        buffer_ IN OUT VARCHAR2, capacity_ PLS_INTEGER,
        out_needed_ OUT PLS_INTEGER) RETURN PLS_INTEGER;
    FUNCTION grade_of_(
        set_ VARCHAR2, score_ VARCHAR2, buffer_ IN OUT VARCHAR2, capacity_ PLS_INTEGER,
        out_needed_ OUT PLS_INTEGER) RETURN PLS_INTEGER;
    FUNCTION ratio_percent_t_(
        numerator_ VARCHAR2, denominator_ VARCHAR2, decimals_ PLS_INTEGER,
        buffer_ IN OUT VARCHAR2, capacity_ PLS_INTEGER,
        out_needed_ OUT PLS_INTEGER) RETURN PLS_INTEGER;
    FUNCTION formula_open_(
        book_ PLS_INTEGER, arguments_json_ VARCHAR2, arguments_length_ PLS_INTEGER,
        out_formulas_ OUT PLS_INTEGER, out_results_ OUT PLS_INTEGER) RETURN PLS_INTEGER;
    FUNCTION period_of_(
        day_ PLS_INTEGER, start_day_ PLS_INTEGER, out_month_ OUT PLS_INTEGER,
        out_first_day_ OUT PLS_INTEGER, out_last_day_ OUT PLS_INTEGER) RETURN PLS_INTEGER;

    -- A status below zero becomes an error in the words of the library.
    PROCEDURE check_(status_ PLS_INTEGER, book_ PLS_INTEGER DEFAULT 0);
END hosp;
/

CREATE OR REPLACE PACKAGE BODY hosp AS
    FUNCTION version_(
        buffer_ IN OUT VARCHAR2, capacity_ PLS_INTEGER,
        out_needed_ OUT PLS_INTEGER) RETURN PLS_INTEGER
    AS LANGUAGE C LIBRARY hosp_library NAME "hosp_version"
    PARAMETERS (buffer_ STRING, capacity_ INT, out_needed_ INT, RETURN INT);

    FUNCTION version_number_ RETURN PLS_INTEGER
    AS LANGUAGE C LIBRARY hosp_library NAME "hosp_version_number"
    PARAMETERS (RETURN INT);

    FUNCTION abi_ RETURN PLS_INTEGER
    AS LANGUAGE C LIBRARY hosp_library NAME "hosp_abi"
    PARAMETERS (RETURN INT);

    FUNCTION source_id_(
        buffer_ IN OUT VARCHAR2, capacity_ PLS_INTEGER,
        out_needed_ OUT PLS_INTEGER) RETURN PLS_INTEGER
    AS LANGUAGE C LIBRARY hosp_library NAME "hosp_source_id"
    PARAMETERS (buffer_ STRING, capacity_ INT, out_needed_ INT, RETURN INT);

    FUNCTION has_(feature_ VARCHAR2) RETURN PLS_INTEGER
    AS LANGUAGE C LIBRARY hosp_library NAME "hosp_has"
    PARAMETERS (feature_ STRING, RETURN INT);

    FUNCTION open_(
        location_ VARCHAR2, location_length_ PLS_INTEGER, encoding_ PLS_INTEGER,
        out_book_ OUT PLS_INTEGER) RETURN PLS_INTEGER
    AS LANGUAGE C LIBRARY hosp_library NAME "hosp_open"
    PARAMETERS (
        location_ STRING, location_length_ INT, encoding_ INT, out_book_ INT, RETURN INT);

    FUNCTION close_(handle_ PLS_INTEGER) RETURN PLS_INTEGER
    AS LANGUAGE C LIBRARY hosp_library NAME "hosp_close"
    PARAMETERS (handle_ INT, RETURN INT);

    FUNCTION set_text_(
        book_ PLS_INTEGER, option_ VARCHAR2, value_ VARCHAR2,
        value_length_ PLS_INTEGER) RETURN PLS_INTEGER
    AS LANGUAGE C LIBRARY hosp_library NAME "hosp_set_text"
    PARAMETERS (book_ INT, option_ STRING, value_ STRING, value_length_ INT, RETURN INT);

    FUNCTION set_int_(
        book_ PLS_INTEGER, option_ VARCHAR2, value_ PLS_INTEGER) RETURN PLS_INTEGER
    AS LANGUAGE C LIBRARY hosp_library NAME "hosp_set_int"
    PARAMETERS (book_ INT, option_ STRING, value_ INT, RETURN INT);

    FUNCTION error_code_(book_ PLS_INTEGER) RETURN PLS_INTEGER
    AS LANGUAGE C LIBRARY hosp_library NAME "hosp_error_code"
    PARAMETERS (book_ INT, RETURN INT);

    FUNCTION error_text_(
        book_ PLS_INTEGER, buffer_ IN OUT VARCHAR2, capacity_ PLS_INTEGER,
        out_needed_ OUT PLS_INTEGER) RETURN PLS_INTEGER
    AS LANGUAGE C LIBRARY hosp_library NAME "hosp_error_text"
    PARAMETERS (book_ INT, buffer_ STRING, capacity_ INT, out_needed_ INT, RETURN INT);

    FUNCTION error_name_(
        book_ PLS_INTEGER, buffer_ IN OUT VARCHAR2, capacity_ PLS_INTEGER,
        out_needed_ OUT PLS_INTEGER) RETURN PLS_INTEGER
    AS LANGUAGE C LIBRARY hosp_library NAME "hosp_error_name"
    PARAMETERS (book_ INT, buffer_ STRING, capacity_ INT, out_needed_ INT, RETURN INT);

    FUNCTION run_(
        book_ PLS_INTEGER, procedure_ VARCHAR2, procedure_length_ PLS_INTEGER,
        arguments_json_ VARCHAR2, arguments_length_ PLS_INTEGER,
        out_result_ OUT PLS_INTEGER) RETURN PLS_INTEGER
    AS LANGUAGE C LIBRARY hosp_library NAME "hosp_run"
    PARAMETERS (
        book_ INT, procedure_ STRING, procedure_length_ INT, arguments_json_ STRING,
        arguments_length_ INT, out_result_ INT, RETURN INT);

    FUNCTION arguments_append_(
        book_ PLS_INTEGER, text_ VARCHAR2, length_ PLS_INTEGER) RETURN PLS_INTEGER
    AS LANGUAGE C LIBRARY hosp_library NAME "hosp_arguments_append"
    PARAMETERS (book_ INT, text_ STRING, length_ INT, RETURN INT);

    FUNCTION result_json_(
        result_ PLS_INTEGER, buffer_ IN OUT VARCHAR2, capacity_ PLS_INTEGER,
        out_needed_ OUT PLS_INTEGER) RETURN PLS_INTEGER
    AS LANGUAGE C LIBRARY hosp_library NAME "hosp_result_json"
    PARAMETERS (result_ INT, buffer_ STRING, capacity_ INT, out_needed_ INT, RETURN INT);

    FUNCTION result_json_part_(
        result_ PLS_INTEGER, offset_ PLS_INTEGER, buffer_ IN OUT VARCHAR2,
        capacity_ PLS_INTEGER, out_needed_ OUT PLS_INTEGER) RETURN PLS_INTEGER
    AS LANGUAGE C LIBRARY hosp_library NAME "hosp_result_json_part"
    PARAMETERS (
        result_ INT, offset_ INT, buffer_ STRING, capacity_ INT, out_needed_ INT, RETURN INT);

    FUNCTION result_table_(
        result_ PLS_INTEGER, table_ VARCHAR2, table_length_ PLS_INTEGER,
        out_cursor_ OUT PLS_INTEGER) RETURN PLS_INTEGER
    AS LANGUAGE C LIBRARY hosp_library NAME "hosp_result_table"
    PARAMETERS (result_ INT, table_ STRING, table_length_ INT, out_cursor_ INT, RETURN INT);

    FUNCTION cursor_next_(cursor_ PLS_INTEGER) RETURN PLS_INTEGER
    AS LANGUAGE C LIBRARY hosp_library NAME "hosp_cursor_next"
    PARAMETERS (cursor_ INT, RETURN INT);

    FUNCTION cursor_rows_(cursor_ PLS_INTEGER, out_rows_ OUT PLS_INTEGER) RETURN PLS_INTEGER
    AS LANGUAGE C LIBRARY hosp_library NAME "hosp_cursor_rows"
    PARAMETERS (cursor_ INT, out_rows_ LONG, RETURN INT);

    FUNCTION cursor_columns_(
        cursor_ PLS_INTEGER, out_columns_ OUT PLS_INTEGER) RETURN PLS_INTEGER
    AS LANGUAGE C LIBRARY hosp_library NAME "hosp_cursor_columns"
    PARAMETERS (cursor_ INT, out_columns_ INT, RETURN INT);

    FUNCTION cursor_name_(
        cursor_ PLS_INTEGER, column_ PLS_INTEGER, buffer_ IN OUT VARCHAR2,
        capacity_ PLS_INTEGER, out_needed_ OUT PLS_INTEGER) RETURN PLS_INTEGER
    AS LANGUAGE C LIBRARY hosp_library NAME "hosp_cursor_name"
    PARAMETERS (
        cursor_ INT, column_ INT, buffer_ STRING, capacity_ INT, out_needed_ INT, RETURN INT);

    FUNCTION cursor_type_(
        cursor_ PLS_INTEGER, column_ PLS_INTEGER, out_type_ OUT PLS_INTEGER) RETURN PLS_INTEGER
    AS LANGUAGE C LIBRARY hosp_library NAME "hosp_cursor_type"
    PARAMETERS (cursor_ INT, column_ INT, out_type_ INT, RETURN INT);

    FUNCTION cursor_is_null_(
        cursor_ PLS_INTEGER, column_ PLS_INTEGER,
        out_is_null_ OUT PLS_INTEGER) RETURN PLS_INTEGER
    AS LANGUAGE C LIBRARY hosp_library NAME "hosp_cursor_is_null"
    PARAMETERS (cursor_ INT, column_ INT, out_is_null_ INT, RETURN INT);

    FUNCTION cursor_text_(
        cursor_ PLS_INTEGER, column_ PLS_INTEGER, buffer_ IN OUT VARCHAR2,
        capacity_ PLS_INTEGER, out_needed_ OUT PLS_INTEGER) RETURN PLS_INTEGER
    AS LANGUAGE C LIBRARY hosp_library NAME "hosp_cursor_text"
    PARAMETERS (
        cursor_ INT, column_ INT, buffer_ STRING, capacity_ INT, out_needed_ INT, RETURN INT);

    FUNCTION cursor_double_(
        cursor_ PLS_INTEGER, column_ PLS_INTEGER,
        out_value_ OUT BINARY_DOUBLE) RETURN PLS_INTEGER
    AS LANGUAGE C LIBRARY hosp_library NAME "hosp_cursor_double"
    PARAMETERS (cursor_ INT, column_ INT, out_value_ DOUBLE, RETURN INT);

    FUNCTION csv_open_text_(
        book_ PLS_INTEGER, text_ VARCHAR2, text_length_ PLS_INTEGER,
        out_cursor_ OUT PLS_INTEGER, out_findings_ OUT PLS_INTEGER) RETURN PLS_INTEGER
    AS LANGUAGE C LIBRARY hosp_library NAME "hosp_csv_open_text"
    PARAMETERS (
        book_ INT, text_ STRING, text_length_ INT, out_cursor_ INT, out_findings_ INT,
        RETURN INT);

    FUNCTION csv_open_file_(
        book_ PLS_INTEGER, path_ VARCHAR2, path_length_ PLS_INTEGER,
        out_cursor_ OUT PLS_INTEGER, out_findings_ OUT PLS_INTEGER) RETURN PLS_INTEGER
    AS LANGUAGE C LIBRARY hosp_library NAME "hosp_csv_open_file"
    PARAMETERS (
        book_ INT, path_ STRING, path_length_ INT, out_cursor_ INT, out_findings_ INT,
        RETURN INT);

    FUNCTION cursor_csv_(
        cursor_ PLS_INTEGER, buffer_ IN OUT VARCHAR2, capacity_ PLS_INTEGER,
        out_needed_ OUT PLS_INTEGER) RETURN PLS_INTEGER
    AS LANGUAGE C LIBRARY hosp_library NAME "hosp_cursor_csv"
    PARAMETERS (cursor_ INT, buffer_ STRING, capacity_ INT, out_needed_ INT, RETURN INT);

    FUNCTION import_file_(
        book_ PLS_INTEGER, table_ VARCHAR2, table_length_ PLS_INTEGER, path_ VARCHAR2,
        path_length_ PLS_INTEGER, batch_key_ VARCHAR2, batch_key_length_ PLS_INTEGER,
        constants_json_ VARCHAR2, constants_length_ PLS_INTEGER,
        out_rows_ OUT PLS_INTEGER) RETURN PLS_INTEGER
    AS LANGUAGE C LIBRARY hosp_library NAME "hosp_import_file"
    PARAMETERS (
        book_ INT, table_ STRING, table_length_ INT, path_ STRING, path_length_ INT,
        batch_key_ STRING, batch_key_length_ INT, constants_json_ STRING, constants_length_ INT,
        out_rows_ LONG, RETURN INT);

    FUNCTION import_text_(
        book_ PLS_INTEGER, table_ VARCHAR2, table_length_ PLS_INTEGER, text_ VARCHAR2,
        text_length_ PLS_INTEGER, batch_key_ VARCHAR2, batch_key_length_ PLS_INTEGER,
        constants_json_ VARCHAR2, constants_length_ PLS_INTEGER,
        out_rows_ OUT PLS_INTEGER) RETURN PLS_INTEGER
    AS LANGUAGE C LIBRARY hosp_library NAME "hosp_import_text"
    PARAMETERS (
        book_ INT, table_ STRING, table_length_ INT, text_ STRING, text_length_ INT,
        batch_key_ STRING, batch_key_length_ INT, constants_json_ STRING, constants_length_ INT,
        out_rows_ LONG, RETURN INT);

    FUNCTION import_findings_(book_ PLS_INTEGER, out_cursor_ OUT PLS_INTEGER) RETURN PLS_INTEGER
    AS LANGUAGE C LIBRARY hosp_library NAME "hosp_import_findings"
    PARAMETERS (book_ INT, out_cursor_ INT, RETURN INT);

    FUNCTION rows_begin_(
        book_ PLS_INTEGER, table_ VARCHAR2, table_length_ PLS_INTEGER, batch_key_ VARCHAR2,
        batch_key_length_ PLS_INTEGER, out_rows_ OUT PLS_INTEGER) RETURN PLS_INTEGER
    AS LANGUAGE C LIBRARY hosp_library NAME "hosp_rows_begin"
    PARAMETERS (
        book_ INT, table_ STRING, table_length_ INT, batch_key_ STRING, batch_key_length_ INT,
        out_rows_ INT, RETURN INT);

    FUNCTION rows_text_(
        rows_ PLS_INTEGER, column_ VARCHAR2, column_length_ PLS_INTEGER, value_ VARCHAR2,
        value_length_ PLS_INTEGER) RETURN PLS_INTEGER
    AS LANGUAGE C LIBRARY hosp_library NAME "hosp_rows_text"
    PARAMETERS (
        rows_ INT, column_ STRING, column_length_ INT, value_ STRING, value_length_ INT,
        RETURN INT);

    FUNCTION rows_null_(
        rows_ PLS_INTEGER, column_ VARCHAR2, column_length_ PLS_INTEGER) RETURN PLS_INTEGER
    AS LANGUAGE C LIBRARY hosp_library NAME "hosp_rows_null"
    PARAMETERS (rows_ INT, column_ STRING, column_length_ INT, RETURN INT);

    FUNCTION rows_add_(rows_ PLS_INTEGER) RETURN PLS_INTEGER
    AS LANGUAGE C LIBRARY hosp_library NAME "hosp_rows_add"
    PARAMETERS (rows_ INT, RETURN INT);

    FUNCTION rows_commit_(rows_ PLS_INTEGER, out_count_ OUT PLS_INTEGER) RETURN PLS_INTEGER
    AS LANGUAGE C LIBRARY hosp_library NAME "hosp_rows_commit"
    PARAMETERS (rows_ INT, out_count_ LONG, RETURN INT);

    FUNCTION rows_discard_(rows_ PLS_INTEGER) RETURN PLS_INTEGER
    AS LANGUAGE C LIBRARY hosp_library NAME "hosp_rows_discard"
    PARAMETERS (rows_ INT, RETURN INT);

    FUNCTION select_(
        book_ PLS_INTEGER, table_ VARCHAR2, table_length_ PLS_INTEGER, filter_json_ VARCHAR2,
        filter_length_ PLS_INTEGER, out_cursor_ OUT PLS_INTEGER) RETURN PLS_INTEGER
    AS LANGUAGE C LIBRARY hosp_library NAME "hosp_select"
    PARAMETERS (
        book_ INT, table_ STRING, table_length_ INT, filter_json_ STRING, filter_length_ INT,
        out_cursor_ INT, RETURN INT);

    FUNCTION cost_allocate_(
        book_ PLS_INTEGER, month_ PLS_INTEGER, plan_ VARCHAR2, plan_length_ PLS_INTEGER,
        out_result_ OUT PLS_INTEGER) RETURN PLS_INTEGER
    AS LANGUAGE C LIBRARY hosp_library NAME "hosp_cost_allocate"
    PARAMETERS (
        book_ INT, month_ INT, plan_ STRING, plan_length_ INT, out_result_ INT, RETURN INT);

    FUNCTION month_close_(
        book_ PLS_INTEGER, area_ VARCHAR2, area_length_ PLS_INTEGER,
        month_ PLS_INTEGER) RETURN PLS_INTEGER
    AS LANGUAGE C LIBRARY hosp_library NAME "hosp_month_close"
    PARAMETERS (book_ INT, area_ STRING, area_length_ INT, month_ INT, RETURN INT);

    FUNCTION month_reopen_(
        book_ PLS_INTEGER, area_ VARCHAR2, area_length_ PLS_INTEGER, month_ PLS_INTEGER,
        confirmed_by_ VARCHAR2, confirmed_by_length_ PLS_INTEGER, reason_ VARCHAR2,
        reason_length_ PLS_INTEGER) RETURN PLS_INTEGER
    AS LANGUAGE C LIBRARY hosp_library NAME "hosp_month_reopen"
    PARAMETERS (
        book_ INT, area_ STRING, area_length_ INT, month_ INT, confirmed_by_ STRING,
        confirmed_by_length_ INT, reason_ STRING, reason_length_ INT, RETURN INT);

    FUNCTION report_write_(
        book_ PLS_INTEGER, report_ VARCHAR2, report_length_ PLS_INTEGER,
        arguments_json_ VARCHAR2, arguments_length_ PLS_INTEGER, path_ VARCHAR2,
        path_length_ PLS_INTEGER) RETURN PLS_INTEGER
    AS LANGUAGE C LIBRARY hosp_library NAME "hosp_report_write"
    PARAMETERS (
        book_ INT, report_ STRING, report_length_ INT, arguments_json_ STRING,
        arguments_length_ INT, path_ STRING, path_length_ INT, RETURN INT);

    FUNCTION case_cost_file_(
        book_ PLS_INTEGER, lines_ VARCHAR2, lines_length_ PLS_INTEGER, unit_costs_ VARCHAR2,
        unit_costs_length_ PLS_INTEGER, cases_ VARCHAR2, cases_length_ PLS_INTEGER,
        from_month_ PLS_INTEGER, to_month_ PLS_INTEGER,
        out_result_ OUT PLS_INTEGER) RETURN PLS_INTEGER
    AS LANGUAGE C LIBRARY hosp_library NAME "hosp_case_cost_file"
    PARAMETERS (
        book_ INT, lines_ STRING, lines_length_ INT, unit_costs_ STRING, unit_costs_length_ INT,
        cases_ STRING, cases_length_ INT, from_month_ INT, to_month_ INT, out_result_ INT,
        RETURN INT);

    FUNCTION progress_(
        book_ PLS_INTEGER, out_done_ OUT PLS_INTEGER,
        out_total_ OUT PLS_INTEGER) RETURN PLS_INTEGER
    AS LANGUAGE C LIBRARY hosp_library NAME "hosp_progress"
    PARAMETERS (book_ INT, out_done_ LONG, out_total_ LONG, RETURN INT);

    FUNCTION cancel_(book_ PLS_INTEGER) RETURN PLS_INTEGER
    AS LANGUAGE C LIBRARY hosp_library NAME "hosp_cancel"
    PARAMETERS (book_ INT, RETURN INT);

    FUNCTION appraisal_run_(
        book_ PLS_INTEGER, month_ PLS_INTEGER, scheme_ VARCHAR2, scheme_length_ PLS_INTEGER,
        out_result_ OUT PLS_INTEGER) RETURN PLS_INTEGER
    AS LANGUAGE C LIBRARY hosp_library NAME "hosp_appraisal_run"
    PARAMETERS (
        book_ INT, month_ INT, scheme_ STRING, scheme_length_ INT, out_result_ INT,
        RETURN INT);

    FUNCTION pay_distribute_(
        book_ PLS_INTEGER, month_ PLS_INTEGER, pool_ VARCHAR2, pool_length_ PLS_INTEGER,
        out_result_ OUT PLS_INTEGER) RETURN PLS_INTEGER
    AS LANGUAGE C LIBRARY hosp_library NAME "hosp_pay_distribute"
    PARAMETERS (
        book_ INT, month_ INT, pool_ STRING, pool_length_ INT, out_result_ INT, RETURN INT);

    FUNCTION inspection_score_(
        book_ PLS_INTEGER, month_ PLS_INTEGER, inspection_ VARCHAR2,
        inspection_length_ PLS_INTEGER, out_result_ OUT PLS_INTEGER) RETURN PLS_INTEGER
    AS LANGUAGE C LIBRARY hosp_library NAME "hosp_inspection_score"
    PARAMETERS (
        book_ INT, month_ INT, inspection_ STRING, inspection_length_ INT, out_result_ INT,
        RETURN INT);

    FUNCTION score_ratio_(
        value_ VARCHAR2, target_ VARCHAR2, mode_ PLS_INTEGER, cap_ VARCHAR2, weight_ VARCHAR2,
        buffer_ IN OUT VARCHAR2, capacity_ PLS_INTEGER,
        out_needed_ OUT PLS_INTEGER) RETURN PLS_INTEGER
    AS LANGUAGE C LIBRARY hosp_library NAME "hosp_score_ratio"
    PARAMETERS (
        value_ STRING, target_ STRING, mode_ INT, cap_ STRING, weight_ STRING, buffer_ STRING,
        capacity_ INT, out_needed_ INT, RETURN INT);

    FUNCTION score_deduction_(
        weight_ VARCHAR2, each_ VARCHAR2, count_ VARCHAR2, cap_ VARCHAR2, floor_ VARCHAR2,
        buffer_ IN OUT VARCHAR2, capacity_ PLS_INTEGER,
        out_needed_ OUT PLS_INTEGER) RETURN PLS_INTEGER
    AS LANGUAGE C LIBRARY hosp_library NAME "hosp_score_deduction"
    PARAMETERS (
        weight_ STRING, each_ STRING, count_ STRING, cap_ STRING, floor_ STRING, buffer_ STRING,
        capacity_ INT, out_needed_ INT, RETURN INT);

    FUNCTION grade_of_(
        set_ VARCHAR2, score_ VARCHAR2, buffer_ IN OUT VARCHAR2, capacity_ PLS_INTEGER,
        out_needed_ OUT PLS_INTEGER) RETURN PLS_INTEGER
    AS LANGUAGE C LIBRARY hosp_library NAME "hosp_grade_of"
    PARAMETERS (
        set_ STRING, score_ STRING, buffer_ STRING, capacity_ INT, out_needed_ INT,
        RETURN INT);

    FUNCTION ratio_percent_t_(
        numerator_ VARCHAR2, denominator_ VARCHAR2, decimals_ PLS_INTEGER,
        buffer_ IN OUT VARCHAR2, capacity_ PLS_INTEGER,
        out_needed_ OUT PLS_INTEGER) RETURN PLS_INTEGER
    AS LANGUAGE C LIBRARY hosp_library NAME "hosp_ratio_percent_t"
    PARAMETERS (
        numerator_ STRING, denominator_ STRING, decimals_ INT, buffer_ STRING, capacity_ INT,
        out_needed_ INT, RETURN INT);

    FUNCTION formula_open_(
        book_ PLS_INTEGER, arguments_json_ VARCHAR2, arguments_length_ PLS_INTEGER,
        out_formulas_ OUT PLS_INTEGER, out_results_ OUT PLS_INTEGER) RETURN PLS_INTEGER
    AS LANGUAGE C LIBRARY hosp_library NAME "hosp_formula_open"
    PARAMETERS (
        book_ INT, arguments_json_ STRING, arguments_length_ INT, out_formulas_ INT,
        out_results_ INT, RETURN INT);

    FUNCTION period_of_(
        day_ PLS_INTEGER, start_day_ PLS_INTEGER, out_month_ OUT PLS_INTEGER,
        out_first_day_ OUT PLS_INTEGER, out_last_day_ OUT PLS_INTEGER) RETURN PLS_INTEGER
    AS LANGUAGE C LIBRARY hosp_library NAME "hosp_period_of"
    PARAMETERS (
        day_ INT, start_day_ INT, out_month_ INT, out_first_day_ INT, out_last_day_ INT,
        RETURN INT);

    PROCEDURE check_(status_ PLS_INTEGER, book_ PLS_INTEGER DEFAULT 0) IS
        text_ VARCHAR2(2000);
        needed_ PLS_INTEGER;
    BEGIN
        IF status_ < 0 THEN
            IF error_text_(book_, text_, 2000, needed_) <> HOSP_OK THEN
                text_ := 'status ' || status_;
            END IF;
            RAISE_APPLICATION_ERROR(-20000 + status_, text_);
        END IF;
    END check_;
END hosp;
/
