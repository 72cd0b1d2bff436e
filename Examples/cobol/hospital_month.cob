*> A month end of a small hospital, printed as CSV: hospital_month BOOK DATA.
*>
*> The same program stands in Examples/c, which says what it does. GnuCOBOL 3 in free format:
*> cobc -x -free -I Examples/cobol -L PREFIX/lib -lhosp hospital_month.cob
IDENTIFICATION DIVISION.
PROGRAM-ID. hospital_month.

ENVIRONMENT DIVISION.
INPUT-OUTPUT SECTION.
FILE-CONTROL.
    SELECT import-list ASSIGN TO DYNAMIC list-path
        ORGANIZATION LINE SEQUENTIAL FILE STATUS list-status.

DATA DIVISION.
FILE SECTION.
FD import-list.
01 list-line PIC X(200).

WORKING-STORAGE SECTION.
COPY "hosp.cpy".
01 run-month     PIC S9(9) COMP-5 VALUE 202503.
01 book          PIC S9(9) COMP-5 VALUE 0.
01 outcome       PIC S9(9) COMP-5.
01 table-cursor  PIC S9(9) COMP-5.
01 needed        PIC S9(9) COMP-5.
01 call-status   PIC S9(9) COMP-5.
01 encoding      PIC S9(9) COMP-5 VALUE -1.
01 wanted        PIC S9(9) COMP-5.
01 text-length   PIC S9(9) COMP-5.
01 path-length   PIC S9(9) COMP-5.
01 table-length  PIC S9(9) COMP-5.
01 capacity      PIC S9(9) COMP-5.
01 location      PIC X(1024).
01 directory     PIC X(1024).
01 list-path     PIC X(1100).
01 list-status   PIC XX.
01 wanted-word   PIC X(4).
01 file-name     PIC X(80).
01 table-name    PIC X(80).
01 file-path     PIC X(1100).
01 option-name   PIC X(16).
01 option-value  PIC X(32).
01 verb          PIC X(30).
01 run-code      PIC X(16).
01 csv-text      PIC X(1048576).
01 message-text  PIC X(4096).

PROCEDURE DIVISION.
main-part.
    ACCEPT location FROM ARGUMENT-VALUE
    ACCEPT directory FROM ARGUMENT-VALUE
    IF directory = SPACES
        DISPLAY "usage: hospital_month BOOK DATA" UPON SYSERR
        STOP RUN RETURNING 1
    END-IF
    PERFORM import-files

    MOVE "hosp_cost_allocate" TO verb
    MOVE "FT" TO run-code
    PERFORM run-verb
    MOVE "final" TO table-name PERFORM print-table
    MOVE "lines" TO table-name PERFORM print-table
    PERFORM close-outcome

    MOVE "hosp_appraisal_run" TO verb
    MOVE "YUE" TO run-code
    PERFORM run-verb
    MOVE "parts" TO table-name PERFORM print-table
    MOVE "cards" TO table-name PERFORM print-table
    PERFORM close-outcome

    MOVE "hosp_pay_distribute" TO verb
    MOVE "JX" TO run-code
    PERFORM run-verb
    MOVE "departments" TO table-name PERFORM print-table
    MOVE "persons" TO table-name PERFORM print-table
    MOVE "set_asides" TO table-name PERFORM print-table
    PERFORM close-outcome

    MOVE "hosp_inspection_score" TO verb
    MOVE "ZC2025" TO run-code
    PERFORM run-inspection
    MOVE "ZJ0321" TO run-code
    PERFORM run-inspection

    CALL "hosp_close" USING BY VALUE book RETURNING call-status
    PERFORM check-status
    STOP RUN RETURNING 0.

import-files.
    STRING FUNCTION TRIM(directory) "/imports.txt" DELIMITED BY SIZE INTO list-path
    OPEN INPUT import-list
    IF list-status NOT = "00"
        DISPLAY "hospital_month: " FUNCTION TRIM(list-path) " cannot be read" UPON SYSERR
        STOP RUN RETURNING 1
    END-IF
    PERFORM UNTIL list-status NOT = "00"
        READ import-list
            AT END CONTINUE
            NOT AT END PERFORM import-file
        END-READ
    END-PERFORM
    CLOSE import-list.

