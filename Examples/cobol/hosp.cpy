      *> Generated from the Swift sources by HeaderGenerator; do not edit.
      *> SPDX-License-Identifier: Apache-2.0
      *> include/hosp.h says what each function does, what it takes and what it answers.
      *> BY VALUE of 64 bits needs SIZE 8: GnuCOBOL passes 32 bits without it.
      *> BY REFERENCE OMITTED hands over NULL.
       78 HOSP-VERSION-NUMBER VALUE 1000000.
       78 HOSP-ABI VALUE 1.
       78 HOSP-OK VALUE 0.
       78 HOSP-ROW VALUE 100.
       78 HOSP-DONE VALUE 101.
       78 HOSP-E-ARGUMENT VALUE -101.
       78 HOSP-E-HANDLE VALUE -102.
       78 HOSP-E-KIND VALUE -103.
       78 HOSP-E-BUFFER VALUE -104.
       78 HOSP-E-ENCODING VALUE -105.
       78 HOSP-E-BUSY VALUE -106.
       78 HOSP-E-FORKED VALUE -107.
       78 HOSP-E-RANGE VALUE -201.
       78 HOSP-E-OVERFLOW VALUE -202.
       78 HOSP-E-UNBALANCED VALUE -203.
       78 HOSP-E-DUPLICATE VALUE -204.
       78 HOSP-E-MISSING VALUE -205.
       78 HOSP-E-UNKNOWN VALUE -206.
       78 HOSP-E-FORMAT VALUE -207.
       78 HOSP-E-RULE VALUE -300.
       78 HOSP-E-CLOSED VALUE -301.
       78 HOSP-E-LOCKED VALUE -302.
       78 HOSP-E-APPROVAL VALUE -303.
       78 HOSP-E-SEPARATION VALUE -304.
       78 HOSP-E-BUDGET VALUE -305.
       78 HOSP-E-IO VALUE -401.
       78 HOSP-E-FULL VALUE -402.
       78 HOSP-E-CORRUPT VALUE -403.
       78 HOSP-E-SCHEMA VALUE -404.
       78 HOSP-E-SQL VALUE -405.
       78 HOSP-E-CONFLICT VALUE -406.
       78 HOSP-E-MEMORY VALUE -501.
       78 HOSP-E-TOO-BIG VALUE -502.
       78 HOSP-E-TIMEOUT VALUE -503.
       78 HOSP-E-CANCELLED VALUE -504.
       78 HOSP-E-INTERNAL VALUE -900.
       78 HOSP-UTF8 VALUE 0.
       78 HOSP-GBK VALUE 1.
       78 HOSP-GB18030 VALUE 2.
       78 HOSP-UTF16LE VALUE 3.
       78 HOSP-LARGEST-REMAINDER VALUE 0.
       78 HOSP-LARGEST VALUE 1.
       78 HOSP-FIRST VALUE 2.
       78 HOSP-LAST VALUE 3.
       78 HOSP-DEPRECIATION-GOVERNMENT VALUE 0.
       78 HOSP-DEPRECIATION-ENTERPRISE VALUE 1.
       78 HOSP-RATIO-HIGH VALUE 0.
       78 HOSP-RATIO-LOW-RECIPROCAL VALUE 1.
       78 HOSP-RATIO-LOW-LINEAR VALUE 2.
       78 HOSP-HIGHER-IS-BETTER VALUE 0.
       78 HOSP-LOWER-IS-BETTER VALUE 1.
       78 HOSP-TURN-DIRECTION VALUE 0.
       78 HOSP-TURN-RECIPROCAL VALUE 1.
       78 HOSP-TURN-MAX-MINUS VALUE 2.
       78 HOSP-TURN-COMPLEMENT-100 VALUE 3.
       78 HOSP-NORM-VECTOR VALUE 0.
       78 HOSP-NORM-MINMAX VALUE 1.
       78 HOSP-NORM-SUM VALUE 2.
       78 HOSP-NORM-MAX VALUE 3.
       78 HOSP-WEIGHT-MATRIX VALUE 0.
       78 HOSP-WEIGHT-DISTANCE VALUE 1.
       78 HOSP-WEIGHT-NONE VALUE 2.
       78 HOSP-SHARE-RAW VALUE 0.
       78 HOSP-SHARE-MINMAX VALUE 1.
       78 HOSP-KPI-RATIO-HIGH VALUE 0.
       78 HOSP-KPI-RATIO-RECIPROCAL VALUE 1.
       78 HOSP-KPI-RATIO-LINEAR VALUE 2.
       78 HOSP-KPI-INTERVAL VALUE 3.
       78 HOSP-KPI-OPTIMAL-RANGE VALUE 4.
       78 HOSP-KPI-LADDER-LEFT VALUE 5.
       78 HOSP-KPI-LADDER-RIGHT VALUE 6.
       78 HOSP-MISSING-ERROR VALUE 0.
       78 HOSP-MISSING-DROP VALUE 1.
       78 HOSP-MISSING-ZERO VALUE 2.
       78 HOSP-MISSING-FULL VALUE 3.
       78 HOSP-WHY-NOT-REPORTED VALUE 0.
       78 HOSP-WHY-NOTHING-OF-NOTHING VALUE 1.
       78 HOSP-WHY-DIVISION-BY-ZERO VALUE 2.
       78 HOSP-WHY-NO-MATCH VALUE 3.
       78 HOSP-WHY-OUT-OF-RANGE VALUE 4.
       78 HOSP-RANK-COMPETITION VALUE 0.
       78 HOSP-RANK-DENSE VALUE 1.
       78 HOSP-DAY-NONE VALUE 0.
       78 HOSP-DAY-NEXT VALUE 1.
       78 HOSP-DAY-PREVIOUS VALUE 2.
       78 HOSP-DAY-MODIFIED-FOLLOWING VALUE 3.
       78 HOSP-TEXT VALUE 1.
       78 HOSP-INTEGER VALUE 2.
       78 HOSP-REAL VALUE 3.
       78 HOSP-MAX-HANDLES VALUE 65535.
       78 HOSP-MAX-TEXT VALUE 67108864.
       78 HOSP-MAX-NAME VALUE 4096.
       78 HOSP-MAX-COUNT VALUE 16777216.
      *> CALL "hosp_version" USING
      *>     BY REFERENCE (PIC X(n)) buffer
      *>     BY VALUE SIZE 4 (PIC S9(9) COMP-5) capacity
      *>     BY REFERENCE (PIC S9(9) COMP-5) out_needed
      *> CALL "hosp_version_number" USING
      *> CALL "hosp_abi" USING
      *> CALL "hosp_source_id" USING
      *>     BY REFERENCE (PIC X(n)) buffer
      *>     BY VALUE SIZE 4 (PIC S9(9) COMP-5) capacity
      *>     BY REFERENCE (PIC S9(9) COMP-5) out_needed
      *> CALL "hosp_has" USING
      *>     BY REFERENCE (PIC X(n), or OMITTED for NULL) feature
      *> CALL "hosp_open" USING
      *>     BY REFERENCE (PIC X(n), or OMITTED for NULL) location
      *>     BY VALUE SIZE 4 (PIC S9(9) COMP-5) location_length
      *>     BY VALUE SIZE 4 (PIC S9(9) COMP-5) encoding
      *>     BY REFERENCE (PIC S9(9) COMP-5) out_book
      *> CALL "hosp_close" USING
      *>     BY VALUE SIZE 4 (PIC S9(9) COMP-5) handle
      *> CALL "hosp_set_text" USING
      *>     BY VALUE SIZE 4 (PIC S9(9) COMP-5) book
      *>     BY REFERENCE (PIC X(n), or OMITTED for NULL) option
      *>     BY REFERENCE (PIC X(n), or OMITTED for NULL) value
      *>     BY VALUE SIZE 4 (PIC S9(9) COMP-5) value_length
      *> CALL "hosp_set_int" USING
      *>     BY VALUE SIZE 4 (PIC S9(9) COMP-5) book
      *>     BY REFERENCE (PIC X(n), or OMITTED for NULL) option
      *>     BY VALUE SIZE 4 (PIC S9(9) COMP-5) value
      *> CALL "hosp_error_code" USING
      *>     BY VALUE SIZE 4 (PIC S9(9) COMP-5) book
      *> CALL "hosp_error_text" USING
      *>     BY VALUE SIZE 4 (PIC S9(9) COMP-5) book
      *>     BY REFERENCE (PIC X(n)) buffer
      *>     BY VALUE SIZE 4 (PIC S9(9) COMP-5) capacity
      *>     BY REFERENCE (PIC S9(9) COMP-5) out_needed
      *> CALL "hosp_error_name" USING
      *>     BY VALUE SIZE 4 (PIC S9(9) COMP-5) book
      *>     BY REFERENCE (PIC X(n)) buffer
      *>     BY VALUE SIZE 4 (PIC S9(9) COMP-5) capacity
      *>     BY REFERENCE (PIC S9(9) COMP-5) out_needed
      *> CALL "hosp_run" USING
      *>     BY VALUE SIZE 4 (PIC S9(9) COMP-5) book
      *>     BY REFERENCE (PIC X(n), or OMITTED for NULL) procedure
      *>     BY VALUE SIZE 4 (PIC S9(9) COMP-5) procedure_length
      *>     BY REFERENCE (PIC X(n), or OMITTED for NULL) arguments_json
      *>     BY VALUE SIZE 4 (PIC S9(9) COMP-5) arguments_length
      *>     BY REFERENCE (PIC S9(9) COMP-5) out_result
      *> CALL "hosp_arguments_append" USING
      *>     BY VALUE SIZE 4 (PIC S9(9) COMP-5) book
      *>     BY REFERENCE (PIC X(n), or OMITTED for NULL) text
      *>     BY VALUE SIZE 4 (PIC S9(9) COMP-5) length
      *> CALL "hosp_result_json" USING
      *>     BY VALUE SIZE 4 (PIC S9(9) COMP-5) result
      *>     BY REFERENCE (PIC X(n)) buffer
      *>     BY VALUE SIZE 4 (PIC S9(9) COMP-5) capacity
      *>     BY REFERENCE (PIC S9(9) COMP-5) out_needed
      *> CALL "hosp_result_json_part" USING
      *>     BY VALUE SIZE 4 (PIC S9(9) COMP-5) result
      *>     BY VALUE SIZE 4 (PIC S9(9) COMP-5) offset
      *>     BY REFERENCE (PIC X(n)) buffer
      *>     BY VALUE SIZE 4 (PIC S9(9) COMP-5) capacity
      *>     BY REFERENCE (PIC S9(9) COMP-5) out_needed
      *> CALL "hosp_result_table" USING
      *>     BY VALUE SIZE 4 (PIC S9(9) COMP-5) result
      *>     BY REFERENCE (PIC X(n), or OMITTED for NULL) table
      *>     BY VALUE SIZE 4 (PIC S9(9) COMP-5) table_length
      *>     BY REFERENCE (PIC S9(9) COMP-5) out_cursor
      *> CALL "hosp_cursor_next" USING
      *>     BY VALUE SIZE 4 (PIC S9(9) COMP-5) cursor
      *> CALL "hosp_cursor_rows" USING
      *>     BY VALUE SIZE 4 (PIC S9(9) COMP-5) cursor
      *>     BY REFERENCE (PIC S9(18) COMP-5) out_rows
      *> CALL "hosp_cursor_columns" USING
      *>     BY VALUE SIZE 4 (PIC S9(9) COMP-5) cursor
      *>     BY REFERENCE (PIC S9(9) COMP-5) out_columns
      *> CALL "hosp_cursor_name" USING
      *>     BY VALUE SIZE 4 (PIC S9(9) COMP-5) cursor
      *>     BY VALUE SIZE 4 (PIC S9(9) COMP-5) column
      *>     BY REFERENCE (PIC X(n)) buffer
      *>     BY VALUE SIZE 4 (PIC S9(9) COMP-5) capacity
      *>     BY REFERENCE (PIC S9(9) COMP-5) out_needed
      *> CALL "hosp_cursor_type" USING
      *>     BY VALUE SIZE 4 (PIC S9(9) COMP-5) cursor
      *>     BY VALUE SIZE 4 (PIC S9(9) COMP-5) column
      *>     BY REFERENCE (PIC S9(9) COMP-5) out_type
      *> CALL "hosp_cursor_is_null" USING
      *>     BY VALUE SIZE 4 (PIC S9(9) COMP-5) cursor
      *>     BY VALUE SIZE 4 (PIC S9(9) COMP-5) column
      *>     BY REFERENCE (PIC S9(9) COMP-5) out_is_null
      *> CALL "hosp_cursor_text" USING
      *>     BY VALUE SIZE 4 (PIC S9(9) COMP-5) cursor
      *>     BY VALUE SIZE 4 (PIC S9(9) COMP-5) column
      *>     BY REFERENCE (PIC X(n)) buffer
      *>     BY VALUE SIZE 4 (PIC S9(9) COMP-5) capacity
      *>     BY REFERENCE (PIC S9(9) COMP-5) out_needed
      *> CALL "hosp_cursor_int64" USING
      *>     BY VALUE SIZE 4 (PIC S9(9) COMP-5) cursor
      *>     BY VALUE SIZE 4 (PIC S9(9) COMP-5) column
      *>     BY REFERENCE (PIC S9(18) COMP-5) out_value
      *> CALL "hosp_cursor_double" USING
      *>     BY VALUE SIZE 4 (PIC S9(9) COMP-5) cursor
      *>     BY VALUE SIZE 4 (PIC S9(9) COMP-5) column
      *>     BY REFERENCE (COMP-2) out_value
      *> CALL "hosp_csv_open_text" USING
      *>     BY VALUE SIZE 4 (PIC S9(9) COMP-5) book
      *>     BY REFERENCE (PIC X(n), or OMITTED for NULL) text
      *>     BY VALUE SIZE 4 (PIC S9(9) COMP-5) text_length
      *>     BY REFERENCE (PIC S9(9) COMP-5) out_cursor
      *>     BY REFERENCE (PIC S9(9) COMP-5) out_findings
      *> CALL "hosp_csv_open_file" USING
      *>     BY VALUE SIZE 4 (PIC S9(9) COMP-5) book
      *>     BY REFERENCE (PIC X(n), or OMITTED for NULL) path
      *>     BY VALUE SIZE 4 (PIC S9(9) COMP-5) path_length
      *>     BY REFERENCE (PIC S9(9) COMP-5) out_cursor
      *>     BY REFERENCE (PIC S9(9) COMP-5) out_findings
      *> CALL "hosp_cursor_csv" USING
      *>     BY VALUE SIZE 4 (PIC S9(9) COMP-5) cursor
      *>     BY REFERENCE (PIC X(n)) buffer
      *>     BY VALUE SIZE 4 (PIC S9(9) COMP-5) capacity
      *>     BY REFERENCE (PIC S9(9) COMP-5) out_needed
      *> CALL "hosp_import_file" USING
      *>     BY VALUE SIZE 4 (PIC S9(9) COMP-5) book
      *>     BY REFERENCE (PIC X(n), or OMITTED for NULL) table
      *>     BY VALUE SIZE 4 (PIC S9(9) COMP-5) table_length
      *>     BY REFERENCE (PIC X(n), or OMITTED for NULL) path
      *>     BY VALUE SIZE 4 (PIC S9(9) COMP-5) path_length
      *>     BY REFERENCE (PIC X(n), or OMITTED for NULL) batch_key
      *>     BY VALUE SIZE 4 (PIC S9(9) COMP-5) batch_key_length
      *>     BY REFERENCE (PIC X(n), or OMITTED for NULL) constants_json
      *>     BY VALUE SIZE 4 (PIC S9(9) COMP-5) constants_length
      *>     BY REFERENCE (PIC S9(18) COMP-5) out_rows
      *> CALL "hosp_import_text" USING
      *>     BY VALUE SIZE 4 (PIC S9(9) COMP-5) book
      *>     BY REFERENCE (PIC X(n), or OMITTED for NULL) table
      *>     BY VALUE SIZE 4 (PIC S9(9) COMP-5) table_length
      *>     BY REFERENCE (PIC X(n), or OMITTED for NULL) text
      *>     BY VALUE SIZE 4 (PIC S9(9) COMP-5) text_length
      *>     BY REFERENCE (PIC X(n), or OMITTED for NULL) batch_key
      *>     BY VALUE SIZE 4 (PIC S9(9) COMP-5) batch_key_length
      *>     BY REFERENCE (PIC X(n), or OMITTED for NULL) constants_json
      *>     BY VALUE SIZE 4 (PIC S9(9) COMP-5) constants_length
      *>     BY REFERENCE (PIC S9(18) COMP-5) out_rows
      *> CALL "hosp_import_findings" USING
      *>     BY VALUE SIZE 4 (PIC S9(9) COMP-5) book
      *>     BY REFERENCE (PIC S9(9) COMP-5) out_cursor
      *> CALL "hosp_rows_begin" USING
      *>     BY VALUE SIZE 4 (PIC S9(9) COMP-5) book
      *>     BY REFERENCE (PIC X(n), or OMITTED for NULL) table
      *>     BY VALUE SIZE 4 (PIC S9(9) COMP-5) table_length
      *>     BY REFERENCE (PIC X(n), or OMITTED for NULL) batch_key
      *>     BY VALUE SIZE 4 (PIC S9(9) COMP-5) batch_key_length
      *>     BY REFERENCE (PIC S9(9) COMP-5) out_rows
      *> CALL "hosp_rows_text" USING
      *>     BY VALUE SIZE 4 (PIC S9(9) COMP-5) rows
      *>     BY REFERENCE (PIC X(n), or OMITTED for NULL) column
      *>     BY VALUE SIZE 4 (PIC S9(9) COMP-5) column_length
      *>     BY REFERENCE (PIC X(n), or OMITTED for NULL) value
      *>     BY VALUE SIZE 4 (PIC S9(9) COMP-5) value_length
      *> CALL "hosp_rows_int64" USING
      *>     BY VALUE SIZE 4 (PIC S9(9) COMP-5) rows
      *>     BY REFERENCE (PIC X(n), or OMITTED for NULL) column
      *>     BY VALUE SIZE 4 (PIC S9(9) COMP-5) column_length
      *>     BY VALUE SIZE 8 (PIC S9(18) COMP-5) value
      *> CALL "hosp_rows_null" USING
      *>     BY VALUE SIZE 4 (PIC S9(9) COMP-5) rows
      *>     BY REFERENCE (PIC X(n), or OMITTED for NULL) column
      *>     BY VALUE SIZE 4 (PIC S9(9) COMP-5) column_length
      *> CALL "hosp_rows_add" USING
      *>     BY VALUE SIZE 4 (PIC S9(9) COMP-5) rows
      *> CALL "hosp_rows_commit" USING
      *>     BY VALUE SIZE 4 (PIC S9(9) COMP-5) rows
      *>     BY REFERENCE (PIC S9(18) COMP-5) out_count
      *> CALL "hosp_rows_discard" USING
      *>     BY VALUE SIZE 4 (PIC S9(9) COMP-5) rows
      *> CALL "hosp_import_arrow" USING
      *>     BY VALUE SIZE 4 (PIC S9(9) COMP-5) book
      *>     BY REFERENCE (PIC X(n), or OMITTED for NULL) table
      *>     BY VALUE SIZE 4 (PIC S9(9) COMP-5) table_length
      *>     BY VALUE (USAGE POINTER) stream
      *>     BY REFERENCE (PIC X(n), or OMITTED for NULL) batch_key
      *>     BY VALUE SIZE 4 (PIC S9(9) COMP-5) batch_key_length
      *>     BY REFERENCE (PIC X(n), or OMITTED for NULL) constants_json
      *>     BY VALUE SIZE 4 (PIC S9(9) COMP-5) constants_length
      *>     BY REFERENCE (PIC S9(18) COMP-5) out_rows
      *> CALL "hosp_cursor_arrow" USING
      *>     BY VALUE SIZE 4 (PIC S9(9) COMP-5) cursor
      *>     BY VALUE (USAGE POINTER) out_stream
      *> CALL "hosp_select" USING
      *>     BY VALUE SIZE 4 (PIC S9(9) COMP-5) book
      *>     BY REFERENCE (PIC X(n), or OMITTED for NULL) table
      *>     BY VALUE SIZE 4 (PIC S9(9) COMP-5) table_length
      *>     BY REFERENCE (PIC X(n), or OMITTED for NULL) filter_json
      *>     BY VALUE SIZE 4 (PIC S9(9) COMP-5) filter_length
      *>     BY REFERENCE (PIC S9(9) COMP-5) out_cursor
      *> CALL "hosp_cost_allocate" USING
      *>     BY VALUE SIZE 4 (PIC S9(9) COMP-5) book
      *>     BY VALUE SIZE 4 (PIC S9(9) COMP-5) month
      *>     BY REFERENCE (PIC X(n), or OMITTED for NULL) plan
      *>     BY VALUE SIZE 4 (PIC S9(9) COMP-5) plan_length
      *>     BY REFERENCE (PIC S9(9) COMP-5) out_result
      *> CALL "hosp_month_close" USING
      *>     BY VALUE SIZE 4 (PIC S9(9) COMP-5) book
      *>     BY REFERENCE (PIC X(n), or OMITTED for NULL) area
      *>     BY VALUE SIZE 4 (PIC S9(9) COMP-5) area_length
      *>     BY VALUE SIZE 4 (PIC S9(9) COMP-5) month
      *> CALL "hosp_month_reopen" USING
      *>     BY VALUE SIZE 4 (PIC S9(9) COMP-5) book
      *>     BY REFERENCE (PIC X(n), or OMITTED for NULL) area
      *>     BY VALUE SIZE 4 (PIC S9(9) COMP-5) area_length
      *>     BY VALUE SIZE 4 (PIC S9(9) COMP-5) month
      *>     BY REFERENCE (PIC X(n), or OMITTED for NULL) confirmed_by
      *>     BY VALUE SIZE 4 (PIC S9(9) COMP-5) confirmed_by_length
      *>     BY REFERENCE (PIC X(n), or OMITTED for NULL) reason
      *>     BY VALUE SIZE 4 (PIC S9(9) COMP-5) reason_length
      *> CALL "hosp_report_write" USING
      *>     BY VALUE SIZE 4 (PIC S9(9) COMP-5) book
      *>     BY REFERENCE (PIC X(n), or OMITTED for NULL) report
      *>     BY VALUE SIZE 4 (PIC S9(9) COMP-5) report_length
      *>     BY REFERENCE (PIC X(n), or OMITTED for NULL) arguments_json
      *>     BY VALUE SIZE 4 (PIC S9(9) COMP-5) arguments_length
      *>     BY REFERENCE (PIC X(n), or OMITTED for NULL) path
      *>     BY VALUE SIZE 4 (PIC S9(9) COMP-5) path_length
      *> CALL "hosp_case_cost_file" USING
      *>     BY VALUE SIZE 4 (PIC S9(9) COMP-5) book
      *>     BY REFERENCE (PIC X(n), or OMITTED for NULL) lines
      *>     BY VALUE SIZE 4 (PIC S9(9) COMP-5) lines_length
      *>     BY REFERENCE (PIC X(n), or OMITTED for NULL) unit_costs
      *>     BY VALUE SIZE 4 (PIC S9(9) COMP-5) unit_costs_length
      *>     BY REFERENCE (PIC X(n), or OMITTED for NULL) cases
      *>     BY VALUE SIZE 4 (PIC S9(9) COMP-5) cases_length
      *>     BY VALUE SIZE 4 (PIC S9(9) COMP-5) from_month
      *>     BY VALUE SIZE 4 (PIC S9(9) COMP-5) to_month
      *>     BY REFERENCE (PIC S9(9) COMP-5) out_result
      *> CALL "hosp_case_cost_arrow" USING
      *>     BY VALUE SIZE 4 (PIC S9(9) COMP-5) book
      *>     BY REFERENCE (PIC X(n), or OMITTED for NULL) arguments_json
      *>     BY VALUE SIZE 4 (PIC S9(9) COMP-5) arguments_length
      *>     BY VALUE (USAGE POINTER) stream
      *>     BY REFERENCE (PIC S9(9) COMP-5) out_result
      *> CALL "hosp_case_cost_arrays" USING
      *>     BY VALUE SIZE 4 (PIC S9(9) COMP-5) book
      *>     BY REFERENCE (PIC X(n), or OMITTED for NULL) arguments_json
      *>     BY VALUE SIZE 4 (PIC S9(9) COMP-5) arguments_length
      *>     BY VALUE SIZE 8 (PIC S9(18) COMP-5) count
      *>     BY REFERENCE (PIC S9(18) COMP-5) cases
      *>     BY REFERENCE (PIC S9(9) COMP-5) departments
      *>     BY REFERENCE (PIC S9(9) COMP-5) items
      *>     BY REFERENCE (PIC S9(18) COMP-5) quantities
      *>     BY VALUE SIZE 4 (PIC S9(9) COMP-5) quantity_decimals
      *>     BY REFERENCE (PIC S9(18) COMP-5) amounts_fen
      *>     BY REFERENCE (PIC S9(9) COMP-5) service_months
      *>     BY REFERENCE (PIC S9(18) COMP-5) line_ids
      *>     BY REFERENCE (PIC S9(9) COMP-5) out_result
      *> CALL "hosp_progress" USING
      *>     BY VALUE SIZE 4 (PIC S9(9) COMP-5) book
      *>     BY REFERENCE (PIC S9(18) COMP-5) out_done
      *>     BY REFERENCE (PIC S9(18) COMP-5) out_total
      *> CALL "hosp_cancel" USING
      *>     BY VALUE SIZE 4 (PIC S9(9) COMP-5) book
      *> CALL "hosp_appraisal_run" USING
      *>     BY VALUE SIZE 4 (PIC S9(9) COMP-5) book
      *>     BY VALUE SIZE 4 (PIC S9(9) COMP-5) month
      *>     BY REFERENCE (PIC X(n), or OMITTED for NULL) scheme
      *>     BY VALUE SIZE 4 (PIC S9(9) COMP-5) scheme_length
      *>     BY REFERENCE (PIC S9(9) COMP-5) out_result
      *> CALL "hosp_pay_distribute" USING
      *>     BY VALUE SIZE 4 (PIC S9(9) COMP-5) book
      *>     BY VALUE SIZE 4 (PIC S9(9) COMP-5) month
      *>     BY REFERENCE (PIC X(n), or OMITTED for NULL) pool
      *>     BY VALUE SIZE 4 (PIC S9(9) COMP-5) pool_length
      *>     BY REFERENCE (PIC S9(9) COMP-5) out_result
      *> CALL "hosp_inspection_score" USING
      *>     BY VALUE SIZE 4 (PIC S9(9) COMP-5) book
      *>     BY VALUE SIZE 4 (PIC S9(9) COMP-5) month
      *>     BY REFERENCE (PIC X(n), or OMITTED for NULL) inspection
      *>     BY VALUE SIZE 4 (PIC S9(9) COMP-5) inspection_length
      *>     BY REFERENCE (PIC S9(9) COMP-5) out_result
      *> CALL "hosp_score_ratio" USING
      *>     BY REFERENCE (PIC X(n), or OMITTED for NULL) value
      *>     BY REFERENCE (PIC X(n), or OMITTED for NULL) target
      *>     BY VALUE SIZE 4 (PIC S9(9) COMP-5) mode
      *>     BY REFERENCE (PIC X(n), or OMITTED for NULL) cap
      *>     BY REFERENCE (PIC X(n), or OMITTED for NULL) weight
      *>     BY REFERENCE (PIC X(n)) buffer
      *>     BY VALUE SIZE 4 (PIC S9(9) COMP-5) capacity
      *>     BY REFERENCE (PIC S9(9) COMP-5) out_needed
      *> CALL "hosp_score_deduction" USING
      *>     BY REFERENCE (PIC X(n), or OMITTED for NULL) weight
      *>     BY REFERENCE (PIC X(n), or OMITTED for NULL) each
      *>     BY REFERENCE (PIC X(n), or OMITTED for NULL) count
      *>     BY REFERENCE (PIC X(n), or OMITTED for NULL) cap
      *>     BY REFERENCE (PIC X(n), or OMITTED for NULL) floor
      *>     BY REFERENCE (PIC X(n)) buffer
      *>     BY VALUE SIZE 4 (PIC S9(9) COMP-5) capacity
      *>     BY REFERENCE (PIC S9(9) COMP-5) out_needed
      *> CALL "hosp_grade_of" USING
      *>     BY REFERENCE (PIC X(n), or OMITTED for NULL) set
      *>     BY REFERENCE (PIC X(n), or OMITTED for NULL) score
      *>     BY REFERENCE (PIC X(n)) buffer
      *>     BY VALUE SIZE 4 (PIC S9(9) COMP-5) capacity
      *>     BY REFERENCE (PIC S9(9) COMP-5) out_needed
      *> CALL "hosp_money_apportion" USING
      *>     BY VALUE SIZE 8 (PIC S9(18) COMP-5) total_fen
      *>     BY REFERENCE (PIC S9(18) COMP-5) weights
      *>     BY VALUE SIZE 4 (PIC S9(9) COMP-5) count
      *>     BY VALUE SIZE 4 (PIC S9(9) COMP-5) weight_decimals
      *>     BY VALUE SIZE 4 (PIC S9(9) COMP-5) residual
      *>     BY REFERENCE (PIC S9(18) COMP-5) out_shares_fen
      *> CALL "hosp_money_apportion_pools" USING
      *>     BY REFERENCE (PIC S9(18) COMP-5) pools_fen
      *>     BY VALUE SIZE 4 (PIC S9(9) COMP-5) pool_count
      *>     BY REFERENCE (PIC S9(9) COMP-5) pool_of
      *>     BY REFERENCE (PIC S9(18) COMP-5) weights
      *>     BY VALUE SIZE 4 (PIC S9(9) COMP-5) count
      *>     BY VALUE SIZE 4 (PIC S9(9) COMP-5) threads
      *>     BY REFERENCE (PIC S9(18) COMP-5) out_shares_fen
      *> CALL "hosp_ratio_percent_t" USING
      *>     BY REFERENCE (PIC X(n), or OMITTED for NULL) numerator
      *>     BY REFERENCE (PIC X(n), or OMITTED for NULL) denominator
      *>     BY VALUE SIZE 4 (PIC S9(9) COMP-5) decimals
      *>     BY REFERENCE (PIC X(n)) buffer
      *>     BY VALUE SIZE 4 (PIC S9(9) COMP-5) capacity
      *>     BY REFERENCE (PIC S9(9) COMP-5) out_needed
      *> CALL "hosp_score_matrix" USING
      *>     BY VALUE SIZE 4 (PIC S9(9) COMP-5) units
      *>     BY VALUE SIZE 4 (PIC S9(9) COMP-5) kpis
      *>     BY REFERENCE (PIC S9(18) COMP-5) values
      *>     BY REFERENCE (PIC X(n), or OMITTED for NULL) presence
      *>     BY VALUE SIZE 8 (PIC S9(18) COMP-5) presence_length
      *>     BY REFERENCE (PIC S9(9) COMP-5) methods
      *>     BY REFERENCE (PIC S9(18) COMP-5) weights
      *>     BY REFERENCE (PIC S9(9) COMP-5) parameter_offsets
      *>     BY REFERENCE (PIC S9(18) COMP-5) parameters
      *>     BY VALUE SIZE 4 (PIC S9(9) COMP-5) missing
      *>     BY REFERENCE (PIC S9(9) COMP-5) group_of
      *>     BY VALUE SIZE 4 (PIC S9(9) COMP-5) group_count
      *>     BY VALUE SIZE 4 (PIC S9(9) COMP-5) ties
      *>     BY VALUE SIZE 4 (PIC S9(9) COMP-5) threads
      *>     BY REFERENCE (PIC S9(18) COMP-5) out_scores
      *>     BY REFERENCE (PIC S9(9) COMP-5) out_ranks
      *> CALL "hosp_formula_open" USING
      *>     BY VALUE SIZE 4 (PIC S9(9) COMP-5) book
      *>     BY REFERENCE (PIC X(n), or OMITTED for NULL) arguments_json
      *>     BY VALUE SIZE 4 (PIC S9(9) COMP-5) arguments_length
      *>     BY REFERENCE (PIC S9(9) COMP-5) out_formulas
      *>     BY REFERENCE (PIC S9(9) COMP-5) out_results
      *> CALL "hosp_formula_columns" USING
      *>     BY VALUE SIZE 4 (PIC S9(9) COMP-5) formulas
      *>     BY REFERENCE (PIC S9(18) COMP-5) values
      *>     BY REFERENCE (PIC S9(9) COMP-5) decimals
      *>     BY REFERENCE (PIC X(n), or OMITTED for NULL) presence
      *>     BY VALUE SIZE 8 (PIC S9(18) COMP-5) presence_length
      *>     BY VALUE SIZE 4 (PIC S9(9) COMP-5) threads
      *>     BY REFERENCE (PIC S9(18) COMP-5) out_values
      *>     BY REFERENCE (PIC X(n)) out_presence
      *> CALL "hosp_evaluation_topsis" USING
      *>     BY VALUE SIZE 4 (PIC S9(9) COMP-5) alternatives
      *>     BY VALUE SIZE 4 (PIC S9(9) COMP-5) criteria
      *>     BY REFERENCE (PIC S9(18) COMP-5) values
      *>     BY REFERENCE (PIC S9(9) COMP-5) decimals
      *>     BY REFERENCE (PIC S9(9) COMP-5) directions
      *>     BY REFERENCE (PIC S9(18) COMP-5) weights
      *>     BY VALUE SIZE 4 (PIC S9(9) COMP-5) positivise
      *>     BY VALUE SIZE 4 (PIC S9(9) COMP-5) normalise
      *>     BY VALUE SIZE 4 (PIC S9(9) COMP-5) weighting
      *>     BY VALUE SIZE 4 (PIC S9(9) COMP-5) threads
      *>     BY REFERENCE (COMP-2) out_closeness
      *>     BY REFERENCE (PIC S9(9) COMP-5) out_ranks
      *> CALL "hosp_evaluation_rsr" USING
      *>     BY VALUE SIZE 4 (PIC S9(9) COMP-5) alternatives
      *>     BY VALUE SIZE 4 (PIC S9(9) COMP-5) criteria
      *>     BY REFERENCE (PIC S9(18) COMP-5) values
      *>     BY REFERENCE (PIC S9(9) COMP-5) directions
      *>     BY REFERENCE (PIC S9(18) COMP-5) weights
      *>     BY VALUE SIZE 4 (PIC S9(9) COMP-5) bands
      *>     BY VALUE SIZE 4 (PIC S9(9) COMP-5) threads
      *>     BY REFERENCE (PIC S9(18) COMP-5) out_sums
      *>     BY REFERENCE (PIC S9(18) COMP-5) out_denominator
      *>     BY REFERENCE (PIC S9(9) COMP-5) out_ranks
      *>     BY REFERENCE (COMP-2) out_probits
      *>     BY REFERENCE (PIC S9(9) COMP-5) out_bands
      *>     BY REFERENCE (COMP-2) out_line
      *>     BY REFERENCE (PIC S9(9) COMP-5) out_line_count
      *> CALL "hosp_evaluation_entropy" USING
      *>     BY VALUE SIZE 4 (PIC S9(9) COMP-5) alternatives
      *>     BY VALUE SIZE 4 (PIC S9(9) COMP-5) criteria
      *>     BY REFERENCE (PIC S9(18) COMP-5) values
      *>     BY REFERENCE (PIC S9(9) COMP-5) decimals
      *>     BY REFERENCE (PIC S9(9) COMP-5) directions
      *>     BY VALUE SIZE 4 (PIC S9(9) COMP-5) share
      *>     BY VALUE SIZE 4 (PIC S9(9) COMP-5) threads
      *>     BY REFERENCE (COMP-2) out_entropies
      *>     BY REFERENCE (COMP-2) out_weights
      *> CALL "hosp_period_of" USING
      *>     BY VALUE SIZE 4 (PIC S9(9) COMP-5) day
      *>     BY VALUE SIZE 4 (PIC S9(9) COMP-5) start_day
      *>     BY REFERENCE (PIC S9(9) COMP-5) out_month
      *>     BY REFERENCE (PIC S9(9) COMP-5) out_first_day
      *>     BY REFERENCE (PIC S9(9) COMP-5) out_last_day
      *> CALL "hosp_workdays_add" USING
      *>     BY VALUE SIZE 4 (PIC S9(9) COMP-5) day
      *>     BY VALUE SIZE 4 (PIC S9(9) COMP-5) work_days
      *>     BY REFERENCE (PIC S9(9) COMP-5) days
      *>     BY REFERENCE (PIC S9(9) COMP-5) are_off
      *>     BY VALUE SIZE 4 (PIC S9(9) COMP-5) count
      *>     BY VALUE SIZE 4 (PIC S9(9) COMP-5) first_year
      *>     BY VALUE SIZE 4 (PIC S9(9) COMP-5) last_year
      *>     BY REFERENCE (PIC S9(9) COMP-5) out_day
      *> CALL "hosp_workdays_between" USING
      *>     BY VALUE SIZE 4 (PIC S9(9) COMP-5) day
      *>     BY VALUE SIZE 4 (PIC S9(9) COMP-5) other
      *>     BY REFERENCE (PIC S9(9) COMP-5) days
      *>     BY REFERENCE (PIC S9(9) COMP-5) are_off
      *>     BY VALUE SIZE 4 (PIC S9(9) COMP-5) count
      *>     BY VALUE SIZE 4 (PIC S9(9) COMP-5) first_year
      *>     BY VALUE SIZE 4 (PIC S9(9) COMP-5) last_year
      *>     BY REFERENCE (PIC S9(9) COMP-5) out_work_days
      *> CALL "hosp_workday_adjust" USING
      *>     BY VALUE SIZE 4 (PIC S9(9) COMP-5) day
      *>     BY VALUE SIZE 4 (PIC S9(9) COMP-5) adjustment
      *>     BY REFERENCE (PIC S9(9) COMP-5) days
      *>     BY REFERENCE (PIC S9(9) COMP-5) are_off
      *>     BY VALUE SIZE 4 (PIC S9(9) COMP-5) count
      *>     BY VALUE SIZE 4 (PIC S9(9) COMP-5) first_year
      *>     BY VALUE SIZE 4 (PIC S9(9) COMP-5) last_year
      *>     BY REFERENCE (PIC S9(9) COMP-5) out_day
      *> CALL "hosp_deadline_of" USING
      *>     BY VALUE SIZE 4 (PIC S9(9) COMP-5) month
      *>     BY VALUE SIZE 4 (PIC S9(9) COMP-5) day_of_next_month
      *>     BY VALUE SIZE 4 (PIC S9(9) COMP-5) is_inclusive
      *>     BY VALUE SIZE 4 (PIC S9(9) COMP-5) adjustment
      *>     BY REFERENCE (PIC S9(9) COMP-5) days
      *>     BY REFERENCE (PIC S9(9) COMP-5) are_off
      *>     BY VALUE SIZE 4 (PIC S9(9) COMP-5) count
      *>     BY VALUE SIZE 4 (PIC S9(9) COMP-5) first_year
      *>     BY VALUE SIZE 4 (PIC S9(9) COMP-5) last_year
      *>     BY REFERENCE (PIC S9(9) COMP-5) out_day
      *>     BY REFERENCE (PIC S9(9) COMP-5) out_last_day
      *> CALL "hosp_recurrence_next" USING
      *>     BY REFERENCE (PIC X(n), or OMITTED for NULL) rule
      *>     BY VALUE SIZE 4 (PIC S9(9) COMP-5) length
      *>     BY VALUE SIZE 8 (PIC S9(18) COMP-5) start
      *>     BY VALUE SIZE 8 (PIC S9(18) COMP-5) after
      *>     BY REFERENCE (PIC S9(18) COMP-5) out_moment
      *> CALL "hosp_cost_direct" USING
      *>     BY VALUE SIZE 4 (PIC S9(9) COMP-5) departments
      *>     BY VALUE SIZE 4 (PIC S9(9) COMP-5) items
      *>     BY REFERENCE (PIC S9(18) COMP-5) direct_fen
      *>     BY VALUE SIZE 4 (PIC S9(9) COMP-5) steps
      *>     BY REFERENCE (PIC S9(9) COMP-5) sources
      *>     BY REFERENCE (PIC S9(18) COMP-5) weights
      *>     BY VALUE SIZE 4 (PIC S9(9) COMP-5) weight_decimals
      *>     BY VALUE SIZE 4 (PIC S9(9) COMP-5) residual
      *>     BY REFERENCE (PIC S9(18) COMP-5) out_final_fen
      *> CALL "hosp_cost_step_down" USING
      *>     BY VALUE SIZE 4 (PIC S9(9) COMP-5) departments
      *>     BY VALUE SIZE 4 (PIC S9(9) COMP-5) items
      *>     BY REFERENCE (PIC S9(18) COMP-5) direct_fen
      *>     BY VALUE SIZE 4 (PIC S9(9) COMP-5) steps
      *>     BY REFERENCE (PIC S9(9) COMP-5) sources
      *>     BY REFERENCE (PIC S9(18) COMP-5) weights
      *>     BY VALUE SIZE 4 (PIC S9(9) COMP-5) weight_decimals
      *>     BY VALUE SIZE 4 (PIC S9(9) COMP-5) residual
      *>     BY REFERENCE (PIC S9(18) COMP-5) out_final_fen
      *> CALL "hosp_cost_reciprocal" USING
      *>     BY VALUE SIZE 4 (PIC S9(9) COMP-5) departments
      *>     BY VALUE SIZE 4 (PIC S9(9) COMP-5) items
      *>     BY REFERENCE (PIC S9(18) COMP-5) direct_fen
      *>     BY VALUE SIZE 4 (PIC S9(9) COMP-5) steps
      *>     BY REFERENCE (PIC S9(9) COMP-5) sources
      *>     BY REFERENCE (PIC S9(18) COMP-5) weights
      *>     BY VALUE SIZE 4 (PIC S9(9) COMP-5) weight_decimals
      *>     BY VALUE SIZE 4 (PIC S9(9) COMP-5) residual
      *>     BY REFERENCE (PIC S9(18) COMP-5) out_final_fen
      *> CALL "hosp_cost_iterative" USING
      *>     BY VALUE SIZE 4 (PIC S9(9) COMP-5) departments
      *>     BY VALUE SIZE 4 (PIC S9(9) COMP-5) items
      *>     BY REFERENCE (PIC S9(18) COMP-5) direct_fen
      *>     BY VALUE SIZE 4 (PIC S9(9) COMP-5) steps
      *>     BY REFERENCE (PIC S9(9) COMP-5) sources
      *>     BY REFERENCE (PIC S9(18) COMP-5) weights
      *>     BY VALUE SIZE 4 (PIC S9(9) COMP-5) weight_decimals
      *>     BY VALUE SIZE 4 (PIC S9(9) COMP-5) residual
      *>     BY REFERENCE (PIC S9(18) COMP-5) out_final_fen
      *> CALL "hosp_cost_direct_sparse" USING
      *>     BY VALUE SIZE 4 (PIC S9(9) COMP-5) departments
      *>     BY VALUE SIZE 4 (PIC S9(9) COMP-5) items
      *>     BY REFERENCE (PIC S9(18) COMP-5) direct_fen
      *>     BY VALUE SIZE 4 (PIC S9(9) COMP-5) steps
      *>     BY REFERENCE (PIC S9(9) COMP-5) sources
      *>     BY REFERENCE (PIC S9(9) COMP-5) receiver_offsets
      *>     BY REFERENCE (PIC S9(9) COMP-5) receivers
      *>     BY REFERENCE (PIC S9(18) COMP-5) weights
      *>     BY VALUE SIZE 4 (PIC S9(9) COMP-5) threads
      *>     BY REFERENCE (PIC S9(18) COMP-5) out_final_fen
      *> CALL "hosp_cost_step_down_sparse" USING
      *>     BY VALUE SIZE 4 (PIC S9(9) COMP-5) departments
      *>     BY VALUE SIZE 4 (PIC S9(9) COMP-5) items
      *>     BY REFERENCE (PIC S9(18) COMP-5) direct_fen
      *>     BY VALUE SIZE 4 (PIC S9(9) COMP-5) steps
      *>     BY REFERENCE (PIC S9(9) COMP-5) sources
      *>     BY REFERENCE (PIC S9(9) COMP-5) receiver_offsets
      *>     BY REFERENCE (PIC S9(9) COMP-5) receivers
      *>     BY REFERENCE (PIC S9(18) COMP-5) weights
      *>     BY VALUE SIZE 4 (PIC S9(9) COMP-5) threads
      *>     BY REFERENCE (PIC S9(18) COMP-5) out_final_fen
      *> CALL "hosp_cost_step_down_pooled" USING
      *>     BY VALUE SIZE 4 (PIC S9(9) COMP-5) departments
      *>     BY VALUE SIZE 4 (PIC S9(9) COMP-5) items
      *>     BY REFERENCE (PIC S9(18) COMP-5) direct_fen
      *>     BY VALUE SIZE 4 (PIC S9(9) COMP-5) steps
      *>     BY REFERENCE (PIC S9(9) COMP-5) source_offsets
      *>     BY REFERENCE (PIC S9(9) COMP-5) sources
      *>     BY REFERENCE (PIC S9(9) COMP-5) receiver_offsets
      *>     BY REFERENCE (PIC S9(9) COMP-5) receivers
      *>     BY REFERENCE (PIC S9(18) COMP-5) weights
      *>     BY VALUE SIZE 4 (PIC S9(9) COMP-5) threads
      *>     BY REFERENCE (PIC S9(18) COMP-5) out_final_fen
      *> CALL "hosp_cost_reciprocal_sparse" USING
      *>     BY VALUE SIZE 4 (PIC S9(9) COMP-5) departments
      *>     BY VALUE SIZE 4 (PIC S9(9) COMP-5) items
      *>     BY REFERENCE (PIC S9(18) COMP-5) direct_fen
      *>     BY VALUE SIZE 4 (PIC S9(9) COMP-5) steps
      *>     BY REFERENCE (PIC S9(9) COMP-5) sources
      *>     BY REFERENCE (PIC S9(9) COMP-5) receiver_offsets
      *>     BY REFERENCE (PIC S9(9) COMP-5) receivers
      *>     BY REFERENCE (PIC S9(18) COMP-5) weights
      *>     BY VALUE SIZE 4 (PIC S9(9) COMP-5) threads
      *>     BY REFERENCE (PIC S9(18) COMP-5) out_final_fen
      *> CALL "hosp_depreciation_month" USING
      *>     BY VALUE SIZE 4 (PIC S9(9) COMP-5) count
      *>     BY VALUE SIZE 4 (PIC S9(9) COMP-5) rule
      *>     BY VALUE SIZE 4 (PIC S9(9) COMP-5) month
      *>     BY REFERENCE (PIC S9(18) COMP-5) cost_fen
      *>     BY REFERENCE (PIC S9(18) COMP-5) residual_fen
      *>     BY REFERENCE (PIC S9(9) COMP-5) acquired
      *>     BY REFERENCE (PIC S9(9) COMP-5) life_months
      *>     BY REFERENCE (PIC S9(9) COMP-5) disposed
      *>     BY REFERENCE (PIC S9(18) COMP-5) out_amount_fen
      *>     BY REFERENCE (PIC S9(18) COMP-5) out_accumulated_fen
      *>     BY REFERENCE (PIC S9(18) COMP-5) out_net_fen
