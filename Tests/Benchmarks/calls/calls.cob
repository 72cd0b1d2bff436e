*> What a call costs from COBOL: calls version|rows COUNT.
IDENTIFICATION DIVISION.
PROGRAM-ID. calls.

DATA DIVISION.
WORKING-STORAGE SECTION.
01 kind          PIC X(8).
01 count-text    PIC X(18).
01 call-count    PIC S9(18) COMP-5.
01 call-number   PIC S9(18) COMP-5.
01 row-count     PIC S9(18) COMP-5.
01 row-sum       PIC S9(18) COMP-5.
01 book          PIC S9(9) COMP-5.
01 csv-cursor    PIC S9(9) COMP-5.
01 outcome       PIC S9(9) COMP-5.
01 csv-length    PIC S9(9) COMP-5 VALUE 8.
01 zero-number       PIC S9(9) COMP-5 VALUE 0.
01 csv-text      PIC X(8) VALUE X"610A310A320A330A".
01 moment.
   02 seconds    PIC S9(18) COMP-5.
   02 nanos      PIC S9(18) COMP-5.
01 begin-time    PIC S9(18) COMP-5.
01 taken         PIC S9(18) COMP-5.
01 whole-part    PIC Z(8)9.
01 nano-part     PIC 9(9).
01 monotonic     PIC S9(9) COMP-5 VALUE 1.
01 sum-text      PIC Z(17)9.

PROCEDURE DIVISION.
main-part.
    ACCEPT kind FROM ARGUMENT-VALUE
    ACCEPT count-text FROM ARGUMENT-VALUE
    COMPUTE call-count = FUNCTION NUMVAL(count-text)
    CALL STATIC "hosp_open" USING OMITTED BY VALUE SIZE 4 zero-number BY VALUE SIZE 4 zero-number
        BY REFERENCE book RETURNING outcome
    IF outcome = 0
        CALL STATIC "hosp_csv_open_text" USING BY VALUE SIZE 4 book BY REFERENCE csv-text
            BY VALUE SIZE 4 csv-length BY REFERENCE csv-cursor OMITTED RETURNING outcome
    END-IF
    IF outcome NOT = 0
        STOP RUN RETURNING 1
    END-IF
    PERFORM 2 TIMES
        PERFORM read-clock
        COMPUTE begin-time = seconds * 1000000000 + nanos
        MOVE 0 TO row-sum
        IF kind = "rows"
            PERFORM call-rows VARYING call-number FROM 1 BY 1 UNTIL call-number > call-count
        ELSE
            PERFORM call-version VARYING call-number FROM 1 BY 1 UNTIL call-number > call-count
        END-IF
        PERFORM read-clock
    END-PERFORM
    COMPUTE taken = seconds * 1000000000 + nanos - begin-time
    DIVIDE taken BY 1000000000 GIVING seconds REMAINDER nanos
    MOVE seconds TO whole-part
    MOVE nanos TO nano-part
    MOVE row-sum TO sum-text
    DISPLAY "T=" FUNCTION TRIM(whole-part) "." nano-part " CHK=" FUNCTION TRIM(sum-text)
    STOP RUN.

call-rows.
    CALL STATIC "hosp_cursor_rows" USING BY VALUE SIZE 4 csv-cursor BY REFERENCE row-count
        RETURNING outcome
    IF outcome NOT = 0
        STOP RUN RETURNING 1
    END-IF
    ADD row-count TO row-sum.

call-version.
    CALL STATIC "hosp_version_number" RETURNING outcome
    IF outcome NOT = 0
        ADD 1 TO row-sum
    END-IF.

read-clock.
    CALL STATIC "clock_gettime" USING BY VALUE SIZE 4 monotonic BY REFERENCE moment.