import-file.
    MOVE SPACES TO wanted-word file-name table-name file-path
    UNSTRING list-line DELIMITED BY SPACE INTO wanted-word file-name table-name
    COMPUTE wanted = FUNCTION NUMVAL(wanted-word)
    *> An encoding is that of an opening.
    IF wanted NOT = encoding
        MOVE wanted TO encoding
        PERFORM open-book
    END-IF
    STRING FUNCTION TRIM(directory) "/" FUNCTION TRIM(file-name) DELIMITED BY SIZE
        INTO file-path
    COMPUTE path-length = FUNCTION LENGTH(FUNCTION TRIM(file-path))
    COMPUTE text-length = FUNCTION LENGTH(FUNCTION TRIM(file-name))
    COMPUTE table-length = FUNCTION LENGTH(FUNCTION TRIM(table-name))
    CALL "hosp_import_file" USING BY VALUE book
        BY REFERENCE table-name BY VALUE table-length
        BY REFERENCE file-path BY VALUE path-length
        BY REFERENCE file-name BY VALUE text-length
        BY REFERENCE OMITTED BY VALUE 0 BY REFERENCE OMITTED
        RETURNING call-status
    PERFORM check-status.

open-book.
    CALL "hosp_close" USING BY VALUE book RETURNING call-status
    MOVE 0 TO book
    COMPUTE text-length = FUNCTION LENGTH(FUNCTION TRIM(location))
    CALL "hosp_open" USING BY REFERENCE location BY VALUE text-length BY VALUE encoding
        BY REFERENCE book RETURNING call-status
    PERFORM check-status
    MOVE "language" TO option-name
    MOVE "en" TO option-value
    PERFORM set-option
    MOVE "actor" TO option-name
    MOVE "month_end" TO option-value
    PERFORM set-option
    MOVE "now" TO option-name
    MOVE "20250401090000" TO option-value
    PERFORM set-option.

set-option.
    COMPUTE text-length = FUNCTION LENGTH(FUNCTION TRIM(option-value))
    *> The name of an option ends with a terminator.
    INSPECT option-name REPLACING FIRST SPACE BY X"00"
    CALL "hosp_set_text" USING BY VALUE book BY REFERENCE option-name
        BY REFERENCE option-value BY VALUE text-length RETURNING call-status
    PERFORM check-status.

run-inspection.
    PERFORM run-verb
    MOVE "score" TO table-name PERFORM print-table
    MOVE "findings" TO table-name PERFORM print-table
    PERFORM close-outcome.

run-verb.
    COMPUTE text-length = FUNCTION LENGTH(FUNCTION TRIM(run-code))
    CALL verb USING BY VALUE book BY VALUE run-month BY REFERENCE run-code
        BY VALUE text-length BY REFERENCE outcome RETURNING call-status
    PERFORM check-status.

print-table.
    COMPUTE table-length = FUNCTION LENGTH(FUNCTION TRIM(table-name))
    CALL "hosp_result_table" USING BY VALUE outcome BY REFERENCE table-name
        BY VALUE table-length BY REFERENCE table-cursor RETURNING call-status
    PERFORM check-status
    MOVE FUNCTION LENGTH(csv-text) TO capacity
    CALL "hosp_cursor_csv" USING BY VALUE table-cursor BY REFERENCE csv-text
        BY VALUE capacity BY REFERENCE needed RETURNING call-status
    PERFORM check-status
    DISPLAY "== " FUNCTION TRIM(run-code) " " FUNCTION TRIM(table-name) X"0D0A"
        csv-text(1:needed - 1) WITH NO ADVANCING
    CALL "hosp_close" USING BY VALUE table-cursor RETURNING call-status
    PERFORM check-status.

close-outcome.
    CALL "hosp_close" USING BY VALUE outcome RETURNING call-status
    PERFORM check-status.

check-status.
    IF call-status < 0
        MOVE SPACES TO message-text
        MOVE FUNCTION LENGTH(message-text) TO capacity
        CALL "hosp_error_text" USING BY VALUE book BY REFERENCE message-text
            BY VALUE capacity BY REFERENCE needed
        INSPECT message-text REPLACING FIRST X"00" BY SPACE
        DISPLAY "hospital_month: " FUNCTION TRIM(message-text) UPON SYSERR
        STOP RUN RETURNING 1
    END-IF.
