/*
 * hosp.h - the C interface of libhosp: performance appraisal, cost control and safety
 * inspection of hospitals.
 *
 * Generated from the Swift sources by HeaderGenerator; do not edit.
 * SPDX-License-Identifier: Apache-2.0
 *
 * Status    What a function returns: 0 is success, a positive number is information
 *           (HOSP_ROW, HOSP_DONE, or a number its comment names), a negative number is an
 *           error. After an error no output is changed, except that a text function sets
 *           out_needed and empties the buffer. hosp_error_text says what happened.
 * Handles   Books, results and cursors are int32_t; 0 is none. Who opens closes, with
 *           hosp_close; closing a book closes what came from it. A stale or wrong handle
 *           is an error, never a crash.
 * Text in   A pointer and a length in bytes; -1 means the text ends with a zero (two zero
 *           bytes in UTF-16LE). The encoding is the one the book was opened with. The
 *           library copies what it keeps; the memory stays the caller's.
 * Text out  buffer, capacity in bytes, out_needed. out_needed is always set, terminator
 *           included. A buffer that is too small becomes empty and the call returns
 *           HOSP_E_BUFFER; call again with more room. buffer may be NULL if capacity is 0.
 * Numbers   Money is int64_t in fen (1/100 yuan); days are yyyymmdd, months yyyymm; flags
 *           are 0 or 1.
 * Threads   Any thread may use any handle; calls on one book run one after the other. The
 *           library starts no thread, installs no signal handler and prints nothing.
 * Examples  All stand in Examples/c/functions.c and run. book is an open book, check ends
 *           a program with the words of the library when a call failed, and expect when
 *           something is not so.
 * Memory    What needs much of it asks first: a call ends with HOSP_E_MEMORY before it has
 *           changed anything. A process without memory for small pieces is ended by its
 *           runtime, as a program of most languages is; leave room for some megabytes.
 */
#ifndef HOSP_H
#define HOSP_H

#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/* ----------------------------------------------------------------------------------------
 * Arrow C streams, as their specification declares them
 * ---------------------------------------------------------------------------------------- */

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

/* ----------------------------------------------------------------------------------------
 * The version this header belongs to
 * ---------------------------------------------------------------------------------------- */

/* This header: major * 1000000 + minor * 1000 + patch. */
#define HOSP_VERSION_NUMBER 1000000
/* Number of the binary interface; it never changes within libhosp.so.1. */
#define HOSP_ABI            1

/* ----------------------------------------------------------------------------------------
 * What a function returns: 0 is success, positive is information, negative is an error
 * ---------------------------------------------------------------------------------------- */

/* The call did what it says. */
#define HOSP_OK           0
/* The cursor stands on a row. */
#define HOSP_ROW          100
/* The cursor has no more rows. */
#define HOSP_DONE         101
/* An argument that the function does not take. */
#define HOSP_E_ARGUMENT   (-101)
/* The handle is unknown, stale or closed. */
#define HOSP_E_HANDLE     (-102)
/* The handle is of another kind than the function takes. */
#define HOSP_E_KIND       (-103)
/* The buffer is too small; out_needed says what is needed. */
#define HOSP_E_BUFFER     (-104)
/* The text is not valid in the encoding of the book. */
#define HOSP_E_ENCODING   (-105)
/* The object is in use and cannot be used at the same time. */
#define HOSP_E_BUSY       (-106)
/* The handle was opened before the process forked. */
#define HOSP_E_FORKED     (-107)
/* A value lies outside of its range. */
#define HOSP_E_RANGE      (-201)
/* An exact result does not fit its type. */
#define HOSP_E_OVERFLOW   (-202)
/* Parts do not add up to their whole. */
#define HOSP_E_UNBALANCED (-203)
/* A key stands twice. */
#define HOSP_E_DUPLICATE  (-204)
/* Something needed is not there. */
#define HOSP_E_MISSING    (-205)
/* A name is not known. */
#define HOSP_E_UNKNOWN    (-206)
/* A text does not have the form it must have. */
#define HOSP_E_FORMAT     (-207)
/* A rule of the field refuses the step. */
#define HOSP_E_RULE       (-300)
/* The period is closed. */
#define HOSP_E_CLOSED     (-301)
/* The object is locked. */
#define HOSP_E_LOCKED     (-302)
/* An approval is missing. */
#define HOSP_E_APPROVAL   (-303)
/* One person may not do both steps. */
#define HOSP_E_SEPARATION (-304)
/* The budget does not cover the amount. */
#define HOSP_E_BUDGET     (-305)
/* Reading or writing failed. */
#define HOSP_E_IO         (-401)
/* The disk is full. */
#define HOSP_E_FULL       (-402)
/* The file is damaged or is no book. */
#define HOSP_E_CORRUPT    (-403)
/* The book was written by a newer library or lacks a table. */
#define HOSP_E_SCHEMA     (-404)
/* The database refused a statement. */
#define HOSP_E_SQL        (-405)
/* Somebody else changed or holds what the call needs. */
#define HOSP_E_CONFLICT   (-406)
/* There is not enough memory. */
#define HOSP_E_MEMORY     (-501)
/* The input is larger than the library takes. */
#define HOSP_E_TOO_BIG    (-502)
/* The time given ran out. */
#define HOSP_E_TIMEOUT    (-503)
/* The call was cancelled from another thread. */
#define HOSP_E_CANCELLED  (-504)
/* A fault of the library itself. */
#define HOSP_E_INTERNAL   (-900)

/* ----------------------------------------------------------------------------------------
 * Encodings of text, given to hosp_open
 * ---------------------------------------------------------------------------------------- */

/* UTF-8. */
#define HOSP_UTF8    0
/* GBK as in code page 936 (ZHS16GBK); the euro sign is 0x80. */
#define HOSP_GBK     1
/* GB18030. */
#define HOSP_GB18030 2
/* UTF-16, low byte first; the terminator is two zero bytes. */
#define HOSP_UTF16LE 3

/* ----------------------------------------------------------------------------------------
 * Who takes the units left when an amount is split into whole units
 * ---------------------------------------------------------------------------------------- */

/* One unit each to the largest remainders, earlier first. */
#define HOSP_LARGEST_REMAINDER 0
/* All of the difference to the largest share. */
#define HOSP_LARGEST           1
/* All of the difference to the first share. */
#define HOSP_FIRST             2
/* All of the difference to the last share. */
#define HOSP_LAST              3

/* ----------------------------------------------------------------------------------------
 * In which months an asset is depreciated
 * ---------------------------------------------------------------------------------------- */

/* From the month of acquisition; no residual value. */
#define HOSP_DEPRECIATION_GOVERNMENT 0
/* From the month after; the month of disposal still. */
#define HOSP_DEPRECIATION_ENTERPRISE 1

/* ----------------------------------------------------------------------------------------
 * Which way of a value is better, and how "less is better" is turned
 * ---------------------------------------------------------------------------------------- */

/* More is better: value over target. */
#define HOSP_RATIO_HIGH           0
/* Less is better: target over value. */
#define HOSP_RATIO_LOW_RECIPROCAL 1
/* Less is better: two minus value over target. */
#define HOSP_RATIO_LOW_LINEAR     2

/* ----------------------------------------------------------------------------------------
 * Which way a criterion is better
 * ---------------------------------------------------------------------------------------- */

/* More is better. */
#define HOSP_HIGHER_IS_BETTER 0
/* Less is better. */
#define HOSP_LOWER_IS_BETTER  1

/* ----------------------------------------------------------------------------------------
 * How criteria turn that are better when low, before TOPSIS
 * ---------------------------------------------------------------------------------------- */

/* Not at all: the lowest value is the best. */
#define HOSP_TURN_DIRECTION      0
/* 1 over the value, which is above 0. */
#define HOSP_TURN_RECIPROCAL     1
/* The largest value less the value. */
#define HOSP_TURN_MAX_MINUS      2
/* 100 less the value, for rates in percent. */
#define HOSP_TURN_COMPLEMENT_100 3

/* ----------------------------------------------------------------------------------------
 * How criteria become comparable in TOPSIS
 * ---------------------------------------------------------------------------------------- */

/* By the root of the sum of squares. */
#define HOSP_NORM_VECTOR 0
/* Between 0 for the worst and 1 for the best; turns by itself. */
#define HOSP_NORM_MINMAX 1
/* By the sum of the values without their signs. */
#define HOSP_NORM_SUM    2
/* By the largest value without its sign. */
#define HOSP_NORM_MAX    3

/* ----------------------------------------------------------------------------------------
 * Where weights stand in TOPSIS
 * ---------------------------------------------------------------------------------------- */

/* They multiply the values. */
#define HOSP_WEIGHT_MATRIX   0
/* They multiply the squared differences. */
#define HOSP_WEIGHT_DISTANCE 1
/* Nowhere. */
#define HOSP_WEIGHT_NONE     2

/* ----------------------------------------------------------------------------------------
 * What the shares of an entropy are taken of
 * ---------------------------------------------------------------------------------------- */

/* The values, not negative and better when high. */
#define HOSP_SHARE_RAW    0
/* The values between 0 for the worst and 1 for the best. */
#define HOSP_SHARE_MINMAX 1

/* ----------------------------------------------------------------------------------------
 * How an indicator of a matrix is scored
 * ---------------------------------------------------------------------------------------- */

/* More is better: value over target, up to a cap. */
#define HOSP_KPI_RATIO_HIGH       0
/* Less is better: target over value, up to a cap. */
#define HOSP_KPI_RATIO_RECIPROCAL 1
/* Less is better: two minus value over target, up to a cap. */
#define HOSP_KPI_RATIO_LINEAR     2
/* Linear from a value that earns nothing to one that earns all. */
#define HOSP_KPI_INTERVAL         3
/* All inside a range, falling to nothing on both sides. */
#define HOSP_KPI_OPTIMAL_RANGE    4
/* The points of a step, to which its lower end belongs. */
#define HOSP_KPI_LADDER_LEFT      5
/* The points of a step, to which its upper end belongs. */
#define HOSP_KPI_LADDER_RIGHT     6

/* ----------------------------------------------------------------------------------------
 * What becomes of values that are missing
 * ---------------------------------------------------------------------------------------- */

/* They are refused. */
#define HOSP_MISSING_ERROR 0
/* They are left out, and the other indicators weigh more. */
#define HOSP_MISSING_DROP  1
/* They earn nothing. */
#define HOSP_MISSING_ZERO  2
/* They earn the whole weight. */
#define HOSP_MISSING_FULL  3

/* ----------------------------------------------------------------------------------------
 * Why the value of a formula is missing
 * ---------------------------------------------------------------------------------------- */

/* Nobody reported it, or nothing lies in the period. */
#define HOSP_WHY_NOT_REPORTED       0
/* 0 over 0, without anything being wrong. */
#define HOSP_WHY_NOTHING_OF_NOTHING 1
/* A number other than 0 over 0: look at the data. */
#define HOSP_WHY_DIVISION_BY_ZERO   2
/* No band, row or case fits. */
#define HOSP_WHY_NO_MATCH           3
/* Too many digits: look at the data. */
#define HOSP_WHY_OUT_OF_RANGE       4

/* ----------------------------------------------------------------------------------------
 * How equal scores are ranked
 * ---------------------------------------------------------------------------------------- */

/* They share the first place: 1, 2, 2, 4. */
#define HOSP_RANK_COMPETITION 0
/* They share a place, and the next has the next: 1, 2, 2, 3. */
#define HOSP_RANK_DENSE       1

/* ----------------------------------------------------------------------------------------
 * To which work day a day off moves
 * ---------------------------------------------------------------------------------------- */

/* The day stands; taken by hosp_deadline_of only. */
#define HOSP_DAY_NONE               0
/* The next work day. */
#define HOSP_DAY_NEXT               1
/* The last work day before. */
#define HOSP_DAY_PREVIOUS           2
/* The next, unless in the next month: the last before. */
#define HOSP_DAY_MODIFIED_FOLLOWING 3

/* ----------------------------------------------------------------------------------------
 * What the values of a column are, told by hosp_cursor_type
 * ---------------------------------------------------------------------------------------- */

/* Text, exact decimals and amounts in yuan: hosp_cursor_text. */
#define HOSP_TEXT    1
/* 64-bit whole numbers: hosp_cursor_int64. */
#define HOSP_INTEGER 2
/* Statistics in binary floating point: hosp_cursor_double. */
#define HOSP_REAL    3

/* ----------------------------------------------------------------------------------------
 * The largest things the library takes
 * ---------------------------------------------------------------------------------------- */

/* Handles open at the same time. */
#define HOSP_MAX_HANDLES 65535
/* Bytes of a text passed in, and of the arguments of a run. */
#define HOSP_MAX_TEXT    67108864
/* Bytes of one name, option or path. */
#define HOSP_MAX_NAME    4096
/* Elements of one array. */
#define HOSP_MAX_COUNT   16777216

/* ----------------------------------------------------------------------------------------
 * Versions and features
 * ---------------------------------------------------------------------------------------- */

/**
 * The version of the library, as text: 1.0.0.
 *
 *   buffer      receives the version, in the encoding of hosp_error_text for book 0; may be
 *               NULL when capacity is 0.
 *   capacity    bytes of the buffer, terminator included.
 *   out_needed  receives the bytes needed, terminator included; may be NULL.
 *
 * Returns: HOSP_OK.
 * Errors: HOSP_E_BUFFER when the buffer is too small, HOSP_E_ARGUMENT.
 * Thread: any.
 * Since: 1.0
 *
 * Example:
 *     char text[16];
 *     check(hosp_version(text, sizeof text, NULL));
 *     expect(strcmp(text, "1.0.0") == 0);
 */
int32_t hosp_version(char *buffer, int32_t capacity, int32_t *out_needed);

/**
 * The version of the library as a number: major × 1,000,000 + minor × 1,000 + patch.
 *
 * Compare it with HOSP_VERSION_NUMBER, the version of the header a program was compiled
 * with.
 *
 * Returns: the number, above 0.
 * Errors: none.
 * Thread: any.
 * Since: 1.0
 *
 * Example:
 *     // The library is at least as new as the header.
 *     expect(hosp_version_number() >= HOSP_VERSION_NUMBER);
 */
int32_t hosp_version_number(void);

/**
 * The number of the binary interface: it changes only together with the name of the library.
 *
 * Returns: the number, equal to HOSP_ABI of every header that fits.
 * Errors: none.
 * Thread: any.
 * Since: 1.0
 *
 * Example:
 *     expect(hosp_abi() == HOSP_ABI);
 */
int32_t hosp_abi(void);

/**
 * The state of the sources that the library was built from, for support and audits.
 *
 *   buffer      receives the identification, in the encoding of hosp_error_text for book 0;
 *               may be NULL when capacity is 0.
 *   capacity    bytes of the buffer, terminator included.
 *   out_needed  receives the bytes needed, terminator included; may be NULL.
 *
 * Returns: HOSP_OK.
 * Errors: HOSP_E_BUFFER when the buffer is too small, HOSP_E_ARGUMENT.
 * Thread: any.
 * Since: 1.0
 *
 * Example:
 *     char text[64];
 *     check(hosp_source_id(text, sizeof text, NULL));
 *     expect(strlen(text) > 0);
 */
int32_t hosp_source_id(char *buffer, int32_t capacity, int32_t *out_needed);

/**
 * Whether the library has a feature, so that a program can run with older libraries.
 *
 *     cost.allocate ...   a procedure of hosp_run
 *     memory, file      books in memory, in files
 *     gbk, gb18030, utf16le, utf8   encodings
 *     csv, arrow        tables as delimited text, as Arrow C streams
 *
 *   feature  name of the feature in ASCII, ending with a zero byte.
 *
 * Returns: 1 when the library has it, else 0.
 * Errors: HOSP_E_ARGUMENT for a NULL pointer.
 * Thread: any.
 * Since: 1.0
 *
 * Example:
 *     expect(check(hosp_has("cost.allocate")) == 1);
 *     expect(check(hosp_has("cost.of_happiness")) == 0);
 */
int32_t hosp_has(const char *feature);

/* ----------------------------------------------------------------------------------------
 * Books: opening, closing, options
 * ---------------------------------------------------------------------------------------- */

/**
 * Opens a book: the tables and settings of one hospital, and what every other call works on.
 *
 * A book is an SQLite file with ordinary tables; a file that does not exist is made. Several
 * processes may work with one file. A book in memory is gone when it is closed.
 *
 * A book may also stand in a hospital's own database, which is reached by unixODBC and the
 * driver of the database: odbc: and a connection string, such as
 * odbc:DSN=his;UID=hosp;PWD=secret. Members named HOSP_... are for the library:
 * HOSP_ENCODING (UTF-16, UTF-8 or GB18030: how the driver takes texts), HOSP_DIALECT,
 * HOSP_LOGIN_SECONDS, HOSP_LOCK_SECONDS and HOSP_STATEMENT_SECONDS. No error shows a
 * password.
 *
 *   location         where the book is: the path of a file; empty or :memory: for one in
 *                    memory; odbc:... for one in a database. May be NULL when
 *                    location_length is 0.
 *   location_length  bytes of location; -1 when it ends with a terminator.
 *   encoding         HOSP_UTF8, HOSP_GBK, HOSP_GB18030 or HOSP_UTF16LE: of location, and of
 *                    every text that goes into the book or comes out of it for its whole
 *                    life.
 *   out_book         receives the handle of the book; close it with hosp_close.
 *
 * Returns: HOSP_OK.
 * Errors: HOSP_E_ARGUMENT for a NULL pointer, an unknown encoding or a length below -1,
 *   HOSP_E_ENCODING when location is no text of the encoding, HOSP_E_UNKNOWN for a
 *   connection string that is none, and where unixODBC, the data source or the driver is
 *   missing, HOSP_E_IO for a file or directory that cannot be read or written and for a
 *   server that does not answer or refuses the user, HOSP_E_CORRUPT for a file that is no
 *   database or is damaged, HOSP_E_SCHEMA for a book that a newer library has written,
 *   HOSP_E_CONFLICT when another program holds the book for longer than 10 s, HOSP_E_FORKED
 *   for a file that was open in the parent when this process was forked, HOSP_E_TOO_BIG when
 *   all handles are open. The words are told by hosp_error_text for book 0.
 * Thread: any.
 * Since: 1.0
 *
 * Example:
 *     int32_t memory, file;
 *     check(hosp_open(NULL, 0, HOSP_GBK, &memory));
 *     check(hosp_open("hospital.book", -1, HOSP_UTF8, &file));
 *     check(hosp_close(file));
 *     check(hosp_close(memory));
 */
int32_t hosp_open(
    const char *location, int32_t location_length, int32_t encoding, int32_t *out_book);

/**
 * Closes a book, a result, a cursor, a batch of rows or a sheet of formulas.
 *
 * Closing a book closes its file and all that came from it.
 *
 * A call under way in another thread ends first. Results and cursors do not depend on each
 * other: a cursor stays open when its result is closed.
 *
 *   handle  what to close; 0 is allowed and does nothing.
 *
 * Returns: HOSP_OK.
 * Errors: HOSP_E_HANDLE when the handle is not open, for instance closed before.
 * Thread: any.
 * Since: 1.0
 *
 * Example:
 *     int32_t other;
 *     check(hosp_open(":memory:", -1, HOSP_UTF8, &other));
 *     check(hosp_close(other));
 *     expect(hosp_close(other) == HOSP_E_HANDLE);
 */
int32_t hosp_close(int32_t handle);

/**
 * Sets an option that is a text.
 *
 *     language   zh (at first) or en: the language of messages
 *     actor      who works with the book, at most 64 characters; the host owns the login
 *     now        the local wall time yyyymmddhhmmss, stored with every import, run and change;
 *     empty (at first) when it is not said, and then the tables cannot be changed
 *     roles      the roles of the actor, separated by commas
 *     attached_location  NAME=LOCATION: where the attached sources that name it are, as for
 *     hosp_open; it may hold a password, is never stored and never shown
 *     plain_export  allow (at first), or refuse: cursors over tables with sensitive columns, such
 *     as the pay of persons, are not written as CSV or Arrow; book.tables tells which
 *
 *   book          the book; 0 sets language for the errors of this thread.
 *   option        name of the option, ending with a terminator, in the encoding of the book.
 *   value         the value; may be NULL when value_length is 0.
 *   value_length  bytes of value; -1 when it ends with a terminator.
 *
 * Returns: HOSP_OK.
 * Errors: HOSP_E_UNKNOWN for a name that is no text option (the message names the nearest),
 *   HOSP_E_ARGUMENT for a value that the option does not take, a NULL pointer or a length
 *   below -1, HOSP_E_ENCODING, HOSP_E_HANDLE, HOSP_E_KIND, HOSP_E_FORKED. The option keeps
 *   its value on error.
 * Thread: any.
 * Since: 1.0
 *
 * Example:
 *     check(hosp_set_text(book, "language", "en", -1));
 *     check(hosp_set_text(book, "actor", "P91", -1));
 *     check(hosp_set_text(book, "now", "20250401090000", -1));
 */
int32_t hosp_set_text(
    int32_t book, const char *option, const char *value, int32_t value_length);

/**
 * Sets an option that is a number.
 *
 *     today          the day that counts as today, yyyymmdd; 0 (at first) when it is not said
 *     blank_padding  1: text out is padded with blanks to the end of the buffer, for
 *     fixed-width variables; 0 (at first): not
 *     substitute     1: a character that the encoding lacks is written as a question mark;
 *     0 (at first): it is an error
 *     csv_labels     1: the first row of CSV holds the labels of the columns in the language of
 *     the book; 0 (at first): their names
 *     threads        how many threads a call may use, 1 (at first) to 64: case costing from
 *     files and, on two, imports; they end before the call returns
 *
 *   book    the book; 0 sets blank_padding for texts that belong to no book, in this thread.
 *   option  name of the option, ending with a terminator, in the encoding of the book.
 *   value   the value.
 *
 * Returns: HOSP_OK.
 * Errors: HOSP_E_UNKNOWN for a name that is no number option (the message names the
 *   nearest), HOSP_E_ARGUMENT for a value that the option does not take or a NULL pointer,
 *   HOSP_E_ENCODING, HOSP_E_HANDLE, HOSP_E_KIND, HOSP_E_FORKED. The option keeps its value
 *   on error.
 * Thread: any.
 * Since: 1.0
 *
 * Example:
 *     check(hosp_set_int(book, "today", 20250401));
 *     check(hosp_set_int(book, "threads", 2));
 */
int32_t hosp_set_int(int32_t book, const char *option, int32_t value);

/* ----------------------------------------------------------------------------------------
 * Errors in words
 * ---------------------------------------------------------------------------------------- */

/**
 * The number of the last error: of a book, or of this thread.
 *
 * A thread's last error is that of its last failed call, whatever it was called on. A call
 * that succeeds leaves the last error as it is.
 *
 *   book  the book; 0 for this thread.
 *
 * Returns: the number of the message, above 0; 0 when there was no error yet.
 * Errors: HOSP_E_HANDLE, HOSP_E_KIND, HOSP_E_FORKED; they do not become the last error.
 * Thread: any; the errors of book 0 are those of the calling thread.
 * Since: 1.0
 *
 * Example:
 *     int32_t result;
 *     expect(hosp_run(book, "cost.alocate", -1, NULL, 0, &result) == HOSP_E_UNKNOWN);
 *     expect(hosp_error_code(book) > 0);
 */
int32_t hosp_error_code(int32_t book);

/**
 * The last error in words, with every figure: which table, row, column, department, period.
 *
 * The language is the one that is set now, not the one that was set when the error happened.
 *
 *   book        the book; 0 for this thread, then the text is in the encoding of the
 *               thread's last failed hosp_open, or of its first one when none failed, and is
 *               cut at 1024 bytes of UTF-8.
 *   buffer      receives the text; may be NULL when capacity is 0.
 *   capacity    bytes of the buffer, terminator included.
 *   out_needed  receives the bytes needed, terminator included; may be NULL.
 *
 * Returns: HOSP_OK; the text is empty when there was no error yet.
 * Errors: HOSP_E_BUFFER when the buffer is too small, HOSP_E_ARGUMENT, HOSP_E_HANDLE,
 *   HOSP_E_KIND, HOSP_E_FORKED; they do not become the last error.
 * Thread: any; the errors of book 0 are those of the calling thread.
 * Since: 1.0
 *
 * Example:
 *     char text[1024];
 *     int32_t result;
 *     expect(hosp_run(book, "cost.alocate", -1, NULL, 0, &result) == HOSP_E_UNKNOWN);
 *     check(hosp_error_text(book, text, sizeof text, NULL));
 *     expect(strstr(text, "cost.allocate") != NULL); // the nearest name
 */
int32_t hosp_error_text(
    int32_t book, char *buffer, int32_t capacity, int32_t *out_needed);

/**
 * The name of the last error in lower case with underscores, for programs and logs.
 *
 *   book        the book; 0 for this thread.
 *   buffer      receives the name; may be NULL when capacity is 0.
 *   capacity    bytes of the buffer, terminator included.
 *   out_needed  receives the bytes needed, terminator included; may be NULL.
 *
 * Returns: HOSP_OK; the name is empty when there was no error yet.
 * Errors: as hosp_error_text.
 * Thread: any; the errors of book 0 are those of the calling thread.
 * Since: 1.0
 *
 * Example:
 *     char name[64];
 *     int32_t result;
 *     expect(hosp_run(book, "cost.alocate", -1, NULL, 0, &result) == HOSP_E_UNKNOWN);
 *     check(hosp_error_name(book, name, sizeof name, NULL));
 *     expect(strcmp(name, "procedure_unknown") == 0);
 */
int32_t hosp_error_name(
    int32_t book, char *buffer, int32_t capacity, int32_t *out_needed);

/* ----------------------------------------------------------------------------------------
 * Procedures: any calculation by name
 * ---------------------------------------------------------------------------------------- */

/**
 * Runs a procedure by its name: every calculation of the library is one, and every step of a
 * book (book.cost.allocate), which reads and writes its tables in one transaction.
 *
 * The result is a snapshot: nothing that happens afterwards changes it.
 *
 *   book              the book.
 *   procedure         name of the procedure: cost.allocate.
 *   procedure_length  bytes of procedure; -1 when it ends with a terminator.
 *   arguments_json    the arguments, a JSON object. Empty takes what hosp_arguments_append
 *                     has collected, and no arguments when that is nothing. May be NULL when
 *                     arguments_length is 0.
 *   arguments_length  bytes of arguments_json; -1 when it ends with a terminator.
 *   out_result        receives the handle of the result; close it with hosp_close.
 *
 * Returns: HOSP_OK.
 * Errors: HOSP_E_UNKNOWN for a name that is no procedure (the message names the nearest),
 *   HOSP_E_FORMAT for arguments that are no JSON (the message names line and column) or do
 *   not fit, HOSP_E_TOO_BIG beyond HOSP_MAX_TEXT, HOSP_E_ARGUMENT, HOSP_E_ENCODING,
 *   HOSP_E_HANDLE, HOSP_E_KIND, HOSP_E_FORKED, and every error of the procedure itself.
 *   There is no partial result.
 * Thread: any; calls on one book run one after the other.
 * Since: 1.0
 *
 * Example:
 *     char json[256];
 *     int32_t result;
 *     check(hosp_run(book, "money.apportion", -1,
 *         "{\"total\":\"100.00\",\"weights\":[\"1\",\"1\",\"1\"]}", -1, &result));
 *     check(hosp_result_json(result, json, sizeof json, NULL));
 *     expect(strcmp(json,
 *         "{\"shares\":[\"33.34\",\"33.33\",\"33.33\"],\"total\":\"100.00\"}") == 0);
 *     check(hosp_close(result));
 */
int32_t hosp_run(
    int32_t book, const char *procedure, int32_t procedure_length,
    const char *arguments_json, int32_t arguments_length, int32_t *out_result);

/**
 * Collects the arguments of the next hosp_run in pieces, for hosts whose texts are short.
 *
 * The next hosp_run with empty arguments uses all that was collected and forgets it, whether
 * it succeeds or not. A piece may end in the middle of a character.
 *
 *   book    the book.
 *   text    the next piece; may be NULL when length is 0.
 *   length  bytes of text; -1 when it ends with a terminator.
 *
 * Returns: HOSP_OK.
 * Errors: HOSP_E_TOO_BIG when the pieces have more than HOSP_MAX_TEXT bytes together (what
 *   was collected before stays), HOSP_E_ARGUMENT, HOSP_E_HANDLE, HOSP_E_KIND, HOSP_E_FORKED.
 * Thread: any.
 * Since: 1.0
 *
 * Example:
 *     int32_t result;
 *     check(hosp_arguments_append(book, "{\"total\":\"100.00\",", -1));
 *     check(hosp_arguments_append(book, "\"weights\":[\"1\",\"1\",\"1\"]}", -1));
 *     check(hosp_run(book, "money.apportion", -1, NULL, 0, &result));
 *     check(hosp_close(result));
 */
int32_t hosp_arguments_append(int32_t book, const char *text, int32_t length);

/* ----------------------------------------------------------------------------------------
 * Results as JSON text and as tables
 * ---------------------------------------------------------------------------------------- */

/**
 * The whole result as JSON text.
 *
 *   result      the result.
 *   buffer      receives the text; may be NULL when capacity is 0.
 *   capacity    bytes of the buffer, terminator included.
 *   out_needed  receives the bytes needed, terminator included; may be NULL.
 *
 * Returns: HOSP_OK.
 * Errors: HOSP_E_BUFFER when the buffer is too small, HOSP_E_ENCODING when the encoding of
 *   the book lacks a character (see option substitute), HOSP_E_ARGUMENT, HOSP_E_HANDLE,
 *   HOSP_E_KIND, HOSP_E_FORKED.
 * Thread: any.
 * Since: 1.0
 *
 * Example:
 *     int32_t result, needed;
 *     check(hosp_run(book, "book.tables", -1, NULL, 0, &result));
 *     expect(hosp_result_json(result, NULL, 0, &needed) == HOSP_E_BUFFER);
 *     char *json = malloc((size_t)needed);
 *     expect(json != NULL);
 *     check(hosp_result_json(result, json, needed, NULL));
 *     free(json);
 *     check(hosp_close(result));
 */
int32_t hosp_result_json(
    int32_t result, char *buffer, int32_t capacity, int32_t *out_needed);

/**
 * A piece of the result as JSON text, for hosts whose texts are short.
 *
 * Start with offset 0, and add the bytes of each piece (terminator not counted) to the
 * offset, until out_needed is not above capacity: that was the last piece. A piece holds as
 * many whole characters as fit, and is never padded with blanks.
 *
 *   result      the result.
 *   offset      bytes of the text that come before the piece.
 *   buffer      receives the piece; may be NULL when capacity is 0.
 *   capacity    bytes of the buffer, terminator included.
 *   out_needed  receives the bytes from offset to the end of the text, terminator included;
 *               may be NULL.
 *
 * Returns: HOSP_OK; the piece is empty when offset is the length of the text.
 * Errors: HOSP_E_BUFFER when not even one character fits, HOSP_E_ARGUMENT for an offset
 *   beyond the text or inside of a character, HOSP_E_ENCODING as in hosp_result_json,
 *   HOSP_E_HANDLE, HOSP_E_KIND, HOSP_E_FORKED.
 * Thread: any.
 * Since: 1.0
 *
 * Example:
 *     char piece[1000];
 *     int32_t result, needed, offset = 0;
 *     check(hosp_run(book, "book.tables", -1, NULL, 0, &result));
 *     do {
 *         check(hosp_result_json_part(result, offset, piece, sizeof piece, &needed));
 *         offset += (int32_t)strlen(piece);
 *     } while (needed > (int32_t)sizeof piece);
 *     check(hosp_close(result));
 */
int32_t hosp_result_json_part(
    int32_t result, int32_t offset, char *buffer, int32_t capacity, int32_t *out_needed);

/**
 * Opens a cursor on a table of a result.
 *
 * It stands before the first row.
 *
 *   result        the result.
 *   table         name of the table.
 *   table_length  bytes of table; -1 when it ends with a terminator.
 *   out_cursor    receives the handle of the cursor; close it with hosp_close.
 *
 * Returns: HOSP_OK.
 * Errors: HOSP_E_UNKNOWN when the result has no such table (the message names the nearest),
 *   HOSP_E_ARGUMENT, HOSP_E_ENCODING, HOSP_E_HANDLE, HOSP_E_KIND, HOSP_E_FORKED,
 *   HOSP_E_TOO_BIG when all handles are open.
 * Thread: any.
 * Since: 1.0
 *
 * Example:
 *     int32_t result, cursor;
 *     check(hosp_run(book, "book.tables", -1, NULL, 0, &result));
 *     check(hosp_result_table(result, "columns", -1, &cursor));
 *     check(hosp_close(result));
 *     expect(check(hosp_cursor_next(cursor)) == HOSP_ROW);
 *     check(hosp_close(cursor));
 */
int32_t hosp_result_table(
    int32_t result, const char *table, int32_t table_length, int32_t *out_cursor);

/* ----------------------------------------------------------------------------------------
 * Cursors: the rows of a table
 * ---------------------------------------------------------------------------------------- */

/**
 * Goes to the next row; the first call goes to the first row.
 *
 *   cursor  the cursor.
 *
 * Returns: HOSP_ROW when the cursor stands on a row, HOSP_DONE after the last one.
 * Errors: HOSP_E_HANDLE, HOSP_E_KIND, HOSP_E_FORKED.
 * Thread: any; a cursor is best used by one thread.
 * Since: 1.0
 *
 * Example:
 *     int32_t cursor;
 *     int count = 0;
 *     check(hosp_csv_open_text(book, "code,name\n01,a\n02,b\n", -1, &cursor, NULL));
 *     while (check(hosp_cursor_next(cursor)) == HOSP_ROW)
 *         count++;
 *     expect(count == 2);
 *     check(hosp_close(cursor));
 */
int32_t hosp_cursor_next(int32_t cursor);

/**
 * The number of rows of the table.
 *
 *   cursor    the cursor.
 *   out_rows  receives the number of rows, wherever the cursor stands.
 *
 * Returns: HOSP_OK.
 * Errors: HOSP_E_ARGUMENT, HOSP_E_HANDLE, HOSP_E_KIND, HOSP_E_FORKED.
 * Thread: any.
 * Since: 1.0
 *
 * Example:
 *     int32_t cursor;
 *     int64_t rows;
 *     check(hosp_csv_open_text(book, "code,name\n01,a\n02,b\n", -1, &cursor, NULL));
 *     check(hosp_cursor_rows(cursor, &rows));
 *     expect(rows == 2);
 *     check(hosp_close(cursor));
 */
int32_t hosp_cursor_rows(int32_t cursor, int64_t *out_rows);

/**
 * The number of columns of the table.
 *
 *   cursor       the cursor.
 *   out_columns  receives the number of columns.
 *
 * Returns: HOSP_OK.
 * Errors: HOSP_E_ARGUMENT, HOSP_E_HANDLE, HOSP_E_KIND, HOSP_E_FORKED.
 * Thread: any.
 * Since: 1.0
 *
 * Example:
 *     int32_t cursor, columns;
 *     check(hosp_csv_open_text(book, "code,name\n01,a\n", -1, &cursor, NULL));
 *     check(hosp_cursor_columns(cursor, &columns));
 *     expect(columns == 2);
 *     check(hosp_close(cursor));
 */
int32_t hosp_cursor_columns(int32_t cursor, int32_t *out_columns);

/**
 * The name of a column: lower case with underscores; amounts in fen end in _fen.
 *
 *   cursor      the cursor, on a row or not.
 *   column      number of the column, counted from 1.
 *   buffer      receives the name; may be NULL when capacity is 0.
 *   capacity    bytes of the buffer, terminator included.
 *   out_needed  receives the bytes needed, terminator included; may be NULL.
 *
 * Returns: HOSP_OK.
 * Errors: HOSP_E_BUFFER when the buffer is too small, HOSP_E_ARGUMENT for a column that does
 *   not exist, HOSP_E_ENCODING, HOSP_E_HANDLE, HOSP_E_KIND, HOSP_E_FORKED.
 * Thread: any.
 * Since: 1.0
 *
 * Example:
 *     char name[64];
 *     int32_t cursor;
 *     check(hosp_select(book, "hosp_cost_entry", -1, NULL, 0, &cursor));
 *     check(hosp_cursor_name(cursor, 1, name, sizeof name, NULL));
 *     expect(strcmp(name, "period_month") == 0);
 *     check(hosp_close(cursor));
 */
int32_t hosp_cursor_name(
    int32_t cursor, int32_t column, char *buffer, int32_t capacity, int32_t *out_needed);

/**
 * What the values of a column are.
 *
 *   cursor    the cursor, on a row or not.
 *   column    number of the column, counted from 1.
 *   out_type  receives HOSP_TEXT, HOSP_INTEGER or HOSP_REAL.
 *
 * Returns: HOSP_OK.
 * Errors: HOSP_E_ARGUMENT for a column that does not exist or a NULL pointer, HOSP_E_HANDLE,
 *   HOSP_E_KIND, HOSP_E_FORKED.
 * Thread: any.
 * Since: 1.0
 *
 * Example:
 *     int32_t cursor, type;
 *     check(hosp_select(book, "hosp_cost_entry", -1, NULL, 0, &cursor));
 *     check(hosp_cursor_type(cursor, 1, &type));
 *     expect(type == HOSP_INTEGER);
 *     check(hosp_close(cursor));
 */
int32_t hosp_cursor_type(int32_t cursor, int32_t column, int32_t *out_type);

/**
 * Whether there is no value in a column of this row.
 *
 * Missing is not zero and not empty text.
 *
 *   cursor       the cursor, on a row.
 *   column       number of the column, counted from 1.
 *   out_is_null  receives 1 when there is no value, else 0.
 *
 * Returns: HOSP_OK.
 * Errors: HOSP_E_ARGUMENT for a column that does not exist, a cursor that is not on a row or
 *   a NULL pointer, HOSP_E_HANDLE, HOSP_E_KIND, HOSP_E_FORKED.
 * Thread: any.
 * Since: 1.0
 *
 * Example:
 *     int32_t cursor, is_null;
 *     check(hosp_csv_open_text(book, "code,name\n01,\n", -1, &cursor, NULL));
 *     expect(check(hosp_cursor_next(cursor)) == HOSP_ROW);
 *     check(hosp_cursor_is_null(cursor, 2, &is_null));
 *     expect(is_null == 1);
 *     check(hosp_close(cursor));
 */
int32_t hosp_cursor_is_null(int32_t cursor, int32_t column, int32_t *out_is_null);

/**
 * The value of a column as text, whatever its type; empty when there is no value.
 *
 *   cursor      the cursor, on a row.
 *   column      number of the column, counted from 1.
 *   buffer      receives the text; may be NULL when capacity is 0.
 *   capacity    bytes of the buffer, terminator included.
 *   out_needed  receives the bytes needed, terminator included; may be NULL.
 *
 * Returns: HOSP_OK.
 * Errors: HOSP_E_BUFFER when the buffer is too small, HOSP_E_ARGUMENT for a column that does
 *   not exist or a cursor that is not on a row, HOSP_E_ENCODING when the encoding of the
 *   book lacks a character (see option substitute), HOSP_E_HANDLE, HOSP_E_KIND,
 *   HOSP_E_FORKED.
 * Thread: any.
 * Since: 1.0
 *
 * Example:
 *     char text[64];
 *     int32_t cursor;
 *     check(hosp_csv_open_text(book, "code,name\n01,a\n", -1, &cursor, NULL));
 *     expect(check(hosp_cursor_next(cursor)) == HOSP_ROW);
 *     check(hosp_cursor_text(cursor, 1, text, sizeof text, NULL));
 *     expect(strcmp(text, "01") == 0);
 *     check(hosp_close(cursor));
 */
int32_t hosp_cursor_text(
    int32_t cursor, int32_t column, char *buffer, int32_t capacity, int32_t *out_needed);

/**
 * The value of a whole-number column.
 *
 *   cursor     the cursor, on a row.
 *   column     number of the column, counted from 1.
 *   out_value  receives the value: a count, a day yyyymmdd, an amount in fen.
 *
 * Returns: HOSP_OK.
 * Errors: HOSP_E_MISSING when there is no value, HOSP_E_ARGUMENT for a column that does not
 *   exist or is not HOSP_INTEGER, a cursor that is not on a row or a NULL pointer,
 *   HOSP_E_HANDLE, HOSP_E_KIND, HOSP_E_FORKED.
 * Thread: any.
 * Since: 1.0
 *
 * Example:
 *     int32_t cursor;
 *     int64_t month;
 *     check(hosp_select(book, "hosp_cost_entry", -1, NULL, 0, &cursor));
 *     expect(check(hosp_cursor_next(cursor)) == HOSP_ROW);
 *     check(hosp_cursor_int64(cursor, 1, &month));
 *     expect(month == 202503);
 *     check(hosp_close(cursor));
 */
int32_t hosp_cursor_int64(int32_t cursor, int32_t column, int64_t *out_value);

/**
 * The value of a column of statistics.
 *
 *   cursor     the cursor, on a row.
 *   column     number of the column, counted from 1.
 *   out_value  receives the value; never money.
 *
 * Returns: HOSP_OK.
 * Errors: HOSP_E_MISSING when there is no value, HOSP_E_ARGUMENT for a column that does not
 *   exist or is not HOSP_REAL, a cursor that is not on a row or a NULL pointer,
 *   HOSP_E_HANDLE, HOSP_E_KIND, HOSP_E_FORKED.
 * Thread: any.
 * Since: 1.0
 *
 * Example:
 *     int32_t result, cursor;
 *     double closeness;
 *     check(hosp_run(book, "evaluate.topsis", -1,
 *         "{\"matrix\":[[\"90\"],[\"60\"]],\"positivise\":\"direction\","
 *         "\"normalise\":\"vector\",\"weighting\":\"none\"}", -1, &result));
 *     check(hosp_result_table(result, "alternatives", -1, &cursor));
 *     expect(check(hosp_cursor_next(cursor)) == HOSP_ROW);
 *     check(hosp_cursor_double(cursor, 4, &closeness));
 *     expect(closeness == 1);
 *     check(hosp_close(cursor));
 *     check(hosp_close(result));
 */
int32_t hosp_cursor_double(int32_t cursor, int32_t column, double *out_value);

/* ----------------------------------------------------------------------------------------
 * Delimited text (CSV)
 * ---------------------------------------------------------------------------------------- */

/**
 * Reads delimited text (CSV) and opens a cursor on its rows: every column is HOSP_TEXT,
 * named by the first row.
 *
 * Fields are separated by commas and may be quoted; CRLF, LF and CR end a row; a byte order
 * mark and blank lines are skipped. Rows and columns in messages are counted as a
 * spreadsheet shows them: the header is row 1.
 *
 * Rows that cannot be read never vanish silently: without out_findings the first of them is
 * an error. With it they are left out, and the second cursor tells each with the columns
 * row, column, code, name, chinese, english; it has no rows when all is well.
 *
 *   book          the book; the text is in its encoding.
 *   text          the text; may be NULL when text_length is 0.
 *   text_length   bytes of text; -1 when it ends with a terminator.
 *   out_cursor    receives the handle of a cursor on the rows; close it with hosp_close.
 *   out_findings  receives the handle of a cursor on the findings; close it with hosp_close.
 *                 May be NULL.
 *
 * Returns: HOSP_OK.
 * Errors: HOSP_E_MISSING for a text without a header, HOSP_E_DUPLICATE for a column that
 *   stands twice, HOSP_E_FORMAT for quotes that do not match or a wrong number of fields,
 *   HOSP_E_ENCODING, HOSP_E_TOO_BIG for a text beyond HOSP_MAX_TEXT, a row beyond 1 MiB or
 *   more than 16,777,216 cells, HOSP_E_ARGUMENT, HOSP_E_HANDLE, HOSP_E_KIND, HOSP_E_FORKED.
 * Thread: any.
 * Since: 1.0
 *
 * Example:
 *     int32_t rows, findings;
 *     int64_t bad;
 *     // The third row has a field too many: it is left out and told.
 *     check(hosp_csv_open_text(book, "a,b\n1,2\n3,4,5\n", -1, &rows, &findings));
 *     check(hosp_cursor_rows(findings, &bad));
 *     expect(bad == 1);
 *     check(hosp_close(findings));
 *     check(hosp_close(rows));
 */
int32_t hosp_csv_open_text(
    int32_t book, const char *text, int32_t text_length, int32_t *out_cursor,
    int32_t *out_findings);

/**
 * Reads a file of delimited text (CSV) and opens a cursor on its rows, as hosp_csv_open_text
 * does.
 *
 *   book          the book; the path and the content of the file are in its encoding.
 *   path          the file.
 *   path_length   bytes of path; -1 when it ends with a terminator.
 *   out_cursor    receives the handle of a cursor on the rows; close it with hosp_close.
 *   out_findings  receives the handle of a cursor on the findings; close it with hosp_close.
 *                 May be NULL; then the first finding is an error.
 *
 * Returns: HOSP_OK.
 * Errors: HOSP_E_IO for a file that cannot be read (the message says why); the others as in
 *   hosp_csv_open_text, but for the size of the whole text, which is not limited here.
 * Thread: any.
 * Since: 1.0
 *
 * Example:
 *     int32_t cursor;
 *     check(hosp_csv_open_file(book, "charges.csv", -1, &cursor, NULL));
 *     expect(check(hosp_cursor_next(cursor)) == HOSP_ROW);
 *     check(hosp_close(cursor));
 */
int32_t hosp_csv_open_file(
    int32_t book, const char *path, int32_t path_length, int32_t *out_cursor,
    int32_t *out_findings);

/**
 * The whole table of a cursor as delimited text (CSV), wherever the cursor stands.
 *
 * The first row names the columns, or holds their labels in the language of the book with
 * option csv_labels, as a printed form shows them; rows end with CRLF; an empty text is two
 * quotes, no value is nothing. hosp_csv_open_text reads it back.
 *
 *   cursor      the cursor, on a row or not.
 *   buffer      receives the text; may be NULL when capacity is 0.
 *   capacity    bytes of the buffer, terminator included.
 *   out_needed  receives the bytes needed, terminator included; may be NULL.
 *
 * Returns: HOSP_OK.
 * Errors: HOSP_E_BUFFER when the buffer is too small, HOSP_E_ENCODING when the encoding of
 *   the book lacks a character (the message names it and its row; see option substitute),
 *   HOSP_E_APPROVAL for a table with sensitive columns when option plain_export is refuse,
 *   HOSP_E_TOO_BIG beyond 2 GiB, HOSP_E_ARGUMENT, HOSP_E_HANDLE, HOSP_E_KIND, HOSP_E_FORKED.
 * Thread: any.
 * Since: 1.0
 *
 * Example:
 *     char text[256];
 *     int32_t cursor;
 *     check(hosp_csv_open_text(book, "a,b\n1,\"2\"\n", -1, &cursor, NULL));
 *     check(hosp_cursor_csv(cursor, text, sizeof text, NULL));
 *     expect(strcmp(text, "a,b\r\n1,2\r\n") == 0);
 *     check(hosp_close(cursor));
 */
int32_t hosp_cursor_csv(
    int32_t cursor, char *buffer, int32_t capacity, int32_t *out_needed);

/* ----------------------------------------------------------------------------------------
 * Imports: facts and master data into tables
 * ---------------------------------------------------------------------------------------- */

/**
 * Imports a file of delimited text (CSV) into a table of the book, as one transaction: all
 * rows or none.
 *
 * The header names columns by name or by Chinese or English label; amounts stand in fen
 * under their name (amount_fen), in yuan under their label or their ..._yuan name. Every bad
 * row is found, not only the first: hosp_import_findings tells each. The same batch again
 * changes nothing; another content under its key is refused. Facts of a closed month are
 * refused.
 *
 *   book              the book; the path and the content of the file are in its encoding.
 *   table             name of the table, such as hosp_cost_entry.
 *   table_length      bytes of table; -1 when it ends with a terminator.
 *   path              the file.
 *   path_length       bytes of path; -1 when it ends with a terminator.
 *   batch_key         the name of the batch, for instance the file and its date: 1 to 64
 *                     characters.
 *   batch_key_length  bytes of batch_key; -1 when it ends with a terminator.
 *   constants_json    columns that have the same value in every row, a JSON object such as
 *                     {"city_code":"suzhou"}; empty for none. May be NULL when
 *                     constants_length is 0.
 *   constants_length  bytes of constants_json; -1 when it ends with a terminator.
 *   out_rows          receives the number of rows of the batch; may be NULL.
 *
 * Returns: HOSP_OK, also when the batch was in the book before.
 * Errors: HOSP_E_FORMAT when rows are bad (the message tells the first and the number),
 *   HOSP_E_UNKNOWN for a table or a column that does not exist (with the nearest right
 *   name), HOSP_E_MISSING for a column that must be there, a file without a header, an empty
 *   batch key or when the option now is not set, HOSP_E_DUPLICATE for a column that is
 *   filled twice, HOSP_E_CONFLICT for a batch key with another content or a book that
 *   another program holds, HOSP_E_RULE for a table that only the library writes, HOSP_E_IO,
 *   HOSP_E_FULL, HOSP_E_ENCODING, HOSP_E_TOO_BIG, HOSP_E_ARGUMENT, HOSP_E_HANDLE,
 *   HOSP_E_KIND, HOSP_E_FORKED. The tables are unchanged on error.
 * Thread: any.
 * Since: 1.0
 *
 * Example:
 *     int64_t rows;
 *     check(hosp_import_file(book, "hosp_cost_entry", -1, "entries.csv", -1, "entries.csv", -1,
 *         "{\"period_month\":\"2025-03\"}", -1, &rows));
 *     expect(rows == 2);
 */
int32_t hosp_import_file(
    int32_t book, const char *table, int32_t table_length, const char *path,
    int32_t path_length, const char *batch_key, int32_t batch_key_length,
    const char *constants_json, int32_t constants_length, int64_t *out_rows);

/**
 * Imports delimited text (CSV) into a table of the book, as hosp_import_file does.
 *
 *   book              the book; the text is in its encoding.
 *   table             name of the table.
 *   table_length      bytes of table; -1 when it ends with a terminator.
 *   text              the text; its first row names the columns.
 *   text_length       bytes of text; -1 when it ends with a terminator.
 *   batch_key         the name of the batch: 1 to 64 characters.
 *   batch_key_length  bytes of batch_key; -1 when it ends with a terminator.
 *   constants_json    columns that have the same value in every row, a JSON object; empty
 *                     for none. May be NULL when constants_length is 0.
 *   constants_length  bytes of constants_json; -1 when it ends with a terminator.
 *   out_rows          receives the number of rows of the batch; may be NULL.
 *
 * Returns: HOSP_OK, also when the batch was in the book before.
 * Errors: as hosp_import_file; HOSP_E_TOO_BIG for a text beyond HOSP_MAX_TEXT.
 * Thread: any.
 * Since: 1.0
 *
 * Example:
 *     int64_t rows;
 *     check(hosp_import_text(book, "hosp_cost_entry", -1,
 *         "period_month,department_code,item_code,entry_code,amount_yuan\n"
 *         "2025-03,K01,QT,voucher 77,1234.56\n", -1, "voucher 77", -1, NULL, 0, &rows));
 *     expect(rows == 1);
 */
int32_t hosp_import_text(
    int32_t book, const char *table, int32_t table_length, const char *text,
    int32_t text_length, const char *batch_key, int32_t batch_key_length,
    const char *constants_json, int32_t constants_length, int64_t *out_rows);

/**
 * Opens a cursor on what the last import of this book found; it has no rows when all was
 * well.
 *
 * The columns are row (as a spreadsheet counts, the header being row 1; rows of row calls
 * are counted from 1), column, value, code, name, chinese, english. They have no value where
 * a finding is about a whole row or the whole file.
 *
 *   book        the book.
 *   out_cursor  receives the handle of the cursor; close it with hosp_close.
 *
 * Returns: HOSP_OK.
 * Errors: HOSP_E_TOO_BIG when all handles are open, HOSP_E_ARGUMENT, HOSP_E_HANDLE,
 *   HOSP_E_KIND, HOSP_E_FORKED.
 * Thread: any.
 * Since: 1.0
 *
 * Example:
 *     char text[512];
 *     int32_t cursor;
 *     expect(hosp_import_text(book, "hosp_cost_entry", -1,
 *         "period_month,department_code,item_code,entry_code,amount_yuan\n"
 *         "2025-03,K01,QT,voucher 78,12.345\n", -1, "voucher 78", -1, NULL, 0, NULL)
 *         == HOSP_E_FORMAT);
 *     check(hosp_import_findings(book, &cursor));
 *     expect(check(hosp_cursor_next(cursor)) == HOSP_ROW);
 *     check(hosp_cursor_text(cursor, 2, text, sizeof text, NULL));
 *     expect(strcmp(text, "amount_yuan") == 0);
 *     check(hosp_close(cursor));
 */
int32_t hosp_import_findings(int32_t book, int32_t *out_cursor);

/* ----------------------------------------------------------------------------------------
 * Imports row by row
 * ---------------------------------------------------------------------------------------- */

/**
 * Begins a batch of rows for a table: the same as an import, for hosts that have only loops.
 *
 * Set the cells of a row with hosp_rows_text, hosp_rows_int64 and hosp_rows_null, end it
 * with hosp_rows_add, and bring all rows in with hosp_rows_commit. Nothing is in the book
 * before. No published column holds binary fractions, so there is no call for double:
 * decimals go in as text.
 *
 *   book              the book.
 *   table             name of the table, such as hosp_cost_entry.
 *   table_length      bytes of table; -1 when it ends with a terminator.
 *   batch_key         the name of the batch: 1 to 64 characters.
 *   batch_key_length  bytes of batch_key; -1 when it ends with a terminator.
 *   out_rows          receives the handle of the batch; commit or discard it.
 *
 * Returns: HOSP_OK.
 * Errors: HOSP_E_UNKNOWN for a table that does not exist (the message names the nearest),
 *   HOSP_E_RULE for a table that only the library writes, HOSP_E_TOO_BIG when all handles
 *   are open, HOSP_E_ARGUMENT, HOSP_E_ENCODING, HOSP_E_HANDLE, HOSP_E_KIND, HOSP_E_FORKED.
 * Thread: any.
 * Since: 1.0
 *
 * Example:
 *     int32_t rows;
 *     check(hosp_rows_begin(book, "hosp_cost_entry", -1, "voucher 79", -1, &rows));
 *     check(hosp_rows_discard(rows));
 */
int32_t hosp_rows_begin(
    int32_t book, const char *table, int32_t table_length, const char *batch_key,
    int32_t batch_key_length, int32_t *out_rows);

/**
 * Sets a cell of the open row to a text, which is read as the field of a file is: months
 * 2025-03, amounts 1234.56 in yuan under the label or the ..._yuan name.
 *
 *   rows           the batch.
 *   column         name or label of the column.
 *   column_length  bytes of column; -1 when it ends with a terminator.
 *   value          the text; may be NULL when value_length is 0.
 *   value_length   bytes of value; -1 when it ends with a terminator.
 *
 * Returns: HOSP_OK; whether the text fits the column is told by hosp_rows_commit.
 * Errors: HOSP_E_UNKNOWN for a column that does not exist (the message names the nearest),
 *   HOSP_E_DUPLICATE for a column that is set already in this row, or was given in another
 *   unit in a row before, HOSP_E_TOO_BIG for more than 16,777,216 cells, HOSP_E_ARGUMENT,
 *   HOSP_E_ENCODING, HOSP_E_HANDLE, HOSP_E_KIND, HOSP_E_FORKED. The row is unchanged on
 *   error.
 * Thread: any; a batch is best filled by one thread.
 * Since: 1.0
 *
 * Example:
 *     int32_t rows;
 *     check(hosp_rows_begin(book, "hosp_cost_entry", -1, "voucher 79", -1, &rows));
 *     check(hosp_rows_text(rows, "department_code", -1, "K01", -1));
 *     check(hosp_rows_text(rows, "amount_yuan", -1, "1234.56", -1));
 *     check(hosp_rows_discard(rows));
 */
int32_t hosp_rows_text(
    int32_t rows, const char *column, int32_t column_length, const char *value,
    int32_t value_length);

/**
 * Sets a cell of the open row to a whole number: a count, a day yyyymmdd, a month yyyymm, an
 * amount in fen under its ..._fen name.
 *
 *   rows           the batch.
 *   column         name or label of the column.
 *   column_length  bytes of column; -1 when it ends with a terminator.
 *   value          the number.
 *
 * Returns: HOSP_OK; whether the number fits the column is told by hosp_rows_commit.
 * Errors: HOSP_E_ARGUMENT for an amount under a name that means yuan; the others as in
 *   hosp_rows_text.
 * Thread: any; a batch is best filled by one thread.
 * Since: 1.0
 *
 * Example:
 *     int32_t rows;
 *     check(hosp_rows_begin(book, "hosp_cost_entry", -1, "voucher 79", -1, &rows));
 *     check(hosp_rows_int64(rows, "period_month", -1, 202503));
 *     check(hosp_rows_int64(rows, "amount_fen", -1, 123456));
 *     check(hosp_rows_discard(rows));
 */
int32_t hosp_rows_int64(
    int32_t rows, const char *column, int32_t column_length, int64_t value);

/**
 * Says that a cell of the open row has no value; so has every cell that is not set.
 *
 *   rows           the batch.
 *   column         name or label of the column.
 *   column_length  bytes of column; -1 when it ends with a terminator.
 *
 * Returns: HOSP_OK.
 * Errors: as hosp_rows_text.
 * Thread: any; a batch is best filled by one thread.
 * Since: 1.0
 *
 * Example:
 *     int32_t rows;
 *     check(hosp_rows_begin(book, "hosp_cost_entry", -1, "voucher 79", -1, &rows));
 *     check(hosp_rows_null(rows, "funding_tag", -1));
 *     check(hosp_rows_discard(rows));
 */
int32_t hosp_rows_null(int32_t rows, const char *column, int32_t column_length);

/**
 * Ends the open row; the next cell belongs to a new one.
 *
 *   rows  the batch.
 *
 * Returns: HOSP_OK.
 * Errors: HOSP_E_HANDLE, HOSP_E_KIND, HOSP_E_FORKED.
 * Thread: any; a batch is best filled by one thread.
 * Since: 1.0
 *
 * Example:
 *     int32_t rows;
 *     check(hosp_rows_begin(book, "hosp_cost_entry", -1, "voucher 79", -1, &rows));
 *     check(hosp_rows_text(rows, "department_code", -1, "K01", -1));
 *     check(hosp_rows_add(rows));
 *     check(hosp_rows_text(rows, "department_code", -1, "K02", -1));
 *     check(hosp_rows_add(rows));
 *     check(hosp_rows_discard(rows));
 */
int32_t hosp_rows_add(int32_t rows);

/**
 * Brings all rows of a batch into the table, as one transaction, and closes the batch.
 *
 * Every bad row is found: hosp_import_findings tells each, the rows counted from 1 as they
 * were added. On error nothing is in the book and the batch stays open: commit again when
 * the reason lay outside of it, or discard it.
 *
 *   rows       the batch.
 *   out_count  receives the number of rows of the batch; may be NULL.
 *
 * Returns: HOSP_OK, also when the batch was in the book before.
 * Errors: HOSP_E_ARGUMENT when a row was begun and not added; the others as in
 *   hosp_import_file.
 * Thread: any.
 * Since: 1.0
 *
 * Example:
 *     int32_t rows;
 *     int64_t count;
 *     check(hosp_rows_begin(book, "hosp_cost_entry", -1, "voucher 79", -1, &rows));
 *     check(hosp_rows_int64(rows, "period_month", -1, 202503));
 *     check(hosp_rows_text(rows, "department_code", -1, "K01", -1));
 *     check(hosp_rows_text(rows, "item_code", -1, "QT", -1));
 *     check(hosp_rows_text(rows, "entry_code", -1, "voucher 79", -1));
 *     check(hosp_rows_int64(rows, "amount_fen", -1, 123456));
 *     check(hosp_rows_add(rows));
 *     check(hosp_rows_commit(rows, &count));
 *     expect(count == 1);
 */
int32_t hosp_rows_commit(int32_t rows, int64_t *out_count);

/**
 * Closes a batch and forgets its rows; nothing of it is in the book.
 *
 *   rows  the batch.
 *
 * Returns: HOSP_OK.
 * Errors: HOSP_E_HANDLE, HOSP_E_KIND, HOSP_E_FORKED.
 * Thread: any.
 * Since: 1.0
 *
 * Example:
 *     int32_t rows;
 *     check(hosp_rows_begin(book, "hosp_cost_entry", -1, "voucher 80", -1, &rows));
 *     check(hosp_rows_discard(rows));
 *     expect(hosp_rows_add(rows) == HOSP_E_HANDLE);
 */
int32_t hosp_rows_discard(int32_t rows);

/* ----------------------------------------------------------------------------------------
 * Tables as Arrow C streams
 * ---------------------------------------------------------------------------------------- */

/**
 * Imports a table that comes as an Arrow C stream into a table of the book, as one
 * transaction: all rows or none.
 *
 * It means what hosp_import_file means with a file of the same columns: they are found by
 * name or label, every bad row is found and told by hosp_import_findings (rows are counted
 * from 1), the same batch again changes nothing. Read are int8 to int64 and uint8 to uint64,
 * decimal128, bool (for flags), date32 and timestamp without a zone (for days and moments),
 * utf8, large_utf8, utf8_view, dictionaries of text with any integer index, and null. An
 * amount is a whole number of fen under its ..._fen name, or decimal128 or text in yuan
 * under its label or ..._yuan name; a whole number under a name that means yuan is refused,
 * and so are floats everywhere.
 *
 * The stream is taken over: it is released before the call returns, also on error, and
 * stream->release is NULL then. Its functions are called under the lock of the book, so they
 * must not call this book.
 *
 *   book              the book.
 *   table             name of the table, such as hosp_cost_entry.
 *   table_length      bytes of table; -1 when it ends with a terminator.
 *   stream            the stream; it is released.
 *   batch_key         the name of the batch: 1 to 64 characters.
 *   batch_key_length  bytes of batch_key; -1 when it ends with a terminator.
 *   constants_json    columns that have the same value in every row, a JSON object; empty
 *                     for none. May be NULL when constants_length is 0.
 *   constants_length  bytes of constants_json; -1 when it ends with a terminator.
 *   out_rows          receives the number of rows of the batch; may be NULL.
 *
 * Returns: HOSP_OK, also when the batch was in the book before.
 * Errors: HOSP_E_FORMAT for a type that the column does not take or a stream that breaks the
 *   rules of the interface, HOSP_E_RANGE for an index outside of its dictionary, HOSP_E_IO
 *   for an error of the producer (the message holds its words), HOSP_E_ARGUMENT for a stream
 *   that is NULL or released and for whole numbers where yuan are meant, HOSP_E_TOO_BIG for
 *   a batch of more than 2,147,483,647 rows; the others as in hosp_import_file. The tables
 *   are unchanged on error.
 * Thread: any. With option threads of 2 or more the stream is read on a thread of the
 *   library, one call at a time.
 * Since: 1.0
 *
 * Example:
 *     struct ArrowArrayStream stream;
 *     int32_t cursor, other;
 *     check(hosp_csv_open_text(
 *         book, "item_code,item_name,sort_number\nQT,other cost,2\n", -1, &cursor, NULL));
 *     check(hosp_cursor_arrow(cursor, &stream));
 *     check(hosp_open(NULL, 0, HOSP_UTF8, &other));
 *     check(hosp_set_text(other, "now", "20250401090000", -1));
 *     check(hosp_import_arrow(
 *         other, "hosp_cost_item", -1, &stream, "items", -1, NULL, 0, NULL));
 *     expect(stream.release == NULL);
 *     check(hosp_close(other));
 *     check(hosp_close(cursor));
 */
int32_t hosp_import_arrow(
    int32_t book, const char *table, int32_t table_length,
    struct ArrowArrayStream *stream, const char *batch_key, int32_t batch_key_length,
    const char *constants_json, int32_t constants_length, int64_t *out_rows);

/**
 * The whole table of a cursor as an Arrow C stream, wherever the cursor stands.
 *
 * Whole numbers are int64 (amounts in fen, months yyyymm, moments yyyymmddhhmmss), days
 * date32, codes dictionary text, other texts utf8, statistics float64; exact decimals and
 * amounts in yuan are decimal128(38,s), s being the most decimals that the column has.
 * Batches have at most 65,536 rows. hosp_import_arrow reads it back.
 *
 * The stream keeps the rows: it stays good when the cursor and the book are closed. Who
 * calls releases it, with out_stream->release(out_stream).
 *
 *   cursor      the cursor, on a row or not.
 *   out_stream  receives the stream; what stood there is overwritten.
 *
 * Returns: HOSP_OK.
 * Errors: HOSP_E_FORMAT for a value that is not what its column says (the message tells row
 *   and column), HOSP_E_APPROVAL for a table with sensitive columns when option plain_export
 *   is refuse, HOSP_E_ARGUMENT for a NULL pointer, HOSP_E_HANDLE, HOSP_E_KIND,
 *   HOSP_E_FORKED.
 * Thread: any; a stream is read by one thread at a time, and needs no lock of the book.
 * Since: 1.0
 *
 * Example:
 *     struct ArrowArrayStream stream;
 *     struct ArrowSchema schema;
 *     int32_t cursor;
 *     check(hosp_select(book, "hosp_cost_item", -1, NULL, 0, &cursor));
 *     check(hosp_cursor_arrow(cursor, &stream));
 *     check(hosp_close(cursor));
 *     expect(stream.get_schema(&stream, &schema) == 0);
 *     expect(strcmp(schema.children[0]->name, "item_code") == 0);
 *     schema.release(&schema);
 *     stream.release(&stream);
 */
int32_t hosp_cursor_arrow(int32_t cursor, struct ArrowArrayStream *out_stream);

/* ----------------------------------------------------------------------------------------
 * Reading the tables of a book
 * ---------------------------------------------------------------------------------------- */

/**
 * Opens a cursor on the rows of a table or view of the book: on all, or on those that a
 * filter takes.
 *
 * The cursor is a snapshot: it holds no lock, and nothing that happens later changes it.
 *
 * Result tables have a view of the rows of current runs (hosp_cost_final_current), tables
 * with amounts one with yuan beside fen (hosp_cost_entry_yuan). Rows come in the order of
 * the primary key. A table that nothing was written to yet has no rows.
 *
 *   book           the book.
 *   table          name of the table or view; book.tables of hosp_run lists all.
 *   table_length   bytes of table; -1 when it ends with a terminator.
 *   filter_json    a JSON object of columns and the values they must have, such as
 *                  {"period_month":"2025-03","department_code":"lab"}; null takes the rows
 *                  without a value. Empty takes all rows. May be NULL when filter_length is
 *                  0.
 *   filter_length  bytes of filter_json; -1 when it ends with a terminator.
 *   out_cursor     receives the handle of the cursor; close it with hosp_close.
 *
 * Returns: HOSP_OK.
 * Errors: HOSP_E_UNKNOWN for a table or a column that does not exist (the message names the
 *   nearest), HOSP_E_FORMAT for a value that is not of the column's type or a filter that is
 *   no JSON object, HOSP_E_DUPLICATE for a column that stands twice, HOSP_E_TOO_BIG for more
 *   than 16,777,216 cells or when all handles are open, HOSP_E_IO, HOSP_E_CORRUPT,
 *   HOSP_E_CONFLICT, HOSP_E_ARGUMENT, HOSP_E_ENCODING, HOSP_E_HANDLE, HOSP_E_KIND,
 *   HOSP_E_FORKED.
 * Thread: any.
 * Since: 1.0
 *
 * Example:
 *     int32_t cursor;
 *     int64_t rows;
 *     check(hosp_select(book, "hosp_cost_entry", -1,
 *         "{\"period_month\":\"2025-03\",\"department_code\":\"K01\"}", -1, &cursor));
 *     check(hosp_cursor_rows(cursor, &rows));
 *     expect(rows > 0);
 *     check(hosp_close(cursor));
 */
int32_t hosp_select(
    int32_t book, const char *table, int32_t table_length, const char *filter_json,
    int32_t filter_length, int32_t *out_cursor);

/* ----------------------------------------------------------------------------------------
 * Runs and months of a book
 * ---------------------------------------------------------------------------------------- */

/**
 * Allocates the cost of a month from the tables of a book into its result tables (成本分摊).
 *
 * Reads departments, cost items, entries, shared bills, driver statistics and the plan,
 * splits the bills, keeps what belongs to the scope of the plan, allocates, and stores
 * hosp_cost_final, hosp_cost_line, hosp_cost_excluded and the others with the record of the
 * run, in one transaction. The same facts again give the same run back and write nothing;
 * changed facts make a new version and the rows of hosp_cost_difference. book.cost.allocate
 * of hosp_run is the same.
 *
 *   book         the book.
 *   month        the accounting month, yyyymm.
 *   plan         code of the plan in hosp_cost_plan.
 *   plan_length  bytes of plan; -1 when it ends with a terminator.
 *   out_result   receives the handle of the result, with the tables of cost.allocate, run,
 *                difference and those of cost.ledger; close it with hosp_close.
 *
 * Returns: HOSP_OK.
 * Errors: HOSP_E_CLOSED for a closed month, HOSP_E_UNKNOWN for a plan, a department or a
 *   kind of entry that is not there (the message names the nearest), HOSP_E_MISSING for a
 *   month without entries, a plan without steps or when the option now is not set,
 *   HOSP_E_UNBALANCED for a source or a bill with cost and no driver, HOSP_E_RANGE,
 *   HOSP_E_DUPLICATE, HOSP_E_OVERFLOW, HOSP_E_FORMAT for a number that is no month,
 *   HOSP_E_CONFLICT for a book that another program holds, HOSP_E_IO, HOSP_E_FULL,
 *   HOSP_E_ARGUMENT, HOSP_E_ENCODING, HOSP_E_HANDLE, HOSP_E_KIND, HOSP_E_FORKED. The book is
 *   unchanged on error.
 * Thread: any.
 * Since: 1.0
 *
 * Example:
 *     char text[4096];
 *     int32_t result, cursor;
 *     check(hosp_cost_allocate(book, 202503, "FT", -1, &result));
 *     check(hosp_result_table(result, "final", -1, &cursor));
 *     check(hosp_cursor_csv(cursor, text, sizeof text, NULL));
 *     check(hosp_close(cursor));
 *     check(hosp_close(result));
 */
int32_t hosp_cost_allocate(
    int32_t book, int32_t month, const char *plan, int32_t plan_length,
    int32_t *out_result);

/**
 * Closes a month for an area (结账): imports and runs of the month are refused from now on.
 *
 *   book         the book.
 *   area         the area of tables: cost.
 *   area_length  bytes of area; -1 when it ends with a terminator.
 *   month        the accounting month, yyyymm.
 *
 * Returns: HOSP_OK.
 * Errors: HOSP_E_CLOSED when it is closed already, HOSP_E_UNKNOWN for an area that does not
 *   exist, HOSP_E_MISSING when the option now is not set, HOSP_E_FORMAT for a number that is
 *   no month, HOSP_E_CONFLICT, HOSP_E_IO, HOSP_E_FULL, HOSP_E_ARGUMENT, HOSP_E_ENCODING,
 *   HOSP_E_HANDLE, HOSP_E_KIND, HOSP_E_FORKED.
 * Thread: any.
 * Since: 1.0
 *
 * Example:
 *     int32_t result;
 *     check(hosp_month_close(book, "cost", -1, 202503));
 *     expect(hosp_cost_allocate(book, 202503, "FT", -1, &result) == HOSP_E_CLOSED);
 */
int32_t hosp_month_close(
    int32_t book, const char *area, int32_t area_length, int32_t month);

/**
 * Opens a closed month again (反结账): the actor of the book acts and a second person confirms.
 *
 * Both and the reason stand in the audit trail.
 *
 *   book                 the book.
 *   area                 the area of tables: cost.
 *   area_length          bytes of area; -1 when it ends with a terminator.
 *   month                the accounting month, yyyymm.
 *   confirmed_by         the second person; another than the option actor.
 *   confirmed_by_length  bytes of confirmed_by; -1 when it ends with a terminator.
 *   reason               why, 1 to 500 characters.
 *   reason_length        bytes of reason; -1 when it ends with a terminator.
 *
 * Returns: HOSP_OK.
 * Errors: HOSP_E_RULE when it is not closed, HOSP_E_SEPARATION when one person acts and
 *   confirms, HOSP_E_MISSING when there is no actor, HOSP_E_FORMAT for no reason or one that
 *   is too long; the others as in hosp_month_close.
 * Thread: any.
 * Since: 1.0
 *
 * Example:
 *     // The actor of the book is P91: somebody else confirms.
 *     expect(hosp_month_reopen(book, "cost", -1, 202503, "P91", -1, "late voucher", -1)
 *         == HOSP_E_SEPARATION);
 *     check(hosp_month_reopen(book, "cost", -1, 202503, "P01", -1, "late voucher", -1));
 */
int32_t hosp_month_reopen(
    int32_t book, const char *area, int32_t area_length, int32_t month,
    const char *confirmed_by, int32_t confirmed_by_length, const char *reason,
    int32_t reason_length);

/* ----------------------------------------------------------------------------------------
 * Reports to look at and to print
 * ---------------------------------------------------------------------------------------- */

/**
 * Writes a report of the book as a file.
 *
 * A page of HTML can be looked at, sent and printed on A4: its pictures are inside, and it
 * loads nothing from elsewhere and runs no script. A path that ends in .csv gets the tables
 * as text that Excel opens, in UTF-8 with a byte order mark or in the encoding of the
 * arguments (GBK, GB18030); one that ends in .xlsx gets a workbook, written through
 * libxlsxwriter where that is installed.
 *
 *     cost.step_down        period, plan              how cost flows, and what departments cost
 *     appraisal.overview    period, scheme            scores and grades of all units
 *     appraisal.scorecard   period, scheme, subject   one unit, with every deduction
 *     pay.person            period, pool, person      one number, from the pool to the person
 *     safety.inspection     period, inspection        sections, items and findings
 *     safety.hazards        day                       hazards by place, ageing, closure
 *     energy.month          period                    bills, losses, departments, quotas
 *     budget.status         year                      what is approved, bound, spent and left
 *     cost.unit             period, plan              visits, bed-days and service items
 *     cost.payment          models, cases             surplus by group, as the procedure has it
 *     procedure.result      procedure, arguments      the tables of any calculation
 *     book.table            table, filter             a table or view of the book
 *
 * All take unit, prepared_by, reviewed_by and responsible for the printed form. The language
 * is that of the book. Figures are those of the tables of current runs; nothing is
 * calculated anew.
 *
 *   book              the book.
 *   report            name of the report.
 *   report_length     bytes of report; -1 when it ends with a terminator.
 *   arguments_json    what the report needs, a JSON object such as
 *                     {"period":"2025-03","plan":"FT"}. May be NULL when arguments_length is
 *                     0.
 *   arguments_length  bytes of arguments_json; -1 when it ends with a terminator.
 *   path              the file; what stood there gives way once all is written.
 *   path_length       bytes of path; -1 when it ends with a terminator.
 *
 * Returns: HOSP_OK.
 * Errors: HOSP_E_UNKNOWN for a report, a unit or a person that is not there (the message
 *   names the nearest), HOSP_E_MISSING for an argument or a run that is not there,
 *   HOSP_E_FORMAT for arguments that are no JSON or do not fit, HOSP_E_IO for a file that
 *   cannot be written, which then is what it was, HOSP_E_CONFLICT, HOSP_E_CORRUPT,
 *   HOSP_E_ARGUMENT, HOSP_E_ENCODING, HOSP_E_HANDLE, HOSP_E_KIND, HOSP_E_FORKED.
 * Thread: any.
 * Since: 1.0
 *
 * Example:
 *     check(hosp_report_write(book, "cost.step_down", -1,
 *         "{\"period\":\"2025-03\",\"plan\":\"FT\",\"unit\":\"A hospital\"}", -1,
 *         "cost.html", -1));
 *     // The same tables for a spreadsheet on a Chinese Windows; a path in .xlsx gets a workbook.
 *     check(hosp_report_write(book, "cost.step_down", -1,
 *         "{\"period\":\"2025-03\",\"plan\":\"FT\",\"encoding\":\"GBK\"}", -1,
 *         "cost.csv", -1));
 *     // The appraisal has not run yet in this program: the message says so.
 *     expect(hosp_report_write(book, "appraisal.overview", -1,
 *         "{\"period\":\"2025-03\",\"scheme\":\"YUE\"}", -1, "scores.html", -1)
 *         == HOSP_E_MISSING);
 */
int32_t hosp_report_write(
    int32_t book, const char *report, int32_t report_length, const char *arguments_json,
    int32_t arguments_length, const char *path, int32_t path_length);

/* ----------------------------------------------------------------------------------------
 * Cases from charge lines, progress
 * ---------------------------------------------------------------------------------------- */

/**
 * Costs cases from a file of charge lines (病例成本核算): tens of millions of lines in seconds and
 * in little memory.
 *
 *     cost of a line = quantity × unit cost of the item in the department (and the service month)
 *
 * The files are delimited text (CSV) with a header, in the encoding of the book; columns
 * stand in any order, others are not looked at. Costs are summed exactly and rounded once
 * per case, group and department; what rounding leaves is told (尾差). Negative lines are
 * refunds. A line that cannot be costed is left out of every sum, counted and told with its
 * row; the result is there all the same, so look at its table findings. The option threads
 * says how many threads read; the result does not depend on it. The book is not changed.
 * cost.case_lines of hosp_run does the same with more choices.
 *
 * Tables of the result: cases, groups, departments, findings, reconciliation.
 *
 *   book               the book.
 *   lines              path of the charge lines: case, department, item, quantity (at most
 *                      six decimals), amount (yuan) or amount_fen; perhaps line_id, of which
 *                      no second line is taken, and service_period (yyyy-mm).
 *   lines_length       bytes of lines; -1 when it ends with a terminator.
 *   unit_costs         path of the unit costs: department, item, unit_cost (yuan, at most
 *                      eight decimals), perhaps period (yyyy-mm); empty for those of
 *                      hosp_case_unit_cost. May be NULL when unit_costs_length is 0.
 *   unit_costs_length  bytes of unit_costs; -1 when it ends with a terminator.
 *   cases              path of the list of cases: case, perhaps group and discharge (day or
 *                      month, empty while in the house); empty when every case is taken. May
 *                      be NULL when cases_length is 0.
 *   cases_length       bytes of cases; -1 when it ends with a terminator.
 *   from_month         the first month that is reported, yyyymm; 0 when months are not told
 *                      apart. Lines of earlier months belong to cases that were in the house
 *                      at the start.
 *   to_month           the last month that is reported, yyyymm; 0 with from_month 0.
 *   out_result         receives the handle of the result; close it with hosp_close.
 *
 * Returns: HOSP_OK, also when lines were left out.
 * Errors: HOSP_E_MISSING for a column, unit costs or a header that must be there,
 *   HOSP_E_FORMAT for bad rows in the unit costs or the cases (hosp_import_findings lists
 *   them), a number that is no month, or a quote that is never closed, HOSP_E_DUPLICATE for
 *   two unit costs of one item in one department, HOSP_E_RANGE, HOSP_E_OVERFLOW,
 *   HOSP_E_TOO_BIG, HOSP_E_CONFLICT when the file changed while it was read,
 *   HOSP_E_CANCELLED after hosp_cancel, HOSP_E_IO, HOSP_E_ARGUMENT, HOSP_E_ENCODING,
 *   HOSP_E_HANDLE, HOSP_E_KIND, HOSP_E_FORKED. Nothing is half done.
 * Thread: any; hosp_progress and hosp_cancel may be called meanwhile.
 * Since: 1.0
 *
 * Example:
 *     char text[256];
 *     int32_t result, cursor;
 *     check(hosp_case_cost_file(
 *         book, "charges.csv", -1, "costs.csv", -1, NULL, 0, 0, 0, &result));
 *     check(hosp_result_table(result, "cases", -1, &cursor));
 *     expect(check(hosp_cursor_next(cursor)) == HOSP_ROW);
 *     check(hosp_cursor_text(cursor, 1, text, sizeof text, NULL));
 *     expect(strcmp(text, "C1") == 0);
 *     check(hosp_close(cursor));
 *     check(hosp_close(result));
 */
int32_t hosp_case_cost_file(
    int32_t book, const char *lines, int32_t lines_length, const char *unit_costs,
    int32_t unit_costs_length, const char *cases, int32_t cases_length,
    int32_t from_month, int32_t to_month, int32_t *out_result);

/**
 * Costs cases from charge lines that come as an Arrow C stream; hosp_case_cost_file tells
 * how.
 *
 * The columns are those of a file of charge lines. case, department, item and line_id are
 * utf8, large_utf8, utf8_view, dictionaries of text, or whole numbers, which mean the codes
 * written like them (7 is the code 7, not 007); quantity is a whole number or decimal128;
 * amount_fen a whole number, amount decimal128 in yuan; service_period text or a number
 * yyyymm. Rows in findings are counted from 1. Nothing is copied: the batches stay with
 * their producer, up to 67,108,864 lines of them until the call ends, so that a table in
 * memory takes little more.
 *
 * The stream is taken over: it is released before the call returns, also on error, and
 * stream->release is NULL then. Its functions are called by the calling thread alone, under
 * the lock of the book, so they must not call this book.
 *
 *   book              the book.
 *   arguments_json    the arguments of cost.case_lines without the lines, a JSON object such
 *                     as {"unit_costs_file":"costs.csv","period":"2025"}; empty for none.
 *                     May be NULL when arguments_length is 0.
 *   arguments_length  bytes of arguments_json; -1 when it ends with a terminator.
 *   stream            the charge lines; it is released.
 *   out_result        receives the handle of the result; close it with hosp_close.
 *
 * Returns: HOSP_OK, also when lines were left out.
 * Errors: HOSP_E_FORMAT also for a type that a column does not take or a stream that breaks
 *   the rules of the interface, HOSP_E_RANGE for an index outside of its dictionary,
 *   HOSP_E_IO for an error of the producer, HOSP_E_ARGUMENT for a stream that is NULL or
 *   released and for whole numbers where yuan are meant, HOSP_E_UNKNOWN for an argument that
 *   does not exist; the others as in hosp_case_cost_file. Nothing is half done.
 * Thread: any; hosp_progress and hosp_cancel may be called meanwhile.
 * Since: 1.0
 *
 * Example:
 *     struct ArrowArrayStream stream;
 *     int32_t lines, result;
 *     check(hosp_csv_open_text(book,
 *         "case,department,item,quantity,amount\nC1,K01,X1,2,9.00\n", -1, &lines, NULL));
 *     check(hosp_cursor_arrow(lines, &stream));
 *     // The text columns of the cursor are no quantities: the message names the column.
 *     expect(hosp_case_cost_arrow(
 *         book, "{\"unit_costs_file\":\"costs.csv\"}", -1, &stream, &result)
 *         == HOSP_E_FORMAT);
 *     expect(stream.release == NULL);
 *     check(hosp_close(lines));
 */
int32_t hosp_case_cost_arrow(
    int32_t book, const char *arguments_json, int32_t arguments_length,
    struct ArrowArrayStream *stream, int32_t *out_result);

/**
 * Costs cases from charge lines in arrays; hosp_case_cost_file tells how.
 *
 * Cases, departments, items and line identifiers are whole numbers that mean the codes
 * written like them (7 is the code 7, not 007) in the unit costs and the list of cases. The
 * arrays are not copied; lines are counted from 1.
 *
 *   book               the book.
 *   arguments_json     the arguments of cost.case_lines without the lines, a JSON object
 *                      such as {"unit_costs_file":"costs.csv","period":"2025"}; empty for
 *                      none. May be NULL when arguments_length is 0.
 *   arguments_length   bytes of arguments_json; -1 when it ends with a terminator.
 *   count              number of lines, at most 2,147,483,647; each array has so many
 *                      elements.
 *   cases              the case of each line.
 *   departments        the department that performed the service.
 *   items              the service item.
 *   quantities         the quantity; negative for refunds.
 *   quantity_decimals  decimals of the quantities, 0 to 9: with 2, a quantity of 150 means
 *                      1.50.
 *   amounts_fen        the charge in fen; negative for refunds.
 *   service_months     the service month yyyymm; NULL when lines have none.
 *   line_ids           identifiers, of which no second line is taken; NULL when lines have
 *                      none.
 *   out_result         receives the handle of the result; close it with hosp_close.
 *
 * Returns: HOSP_OK, also when lines were left out.
 * Errors: HOSP_E_ARGUMENT also for an array that is NULL, a count below 0 or too large, and
 *   decimals outside of 0 to 9, HOSP_E_UNKNOWN for an argument that does not exist; the
 *   others as in hosp_case_cost_file. Nothing is half done.
 * Thread: any; hosp_progress and hosp_cancel may be called meanwhile.
 * Since: 1.0
 *
 * Example:
 *     const int64_t cases[] = {100, 100, 101}, quantities[] = {2, -1, 3};
 *     const int64_t amounts_fen[] = {900, -450, 1350};
 *     const int32_t departments[] = {1, 1, 1}, items[] = {10, 10, 10};
 *     char text[512];
 *     int32_t result, cursor;
 *     check(hosp_case_cost_arrays(book,
 *         "{\"unit_costs\":\"department,item,unit_cost\\n1,10,2.50\\n\"}", -1, 3, cases,
 *         departments, items, quantities, 0, amounts_fen, NULL, NULL, &result));
 *     check(hosp_result_table(result, "cases", -1, &cursor));
 *     check(hosp_cursor_csv(cursor, text, sizeof text, NULL));
 *     // 100: (2 - 1) × 2.50; 101: 3 × 2.50.
 *     expect(strstr(text, ",2.50,250,") != NULL && strstr(text, ",7.50,750,") != NULL);
 *     check(hosp_close(cursor));
 *     check(hosp_close(result));
 */
int32_t hosp_case_cost_arrays(
    int32_t book, const char *arguments_json, int32_t arguments_length, int64_t count,
    const int64_t *cases, const int32_t *departments, const int32_t *items,
    const int64_t *quantities, int32_t quantity_decimals, const int64_t *amounts_fen,
    const int32_t *service_months, const int64_t *line_ids, int32_t *out_result);

/**
 * How far the call under way on a book is: case costing from files tells it.
 *
 * It does not wait for the call, so it can be asked from another thread at any time.
 *
 *   book       the book.
 *   out_done   receives how much is done, in bytes read; 0 while no such call runs. May be
 *              NULL.
 *   out_total  receives how much there is to do; 0 while no such call runs, or when it is
 *              not known. May be NULL.
 *
 * Returns: HOSP_OK.
 * Errors: HOSP_E_HANDLE, HOSP_E_KIND, HOSP_E_FORKED. The words are told by hosp_error_text
 *   for book 0.
 * Thread: any; it takes no lock of the book.
 * Since: 1.0
 *
 * Example:
 *     int64_t done, total;
 *     // From another thread while case costing runs; here nothing runs.
 *     check(hosp_progress(book, &done, &total));
 *     expect(done == 0 && total == 0);
 */
int32_t hosp_progress(int32_t book, int64_t *out_done, int64_t *out_total);

/**
 * Ends the call under way on a book: case costing from files returns HOSP_E_CANCELLED soon
 * and leaves nothing half done.
 *
 * When no such call runs, nothing happens: the next one is not ended.
 *
 *   book  the book.
 *
 * Returns: HOSP_OK; the call may have ended by itself meanwhile.
 * Errors: HOSP_E_HANDLE, HOSP_E_KIND, HOSP_E_FORKED. The words are told by hosp_error_text
 *   for book 0.
 * Thread: any; it takes no lock of the book.
 * Since: 1.0
 *
 * Example:
 *     // From another thread while case costing runs; here nothing runs.
 *     check(hosp_cancel(book));
 */
int32_t hosp_cancel(int32_t book);

/* ----------------------------------------------------------------------------------------
 * Appraisal, pay and inspections
 * ---------------------------------------------------------------------------------------- */

/**
 * Appraises everybody of a scheme for a month, from the tables of a book into its result
 * tables (绩效考核).
 *
 * Reads the scheme, its units and what was reported, and stores hosp_score_card,
 * hosp_score_part, hosp_score_item and hosp_score_deduction with the record of the run, in
 * one transaction. The same facts again give the same run back and write nothing; changed
 * facts make a new version, and every pay run that read the old one is stale.
 * book.appraisal.run of hosp_run is the same.
 *
 *   book           the book.
 *   month          the month, yyyymm; it is the label of the period of the appraisal.
 *   scheme         code of the scheme in hosp_appraisal_scheme.
 *   scheme_length  bytes of scheme; -1 when it ends with a terminator.
 *   out_result     receives the handle of the result, with the tables cards, parts, items
 *                  and deductions; close it with hosp_close.
 *
 * Returns: HOSP_OK.
 * Errors: HOSP_E_CLOSED for a closed month, HOSP_E_UNKNOWN for a scheme, unit or indicator
 *   that is not there (the message names the nearest), HOSP_E_UNBALANCED for weights that do
 *   not total 100, HOSP_E_MISSING for a value that is not reported or when the option now is
 *   not set, HOSP_E_SEPARATION for a rater who is the rated, HOSP_E_RANGE for a score above
 *   its maximum, HOSP_E_DUPLICATE, HOSP_E_OVERFLOW, HOSP_E_FORMAT, HOSP_E_CONFLICT,
 *   HOSP_E_IO, HOSP_E_FULL, HOSP_E_ARGUMENT, HOSP_E_ENCODING, HOSP_E_HANDLE, HOSP_E_KIND,
 *   HOSP_E_FORKED. The book is unchanged on error.
 * Thread: any.
 * Since: 1.0
 *
 * Example:
 *     int32_t result, cursor;
 *     check(hosp_appraisal_run(book, 202503, "YUE", -1, &result));
 *     check(hosp_result_table(result, "cards", -1, &cursor));
 *     expect(check(hosp_cursor_next(cursor)) == HOSP_ROW);
 *     check(hosp_close(cursor));
 *     check(hosp_close(result));
 */
int32_t hosp_appraisal_run(
    int32_t book, int32_t month, const char *scheme, int32_t scheme_length,
    int32_t *out_result);

/**
 * Distributes a pool of performance pay of a month to departments and from there to persons,
 * from the tables of a book into its result tables (绩效工资两级分配).
 *
 *     weight of a department = product of its factors × pay coefficient of the appraisal
 *     weight of a person     = coefficient of the post × share of working time × days worked
 *
 * Stores hosp_pay_department, hosp_pay_person, hosp_pay_proof and the others with the record
 * of the run, in one transaction; both levels tie out to the fen. The appraisal that the
 * pool names is an input of the run: without one, and with one whose facts have changed
 * since, nothing is distributed. book.pay.distribute of hosp_run is the same.
 *
 *   book         the book.
 *   month        the month, yyyymm.
 *   pool         code of the pool in hosp_pay_pool.
 *   pool_length  bytes of pool; -1 when it ends with a terminator.
 *   out_result   receives the handle of the result, with the tables of pay.distribute; close
 *                it with hosp_close.
 *
 * Returns: HOSP_OK.
 * Errors: HOSP_E_CLOSED for a closed month, HOSP_E_RULE for an appraisal that is stale,
 *   HOSP_E_MISSING for an appraisal, a score, attendance or an assignment that is not there
 *   or when the option now is not set, HOSP_E_UNBALANCED for weights that total zero,
 *   HOSP_E_UNKNOWN for a pool or a department that is not there, HOSP_E_RANGE,
 *   HOSP_E_DUPLICATE, HOSP_E_OVERFLOW, HOSP_E_FORMAT, HOSP_E_CONFLICT, HOSP_E_IO,
 *   HOSP_E_FULL, HOSP_E_ARGUMENT, HOSP_E_ENCODING, HOSP_E_HANDLE, HOSP_E_KIND,
 *   HOSP_E_FORKED. The book is unchanged on error.
 * Thread: any.
 * Since: 1.0
 *
 * Example:
 *     int32_t result, cursor;
 *     // The pool JX names the appraisal YUE, which must have run.
 *     check(hosp_pay_distribute(book, 202503, "JX", -1, &result));
 *     check(hosp_result_table(result, "persons", -1, &cursor));
 *     expect(check(hosp_cursor_next(cursor)) == HOSP_ROW);
 *     check(hosp_close(cursor));
 *     check(hosp_close(result));
 */
int32_t hosp_pay_distribute(
    int32_t book, int32_t month, const char *pool, int32_t pool_length,
    int32_t *out_result);

/**
 * Scores an inspection of a month from the tables of a book, records its findings, and opens
 * hazards for those on key and veto items (安全检查评分).
 *
 * Stores hosp_check_score, hosp_check_section, hosp_check_item and hosp_check_finding with
 * the record of the run, and hazards in hosp_hazard, in one transaction. A finding while a
 * hazard of the same place and item is open is an observation on it; one within 365 days
 * after it was closed opens a hazard that repeats it. Scoring again records nothing twice.
 * book.inspection.score of hosp_run is the same.
 *
 *   book               the book.
 *   month              the month, yyyymm.
 *   inspection         code of the inspection in hosp_inspection.
 *   inspection_length  bytes of inspection; -1 when it ends with a terminator.
 *   out_result         receives the handle of the result, with the tables of safety.score
 *                      and findings; close it with hosp_close.
 *
 * Returns: HOSP_OK.
 * Errors: HOSP_E_CLOSED for a closed month, HOSP_E_UNKNOWN for an inspection, checklist,
 *   policy or item that is not there, HOSP_E_UNBALANCED for a checklist of a hundred points
 *   with another total, HOSP_E_RANGE for points above their maximum, HOSP_E_MISSING for an
 *   item without an answer where the policy says so or when the option now is not set,
 *   HOSP_E_RULE, HOSP_E_DUPLICATE, HOSP_E_FORMAT, HOSP_E_CONFLICT, HOSP_E_IO, HOSP_E_FULL,
 *   HOSP_E_ARGUMENT, HOSP_E_ENCODING, HOSP_E_HANDLE, HOSP_E_KIND, HOSP_E_FORKED. The book is
 *   unchanged on error.
 * Thread: any.
 * Since: 1.0
 *
 * Example:
 *     int32_t result, cursor;
 *     check(hosp_inspection_score(book, 202503, "ZC2025", -1, &result));
 *     check(hosp_result_table(result, "score", -1, &cursor));
 *     expect(check(hosp_cursor_next(cursor)) == HOSP_ROW);
 *     check(hosp_close(cursor));
 *     check(hosp_close(result));
 */
int32_t hosp_inspection_score(
    int32_t book, int32_t month, const char *inspection, int32_t inspection_length,
    int32_t *out_result);

/* ----------------------------------------------------------------------------------------
 * Scores and grades
 * ---------------------------------------------------------------------------------------- */

/**
 * The points that a value earns by completion of a target (比率法).
 *
 *     HOSP_RATIO_HIGH             points = weight × value ÷ target
 *     HOSP_RATIO_LOW_RECIPROCAL   points = weight × target ÷ value    the cap when value <= 0
 *     HOSP_RATIO_LOW_LINEAR       points = weight × (2 - value ÷ target)
 *
 * The share of the weight lies between 0 and the cap. All numbers are decimals as text,
 * exact; the points are rounded half up to two decimals, once. With a benchmark of 316.4,
 * less being better, a value of 340.0 earns 93.06 of 100. appraise.score of hosp_run does
 * the same for many values and for every other method.
 *
 *   value       the value that was reached, a terminated decimal.
 *   target      the target or benchmark, above zero.
 *   mode        which way is better: HOSP_RATIO_HIGH, HOSP_RATIO_LOW_RECIPROCAL or
 *               HOSP_RATIO_LOW_LINEAR.
 *   cap         the largest share: 1, or more where over-fulfilment counts.
 *   weight      the points of the item.
 *   buffer      receives the points with two decimals; may be NULL when capacity is 0.
 *   capacity    bytes of buffer.
 *   out_needed  receives the bytes needed, terminator included; may be NULL.
 *
 * Returns: HOSP_OK.
 * Errors: HOSP_E_FORMAT for a text that is no decimal, HOSP_E_RANGE for a target or cap that
 *   is not above zero or a negative weight, HOSP_E_OVERFLOW, HOSP_E_BUFFER, HOSP_E_ARGUMENT,
 *   HOSP_E_ENCODING. The words are told by hosp_error_text for book 0.
 * Thread: any.
 * Since: 1.0
 *
 * Example:
 *     char points[16];
 *     check(hosp_score_ratio(
 *         "340.0", "316.4", HOSP_RATIO_LOW_RECIPROCAL, "1", "100", points, sizeof points, NULL));
 *     expect(strcmp(points, "93.06") == 0);
 */
int32_t hosp_score_ratio(
    const char *value, const char *target, int32_t mode, const char *cap,
    const char *weight, char *buffer, int32_t capacity, int32_t *out_needed);

/**
 * The points that are left after deductions (扣分法).
 *
 *     points = max(floor, weight - Σ min(cap of the rule, count × points each))
 *
 * Numbers are decimals as text, exact; the points are rounded half up to two decimals. This
 * is one rule; appraise.score of hosp_run takes many, with the evidence for each.
 *
 *   weight      the points of the item, a terminated decimal.
 *   each        points off for each finding, not negative.
 *   count       how many findings there were, or how many units; not negative.
 *   cap         the most that the rule can cost; NULL for no limit.
 *   floor       the lowest points: 0 unless the scheme lets a unit fall below.
 *   buffer      receives the points with two decimals; may be NULL when capacity is 0.
 *   capacity    bytes of buffer.
 *   out_needed  receives the bytes needed, terminator included; may be NULL.
 *
 * Returns: HOSP_OK.
 * Errors: HOSP_E_FORMAT for a text that is no decimal, HOSP_E_RANGE for a negative number,
 *   HOSP_E_OVERFLOW, HOSP_E_BUFFER, HOSP_E_ARGUMENT, HOSP_E_ENCODING. The words are told by
 *   hosp_error_text for book 0.
 * Thread: any.
 * Since: 1.0
 *
 * Example:
 *     char points[16];
 *     // 3 findings of 2 points each, at most 5: 20 - 5.
 *     check(hosp_score_deduction("20", "2", "3", "5", "0", points, sizeof points, NULL));
 *     expect(strcmp(points, "15.00") == 0);
 */
int32_t hosp_score_deduction(
    const char *weight, const char *each, const char *count, const char *cap,
    const char *floor, char *buffer, int32_t capacity, int32_t *out_needed);

/**
 * The grade of a score by a named set (考核等级).
 *
 *     hospital_2015    90 优秀, 70 合格, 60 基本合格, below 不合格
 *     four_with_good   90 优秀, 70 良好, 60 合格, below 不合格
 *     inspection_80    90 优秀, 80 合格, 60 基本合格, below 不合格
 *
 * The score is rounded half up to two decimals first: 89.995 is published as 90.00 and
 * graded so. A score at a cut has the better grade. appraise.grade of hosp_run does the same
 * for many scores and for sets of the hospital's own.
 *
 *   set         name of the set, terminated.
 *   score       the score, a terminated decimal.
 *   buffer      receives the grade, in the encoding in which hosp_error_text answers for
 *               book 0; may be NULL when capacity is 0.
 *   capacity    bytes of buffer.
 *   out_needed  receives the bytes needed, terminator included; may be NULL.
 *
 * Returns: HOSP_OK.
 * Errors: HOSP_E_UNKNOWN for a set that does not exist (the message names the nearest),
 *   HOSP_E_FORMAT for a text that is no decimal, HOSP_E_BUFFER, HOSP_E_ARGUMENT,
 *   HOSP_E_ENCODING. The words are told by hosp_error_text for book 0.
 * Thread: any.
 * Since: 1.0
 *
 * Example:
 *     char grade[32];
 *     check(hosp_grade_of("hospital_2015", "89.995", grade, sizeof grade, NULL));
 *     expect(strcmp(grade, "优秀") == 0);
 */
int32_t hosp_grade_of(
    const char *set, const char *score, char *buffer, int32_t capacity,
    int32_t *out_needed);

/* ----------------------------------------------------------------------------------------
 * Calculations on numbers and arrays
 * ---------------------------------------------------------------------------------------- */

/**
 * Splits an amount over weights so that the shares add up to the whole, to the fen.
 *
 *     quota(i) = total × weight(i) / Σ weight
 *
 * A weight of zero gets nothing. A negative total is split as the mirror image of the
 * positive one. Among equals the earlier position comes first: sort by code before, and the
 * order of rows never changes an amount.
 *
 *   total_fen        the amount in fen.
 *   weights          count weights, each not negative; may be NULL when count is 0.
 *   count            number of weights and of shares, at most HOSP_MAX_COUNT.
 *   weight_decimals  decimals of the weights, 0 to 18: with 2, a weight of 150 means 1.50.
 *   residual         who takes what is left: HOSP_LARGEST_REMAINDER, HOSP_LARGEST,
 *                    HOSP_FIRST or HOSP_LAST.
 *   out_shares_fen   receives count shares in fen; may be NULL when count is 0. It may be
 *                    the same memory as weights.
 *
 * Returns: HOSP_OK.
 * Errors: HOSP_E_RANGE for a negative weight (the message names its position),
 *   HOSP_E_UNBALANCED when there is an amount and the weights add up to zero,
 *   HOSP_E_ARGUMENT. The words are told by hosp_error_text for book 0.
 * Thread: any.
 * Since: 1.0
 *
 * Example:
 *     const int64_t weights[] = {1, 1, 1};
 *     int64_t shares[3];
 *     check(hosp_money_apportion(10000, weights, 3, 0, HOSP_LARGEST_REMAINDER, shares));
 *     expect(shares[0] == 3334 && shares[1] == 3333 && shares[2] == 3333);
 */
int32_t hosp_money_apportion(
    int64_t total_fen, const int64_t *weights, int32_t count, int32_t weight_decimals,
    int32_t residual, int64_t *out_shares_fen);

/**
 * Splits many amounts at once, each over the weights of its own members, to the fen: a
 * million people in twenty thousand departments, in no order (二次分配).
 *
 *     quota(i) = pool × weight(i) / Σ weight of the members of the pool
 *
 * Quotas are cut to whole fen, and the fen left go one each to the largest remainders of the
 * pool, among equals to the earlier position: each pool as by hosp_money_apportion with
 * HOSP_LARGEST_REMAINDER. A pool without members is paid to nobody.
 *
 *   pools_fen       pool_count amounts in fen; a negative one is taken back as the mirror
 *                   image.
 *   pool_count      number of pools, at most HOSP_MAX_COUNT.
 *   pool_of         the pool of each member, counted from 1; may be NULL when count is 0.
 *   weights         the weight of each member, not negative, all of a pool in the same unit.
 *   count           number of members, at most HOSP_MAX_COUNT.
 *   threads         how many threads may share the work, 1 to 64; the result does not depend
 *                   on it, and all have ended when the call returns.
 *   out_shares_fen  receives count shares in fen; may be NULL when count is 0. It may be the
 *                   same memory as weights.
 *
 * Returns: HOSP_OK.
 * Errors: HOSP_E_UNBALANCED when a pool has an amount and its members weigh nothing,
 *   HOSP_E_UNKNOWN for a pool that is not there, HOSP_E_RANGE for a negative weight,
 *   HOSP_E_OVERFLOW for weights of a pool that do not add up in 63 bits, HOSP_E_ARGUMENT;
 *   the message names the pool or the position. Nothing is written then. The words are told
 *   by hosp_error_text for book 0.
 * Thread: any.
 * Since: 1.0
 *
 * Example:
 *     const int64_t pools_fen[] = {10000, 501}, weights[] = {1, 3, 1, 1};
 *     const int32_t pool_of[] = {1, 2, 1, 2};
 *     int64_t shares[4];
 *     check(hosp_money_apportion_pools(pools_fen, 2, pool_of, weights, 4, 1, shares));
 *     // 5000 + 5000; 375.75 and 125.25 of 501.
 *     expect(shares[0] == 5000 && shares[2] == 5000);
 *     expect(shares[1] == 376 && shares[3] == 125);
 */
int32_t hosp_money_apportion_pools(
    const int64_t *pools_fen, int32_t pool_count, const int32_t *pool_of,
    const int64_t *weights, int32_t count, int32_t threads, int64_t *out_shares_fen);

/* ----------------------------------------------------------------------------------------
 * Ratios
 * ---------------------------------------------------------------------------------------- */

/**
 * A ratio in percent (百分比): one number over another, rounded once.
 *
 *     percent = 100 × numerator ÷ denominator
 *
 * All numbers are decimals as text, exact; the percent is rounded half away from zero
 * (四舍五入). 247 over 300 with 1 decimal is 82.3. Nothing over nothing is missing, not zero;
 * anything else over nothing is a fault in the data.
 *
 *   numerator    what is counted, a terminated decimal.
 *   denominator  over what it is counted, a terminated decimal.
 *   decimals     decimals of the percent, 0 to 18.
 *   buffer       receives the percent without its sign; may be NULL when capacity is 0.
 *   capacity     bytes of buffer.
 *   out_needed   receives the bytes needed, terminator included; may be NULL.
 *
 * Returns: HOSP_OK.
 * Errors: HOSP_E_MISSING when both are 0, HOSP_E_RANGE when only the denominator is 0 or the
 *   percent has too many digits, HOSP_E_FORMAT for a text that is no decimal, HOSP_E_BUFFER,
 *   HOSP_E_ARGUMENT, HOSP_E_ENCODING. The words are told by hosp_error_text for book 0.
 * Thread: any.
 * Since: 1.0
 *
 * Example:
 *     char percent[16];
 *     check(hosp_ratio_percent_t("247", "300", 1, percent, sizeof percent, NULL));
 *     expect(strcmp(percent, "82.3") == 0);
 *     expect(hosp_ratio_percent_t("0", "0", 1, percent, sizeof percent, NULL)
 *         == HOSP_E_MISSING);
 */
int32_t hosp_ratio_percent_t(
    const char *numerator, const char *denominator, int32_t decimals, char *buffer,
    int32_t capacity, int32_t *out_needed);

/* ----------------------------------------------------------------------------------------
 * Scores of many units
 * ---------------------------------------------------------------------------------------- */

/**
 * Scores many units by many indicators (KPI 矩阵评分) and ranks them: 900,000 departments and
 * months by 100 indicators in one call.
 *
 *     points = weight × share, rounded once, half away from zero      score = Σ points
 *
 * Points, weights and scores are whole units of one last decimal that the caller chooses:
 * with two decimals a weight of 1000 is 10.00. Points are rounded for every indicator, as
 * appraise.score prints them, and summed exactly, so scores and ranks never depend on order
 * or threads.
 *
 *     HOSP_KPI_RATIO_HIGH         target, cap                   share = value ÷ target
 *     HOSP_KPI_RATIO_RECIPROCAL   target, cap                   share = target ÷ value
 *     HOSP_KPI_RATIO_LINEAR       target, cap                   share = 2 - value ÷ target
 *     HOSP_KPI_INTERVAL           zero, full                    0 at zero, 1 at full, linear
 *     HOSP_KPI_OPTIMAL_RANGE      zero, best, best, zero        1 in best, linear to both zeros
 *     HOSP_KPI_LADDER_LEFT        points, then end, points ...    points of the step [end, next end)
 *     HOSP_KPI_LADDER_RIGHT       points, then end, points ...    points of the step (end, next end]
 *
 * Targets, zeros, bests and ends are in the unit of the values of their indicator. Caps are
 * in basis points, 10000 for a share of 1; shares of a ratio lie between 0 and the cap. A
 * ladder begins with the points below its first end, and its ends rise.
 *
 *   units              number of units, at least 1.
 *   kpis               number of indicators, at least 1.
 *   values             kpis × units values, those of all units for the first indicator
 *                      first.
 *   presence           a byte for each value, in the same order, 0 where it is missing; NULL
 *                      when all are there. What stands in values for a missing one does not
 *                      matter.
 *   presence_length    bytes of presence; 0 when it is NULL.
 *   methods            HOSP_KPI_* for each indicator.
 *   weights            the points of each indicator that is done in full, not negative.
 *   parameter_offsets  kpis + 1 numbers, the first 0: the parameters of indicator k (from 0)
 *                      stand at parameter_offsets[k] up to parameter_offsets[k + 1] - 1.
 *   parameters         the parameters of all indicators.
 *   missing            what becomes of missing values: HOSP_MISSING_ERROR refuses them,
 *                      HOSP_MISSING_DROP multiplies the points of the unit by all weights
 *                      over those there, rounded once; it is for indicators that do not
 *                      apply to the unit by the frozen scheme, not for what was not
 *                      reported. HOSP_MISSING_ZERO gives nothing, HOSP_MISSING_FULL gives
 *                      the weight.
 *   group_of           the group of each unit, counted from 1, inside of which it is ranked;
 *                      NULL when all are of one.
 *   group_count        number of groups, at most HOSP_MAX_COUNT; 0 when group_of is NULL.
 *   ties               how equal scores are ranked: HOSP_RANK_COMPETITION or
 *                      HOSP_RANK_DENSE.
 *   threads            how many threads may share the work, 1 to 64; the result does not
 *                      depend on it, and all have ended when the call returns.
 *   out_scores         receives the score of each unit.
 *   out_ranks          receives the ranks, 1 for the highest score of the group. May be
 *                      NULL.
 *
 * Returns: HOSP_OK.
 * Errors: HOSP_E_MISSING for a missing value that is refused (the message names unit and
 *   indicator, counted from 1), a unit without any value under HOSP_MISSING_DROP, and no
 *   units or indicators, HOSP_E_RANGE for parameters that a method does not take (the
 *   message names the indicator), HOSP_E_OVERFLOW for weight × the distance of two
 *   parameters, or points, that do not fit 61 bits, HOSP_E_UNKNOWN for a group that is not
 *   there, HOSP_E_ARGUMENT. Nothing is written then. The words are told by hosp_error_text
 *   for book 0.
 * Thread: any.
 * Since: 1.0
 *
 * Example:
 *     // Two units by two indicators: 90 is the target of the first, at most 10 days that of the
 *     // second; 60 and 40 points with two decimals.
 *     const int64_t values[] = {90, 81, 10, 8}, weights[] = {6000, 4000};
 *     const int32_t methods[] = {HOSP_KPI_RATIO_HIGH, HOSP_KPI_RATIO_RECIPROCAL};
 *     const int32_t offsets[] = {0, 2, 4};
 *     const int64_t parameters[] = {90, 10000, 10, 10000};
 *     int64_t scores[2];
 *     int32_t ranks[2];
 *     check(hosp_score_matrix(2, 2, values, NULL, 0, methods, weights, offsets, parameters,
 *         HOSP_MISSING_ERROR, NULL, 0, HOSP_RANK_COMPETITION, 1, scores, ranks));
 *     expect(scores[0] == 10000 && scores[1] == 9400);
 *     expect(ranks[0] == 1 && ranks[1] == 2);
 */
int32_t hosp_score_matrix(
    int32_t units, int32_t kpis, const int64_t *values, const void *presence,
    int64_t presence_length, const int32_t *methods, const int64_t *weights,
    const int32_t *parameter_offsets, const int64_t *parameters, int32_t missing,
    const int32_t *group_of, int32_t group_count, int32_t ties, int32_t threads,
    int64_t *out_scores, int32_t *out_ranks);

/* ----------------------------------------------------------------------------------------
 * Formulas on arrays
 * ---------------------------------------------------------------------------------------- */

/**
 * Reads and checks formulas and makes them ready to be computed on arrays (公式表): thousands
 * of formulas for hundreds of units and dozens of months by hosp_formula_columns, as often
 * as there are new values.
 *
 *   book              the book, whose encoding the text has; its tables are not touched.
 *   arguments_json    the arguments of the procedure formula.evaluate, without facts and
 *                     without months to give: items, formulas, tables, departments, from,
 *                     to, frozen.
 *   arguments_length  bytes of arguments_json; -1 when it ends with a terminator.
 *   out_formulas      receives the handle; close it with hosp_close.
 *   out_results       receives how many results there are: one for each formula with
 *                     decimals (digits) and for each claim, in the order in which they
 *                     stand. Other formulas are steps on the way. May be NULL.
 *
 * Returns: HOSP_OK.
 * Errors: those of formula.evaluate for what is wrong with formulas, units or months,
 *   HOSP_E_FORMAT for arguments that are no JSON or do not fit, HOSP_E_TOO_BIG beyond
 *   HOSP_MAX_TEXT, HOSP_E_ARGUMENT, HOSP_E_ENCODING, HOSP_E_HANDLE, HOSP_E_KIND,
 *   HOSP_E_FORKED.
 * Thread: any; calls on one book run one after the other.
 * Since: 1.0
 *
 * Example:
 *     int32_t formulas, results;
 *     check(hosp_formula_open(book,
 *         "{\"items\":[{\"code\":\"income\",\"unit\":\"money\"},"
 *         "{\"code\":\"cases\",\"unit\":\"count\"}],\"formulas\":[{\"code\":\"per_case\","
 *         "\"text\":\"income / cases\",\"digits\":2}],\"departments\":[{\"code\":\"d1\"}],"
 *         "\"from\":\"2025-03\",\"to\":\"2025-03\"}", -1, &formulas, &results));
 *     expect(results == 1);
 *     check(hosp_close(formulas));
 */
int32_t hosp_formula_open(
    int32_t book, const char *arguments_json, int32_t arguments_length,
    int32_t *out_formulas, int32_t *out_results);

/**
 * Computes formulas for all units and months of hosp_formula_open on arrays: 10,000 formulas
 * for 200 departments and 24 months in one call.
 *
 * The results are those of the procedure formula.evaluate, exactly: fractions on the way,
 * one rounding half away from zero to the decimals of the formula, and a formula that uses
 * another one with decimals takes its published value.
 *
 * An item and a result have units × months numbers: those of all units for the first month,
 * in the order of departments, then for the next month.
 *
 *   formulas         the handle of hosp_formula_open.
 *   values           items × months × units values, item after item, as whole numbers of the
 *                    last decimal of the item.
 *   decimals         the decimals of the values of each item, 0 to 18.
 *   presence         a byte for each value, in the same order, 0 where it is missing; NULL
 *                    when all are there. What stands in values for a missing one does not
 *                    matter.
 *   presence_length  bytes of presence; 0 when it is NULL.
 *   threads          how many threads may share the work, 1 to 64; the result does not
 *                    depend on it, and all have ended when the call returns.
 *   out_values       receives results × months × units numbers, formula after formula, as
 *                    whole numbers of the last decimal of the formula; 1 or 0 for a claim.
 *                    Where a result is missing it receives why: HOSP_WHY_*.
 *   out_presence     receives a byte for each result, 1 where it is there, 0 where it is
 *                    missing.
 *
 * Returns: HOSP_OK. A result that does not fit 64 bits is missing (HOSP_WHY_OUT_OF_RANGE);
 *   formulas that use it take its value all the same.
 * Errors: HOSP_E_ARGUMENT, HOSP_E_HANDLE, HOSP_E_KIND, HOSP_E_FORKED. Nothing is written
 *   then.
 * Thread: any; calls on one book run one after the other.
 * Since: 1.0
 *
 * Example:
 *     const int64_t values[] = {1000000, 9}; // 10000.00 yuan, 9 cases
 *     const int32_t decimals[] = {2, 0};
 *     int64_t per_case;
 *     char is_there;
 *     int32_t formulas;
 *     check(hosp_formula_open(book,
 *         "{\"items\":[{\"code\":\"income\",\"unit\":\"money\"},"
 *         "{\"code\":\"cases\",\"unit\":\"count\"}],\"formulas\":[{\"code\":\"per_case\","
 *         "\"text\":\"income / cases\",\"digits\":2}],\"departments\":[{\"code\":\"d1\"}],"
 *         "\"from\":\"2025-03\",\"to\":\"2025-03\"}", -1, &formulas, NULL));
 *     check(hosp_formula_columns(
 *         formulas, values, decimals, NULL, 0, 1, &per_case, &is_there));
 *     expect(is_there == 1 && per_case == 111111); // 1111.11
 *     check(hosp_close(formulas));
 */
int32_t hosp_formula_columns(
    int32_t formulas, const int64_t *values, const int32_t *decimals,
    const void *presence, int64_t presence_length, int32_t threads, int64_t *out_values,
    char *out_presence);

/* ----------------------------------------------------------------------------------------
 * Evaluation on arrays
 * ---------------------------------------------------------------------------------------- */

/**
 * Closeness to the best alternative (TOPSIS, 优劣解距离法) of many alternatives, by a named
 * variant.
 *
 * The same numbers to the last bit as procedure evaluate.topsis, whatever the threads.
 *
 *     z = turned, normalised value        v = weight × z, or the weight inside the distance
 *     closeness = D- / (D+ + D-)          D+ distance to the best v, D- to the worst
 *
 * A criterion that is the same everywhere contributes nothing; where no alternative differs,
 * each has 0.5 and rank 1. Closeness is always a number from 0 to 1. It is a statistic:
 * never pay by it other than through the rank or a score that is rounded once.
 *
 *   alternatives   number of alternatives, at least 1.
 *   criteria       number of criteria, at least 1.
 *   values         criteria × alternatives values, those of all alternatives for the first
 *                  criterion first.
 *   decimals       decimals of each criterion, 0 to 18: with 2, a value of 1250 is 12.50.
 *                  NULL for none.
 *   directions     HOSP_HIGHER_IS_BETTER or HOSP_LOWER_IS_BETTER for each criterion.
 *   weights        the weights of the criteria in proportion, in any unit; NULL when all are
 *                  equal.
 *   positivise     how criteria turn that are better when low: HOSP_TURN_DIRECTION,
 *                  HOSP_TURN_RECIPROCAL, HOSP_TURN_MAX_MINUS or HOSP_TURN_COMPLEMENT_100.
 *   normalise      HOSP_NORM_VECTOR, HOSP_NORM_MINMAX (turns by itself), HOSP_NORM_SUM or
 *                  HOSP_NORM_MAX.
 *   weighting      where weights stand: HOSP_WEIGHT_MATRIX, HOSP_WEIGHT_DISTANCE or
 *                  HOSP_WEIGHT_NONE.
 *   threads        how many threads may share the work, 1 to 64; the result does not depend
 *                  on it, and all have ended when the call returns.
 *   out_closeness  receives the closeness of each alternative.
 *   out_ranks      receives the ranks, 1 for the closest; closeness that differs by less
 *                  than 1e-12 shares a rank. May be NULL.
 *
 * Returns: HOSP_OK.
 * Errors: HOSP_E_MISSING without alternatives or criteria, HOSP_E_RANGE for a negative
 *   weight, weights that are all zero, decimals, and the reciprocal of a value that is not
 *   above zero (the message names criterion and alternative, counted from 1),
 *   HOSP_E_ARGUMENT. Nothing is written then. The words are told by hosp_error_text for book
 *   0.
 * Thread: any.
 * Since: 1.0
 *
 * Example:
 *     const int64_t values[] = {90, 60, 75}; // one criterion of three hospitals
 *     const int32_t directions[] = {HOSP_HIGHER_IS_BETTER};
 *     double closeness[3];
 *     int32_t ranks[3];
 *     check(hosp_evaluation_topsis(3, 1, values, NULL, directions, NULL, HOSP_TURN_DIRECTION,
 *         HOSP_NORM_MINMAX, HOSP_WEIGHT_NONE, 1, closeness, ranks));
 *     expect(ranks[0] == 1 && ranks[1] == 3 && ranks[2] == 2);
 *     expect(closeness[2] == 0.5);
 */
int32_t hosp_evaluation_topsis(
    int32_t alternatives, int32_t criteria, const int64_t *values,
    const int32_t *decimals, const int32_t *directions, const int64_t *weights,
    int32_t positivise, int32_t normalise, int32_t weighting, int32_t threads,
    double *out_closeness, int32_t *out_ranks);

/**
 * Rank-sum ratios (秩和比法, RSR) of many alternatives with ranks, probits and bands.
 *
 * Ranks inside of the criteria are by order, 1 for the worst; equal values share the mean of
 * their places (整次秩和比). The ratios are exact fractions; probits, line and bands are the same
 * numbers to the last bit as procedure evaluate.rsr gives, whatever the threads.
 *
 *     RSR = Σ weight × rank ÷ (n × Σ weight) = sum ÷ denominator
 *     p = mean place of equal RSR ÷ n, for the highest 1 - 1/(4n)       probit = 5 + Φ⁻¹(p)
 *     RSR = a + b × probit by least squares over the different RSR
 *
 *   alternatives     number of alternatives, at least 1.
 *   criteria         number of criteria, at least 1.
 *   values           criteria × alternatives values, those of all alternatives for the first
 *                    criterion first, in any unit.
 *   directions       HOSP_HIGHER_IS_BETTER or HOSP_LOWER_IS_BETTER for each criterion.
 *   weights          the weights of the criteria in proportion, in any unit; NULL when all
 *                    are equal.
 *   bands            number of bands, 3 to 7.
 *   threads          how many threads may share the work, 1 to 64; the result does not
 *                    depend on it, and all have ended when the call returns.
 *   out_sums         receives the ratio of each alternative times the denominator.
 *   out_denominator  receives what the sums are divided by.
 *   out_ranks        receives the ranks, 1 for the highest ratio; equal ones share the first
 *                    place, and the next ones are left out. May be NULL.
 *   out_probits      receives the probit of each alternative. May be NULL.
 *   out_bands        receives the band of each alternative, 1 for the worst. May be NULL.
 *   out_line         receives four numbers: a, b, the correlation and F of the line; what is
 *                    not known is left as it was. May be NULL.
 *   out_line_count   receives how many of the four are known: 0 when all ratios are equal, 3
 *                    when nothing is left for F, else 4. May be NULL when out_line is.
 *
 * Returns: HOSP_OK.
 * Errors: HOSP_E_MISSING without alternatives or criteria, HOSP_E_RANGE for a negative
 *   weight, weights that are all zero, and another number of bands, HOSP_E_OVERFLOW when 2 ×
 *   alternatives × Σ weight does not fit 63 bits, HOSP_E_ARGUMENT. Nothing is written then.
 *   The words are told by hosp_error_text for book 0.
 * Thread: any.
 * Since: 1.0
 *
 * Example:
 *     const int64_t values[] = {90, 60, 75, 80};
 *     const int32_t directions[] = {HOSP_HIGHER_IS_BETTER};
 *     int64_t sums[4], denominator;
 *     int32_t ranks[4];
 *     check(hosp_evaluation_rsr(4, 1, values, directions, NULL, 3, 1, sums, &denominator,
 *         ranks, NULL, NULL, NULL, NULL));
 *     // Ranks 4, 1, 2 and 3 of 4.
 *     expect(4 * sums[0] == 4 * denominator && 4 * sums[1] == denominator);
 *     expect(ranks[0] == 1 && ranks[1] == 4);
 */
int32_t hosp_evaluation_rsr(
    int32_t alternatives, int32_t criteria, const int64_t *values,
    const int32_t *directions, const int64_t *weights, int32_t bands, int32_t threads,
    int64_t *out_sums, int64_t *out_denominator, int32_t *out_ranks, double *out_probits,
    int32_t *out_bands, double *out_line, int32_t *out_line_count);

/**
 * Weights of criteria by how much they tell alternatives apart (熵权法), from many
 * alternatives.
 *
 * The same numbers to the last bit as procedure evaluate.entropy, whatever the threads.
 *
 *     p = share of an alternative in its criterion        e = - Σ p ln p / ln n        0 ln 0 = 0
 *     weight = (1 - e) / Σ (1 - e)
 *
 * A criterion that is the same everywhere weighs 0; when all are, they weigh the same. The
 * weights total 1. To evaluate by them, multiply by 1e15 and round: hosp_evaluation_topsis
 * takes weights in proportion.
 *
 *   alternatives   number of alternatives, at least 1.
 *   criteria       number of criteria, at least 1.
 *   values         criteria × alternatives values, those of all alternatives for the first
 *                  criterion first.
 *   decimals       decimals of each criterion, 0 to 18; NULL for none.
 *   directions     HOSP_HIGHER_IS_BETTER or HOSP_LOWER_IS_BETTER for each criterion.
 *   share          what a share is taken of: HOSP_SHARE_RAW, the values, which are not
 *                  negative and better when high, or HOSP_SHARE_MINMAX, values between 0 for
 *                  the worst and 1 for the best.
 *   threads        how many threads may share the work, 1 to 64; the result does not depend
 *                  on it, and all have ended when the call returns.
 *   out_entropies  receives the entropy of each criterion, 0 to 1. May be NULL.
 *   out_weights    receives the weight of each criterion.
 *
 * Returns: HOSP_OK.
 * Errors: HOSP_E_MISSING without alternatives or criteria, HOSP_E_RANGE for decimals and for
 *   raw shares of a negative value (the message names criterion and alternative, counted
 *   from 1), HOSP_E_ARGUMENT, also for raw shares of a criterion that is better when low.
 *   Nothing is written then. The words are told by hosp_error_text for book 0.
 * Thread: any.
 * Since: 1.0
 *
 * Example:
 *     const int64_t values[] = {1, 1, 1, 1, 2, 3}; // the first criterion tells nothing apart
 *     const int32_t directions[] = {HOSP_HIGHER_IS_BETTER, HOSP_HIGHER_IS_BETTER};
 *     double weights[2];
 *     check(hosp_evaluation_entropy(
 *         3, 2, values, NULL, directions, HOSP_SHARE_RAW, 1, NULL, weights));
 *     expect(weights[0] == 0 && weights[1] == 1);
 */
int32_t hosp_evaluation_entropy(
    int32_t alternatives, int32_t criteria, const int64_t *values,
    const int32_t *decimals, const int32_t *directions, int32_t share, int32_t threads,
    double *out_entropies, double *out_weights);

/* ----------------------------------------------------------------------------------------
 * Periods, work days, recurrence
 * ---------------------------------------------------------------------------------------- */

/**
 * The period of a monthly cycle in which a day lies (考核周期).
 *
 * With start day 26, periods run from the 26th to the 25th and are named after the month of
 * their last day: 2024-02-26 lies in 202403, from 20240226 to 20240325. With 1 they are
 * calendar months.
 *
 *   day            the day as yyyymmdd.
 *   start_day      the day of the month on which periods begin, 1 to 28.
 *   out_month      receives the label as yyyymm; may be NULL.
 *   out_first_day  receives the first day as yyyymmdd; may be NULL.
 *   out_last_day   receives the last day as yyyymmdd; may be NULL.
 *
 * Returns: HOSP_OK.
 * Errors: HOSP_E_FORMAT for a number that is no day, HOSP_E_RANGE for the start day or
 *   beyond 1900 to 2999. The words are told by hosp_error_text for book 0.
 * Thread: any.
 * Since: 1.0
 *
 * Example:
 *     int32_t month, first, last;
 *     check(hosp_period_of(20240226, 26, &month, &first, &last));
 *     expect(month == 202403 && first == 20240226 && last == 20240325);
 */
int32_t hosp_period_of(
    int32_t day, int32_t start_day, int32_t *out_month, int32_t *out_first_day,
    int32_t *out_last_day);

/**
 * The day that is so many work days later or earlier (加减工作日).
 *
 * Counted from the day after (次日起算), or from the day before when the number is negative; 0
 * leaves the day as it is. Seven work days after 20240301 end on 20240312. The calendar is a
 * week from Monday to Friday with the days given; with first_year 0 and count 0 it is the
 * shipped one, with the notices of China for 2007 to 2026. calendar.workdays of hosp_run
 * does the same.
 *
 *   day         the day as yyyymmdd.
 *   work_days   how many work days.
 *   days        count days as yyyymmdd that are off or worked in exchange; may be NULL when
 *               count is 0. Days outside of the years say nothing.
 *   are_off     for each of them 1 when it is off, 0 when it is worked.
 *   count       number of those days.
 *   first_year  first year the days are known for; 0 for the shipped calendar.
 *   last_year   last year the days are known for; 0 for the shipped calendar.
 *   out_day     receives the day as yyyymmdd.
 *
 * Returns: HOSP_OK.
 * Errors: HOSP_E_FORMAT for a number that is no day, HOSP_E_MISSING for a day outside of the
 *   years, with the year in the message, HOSP_E_DUPLICATE for a day that stands twice,
 *   HOSP_E_RANGE for the years, HOSP_E_ARGUMENT. The words are told by hosp_error_text for
 *   book 0.
 * Thread: any.
 * Since: 1.0
 *
 * Example:
 *     int32_t day;
 *     check(hosp_workdays_add(20240301, 7, NULL, NULL, 0, 0, 0, &day));
 *     expect(day == 20240312);
 */
int32_t hosp_workdays_add(
    int32_t day, int32_t work_days, const int32_t *days, const int32_t *are_off,
    int32_t count, int32_t first_year, int32_t last_year, int32_t *out_day);

/**
 * How many work days lie after a day, up to and including another (工作日数).
 *
 * Negative when the other day is earlier. The calendar is given as to hosp_workdays_add.
 *
 *   day            the day as yyyymmdd; it does not count.
 *   other          the other day as yyyymmdd; it counts when it is worked.
 *   days           count days as yyyymmdd that are off or worked in exchange; may be NULL
 *                  when count is 0.
 *   are_off        for each of them 1 when it is off, 0 when it is worked.
 *   count          number of those days.
 *   first_year     first year the days are known for; 0 for the shipped calendar.
 *   last_year      last year the days are known for; 0 for the shipped calendar.
 *   out_work_days  receives the number.
 *
 * Returns: HOSP_OK.
 * Errors: as hosp_workdays_add.
 * Thread: any.
 * Since: 1.0
 *
 * Example:
 *     int32_t work_days;
 *     check(hosp_workdays_between(20240301, 20240312, NULL, NULL, 0, 0, 0, &work_days));
 *     expect(work_days == 7);
 */
int32_t hosp_workdays_between(
    int32_t day, int32_t other, const int32_t *days, const int32_t *are_off,
    int32_t count, int32_t first_year, int32_t last_year, int32_t *out_work_days);

/**
 * The work day to which a day moves (遇节假日顺延); a work day stays.
 *
 * The calendar is given as to hosp_workdays_add. Whether a day is worked: it stays under
 * HOSP_DAY_NEXT.
 *
 *   day         the day as yyyymmdd.
 *   adjustment  HOSP_DAY_NEXT, HOSP_DAY_PREVIOUS, or HOSP_DAY_MODIFIED_FOLLOWING, which is
 *               the next unless that lies in the next month.
 *   days        count days as yyyymmdd that are off or worked in exchange; may be NULL when
 *               count is 0.
 *   are_off     for each of them 1 when it is off, 0 when it is worked.
 *   count       number of those days.
 *   first_year  first year the days are known for; 0 for the shipped calendar.
 *   last_year   last year the days are known for; 0 for the shipped calendar.
 *   out_day     receives the day as yyyymmdd.
 *
 * Returns: HOSP_OK.
 * Errors: as hosp_workdays_add.
 * Thread: any.
 * Since: 1.0
 *
 * Example:
 *     int32_t day;
 *     // 1 October 2024 begins a holiday of seven days.
 *     check(hosp_workday_adjust(20241001, HOSP_DAY_NEXT, NULL, NULL, 0, 0, 0, &day));
 *     expect(day == 20241008);
 */
int32_t hosp_workday_adjust(
    int32_t day, int32_t adjustment, const int32_t *days, const int32_t *are_off,
    int32_t count, int32_t first_year, int32_t last_year, int32_t *out_day);

/**
 * The day of the next month by which a period is filed (截止日), and the last day that is in
 * time.
 *
 * The opinions on 202403 by the 7th: 20240407, whatever the cycle, because a period is named
 * after the month of its last day. A deadline that does not count its own day (不含当日) is in
 * time up to the day before. The calendar is given as to hosp_workdays_add; it is asked only
 * when the deadline moves.
 *
 *   month              the label of the period as yyyymm.
 *   day_of_next_month  the day of the month after, 1 to 28.
 *   is_inclusive       1 when a filing on the day itself is in time, else 0.
 *   adjustment         on a day off: HOSP_DAY_NONE, HOSP_DAY_NEXT or HOSP_DAY_PREVIOUS.
 *   days               count days as yyyymmdd that are off or worked in exchange; may be
 *                      NULL when count is 0.
 *   are_off            for each of them 1 when it is off, 0 when it is worked.
 *   count              number of those days.
 *   first_year         first year the days are known for; 0 for the shipped calendar.
 *   last_year          last year the days are known for; 0 for the shipped calendar.
 *   out_day            receives the deadline as yyyymmdd; may be NULL.
 *   out_last_day       receives the last day in time as yyyymmdd; may be NULL.
 *
 * Returns: HOSP_OK.
 * Errors: HOSP_E_FORMAT for a number that is no month, HOSP_E_RANGE for the day of the
 *   month, HOSP_E_ARGUMENT for the adjustment; the others as hosp_workdays_add.
 * Thread: any.
 * Since: 1.0
 *
 * Example:
 *     int32_t day, last;
 *     check(hosp_deadline_of(
 *         202403, 7, 1, HOSP_DAY_NONE, NULL, NULL, 0, 0, 0, &day, &last));
 *     expect(day == 20240407 && last == 20240407);
 */
int32_t hosp_deadline_of(
    int32_t month, int32_t day_of_next_month, int32_t is_inclusive, int32_t adjustment,
    const int32_t *days, const int32_t *are_off, int32_t count, int32_t first_year,
    int32_t last_year, int32_t *out_day, int32_t *out_last_day);

/**
 * The next moment at which something recurs (下一次发生时刻).
 *
 * The rule is RFC 5545 without BYWEEKNO and BYEASTER: FREQ=MONTHLY;BYMONTHDAY=28,29,30,31;
 * BYSETPOS=-1 on one line is every last day from the 28th on. The start counts as an
 * occurrence only if it fits the rule. calendar.recurrence of hosp_run lists many at once.
 *
 *   rule        the rule.
 *   length      bytes of rule, or -1 when it ends with a terminator.
 *   start       the moment from which on the rule counts, as yyyymmddhhmmss of local time.
 *   after       the occurrence must be later than this moment; 0 asks for the first one.
 *   out_moment  receives the moment as yyyymmddhhmmss.
 *
 * Returns: HOSP_OK, or HOSP_DONE when there is no further occurrence.
 * Errors: HOSP_E_FORMAT for a moment or a part of the rule, HOSP_E_ARGUMENT for a part that
 *   the library does not do or that cannot stand with another, HOSP_E_DUPLICATE,
 *   HOSP_E_MISSING, HOSP_E_RANGE for a rule that never happens, HOSP_E_ENCODING. The words
 *   are told by hosp_error_text for book 0.
 * Thread: any.
 * Since: 1.0
 *
 * Example:
 *     int64_t moment;
 *     // Every last day of a month, at nine.
 *     check(hosp_recurrence_next(
 *         "FREQ=MONTHLY;BYMONTHDAY=-1", -1, 20240131090000, 20240131090000, &moment));
 *     expect(moment == 20240229090000);
 */
int32_t hosp_recurrence_next(
    const char *rule, int32_t length, int64_t start, int64_t after, int64_t *out_moment);

/* ----------------------------------------------------------------------------------------
 * Cost allocation on arrays
 * ---------------------------------------------------------------------------------------- */

/**
 * Direct allocation (直接分摊): every source passes its cost to departments that are no source.
 *
 *     share(r) = pool × weight(r) / Σ weight
 *
 * Weights of departments that are sources are left out. Every pool (source and cost item) is
 * split into whole fen that add up to it. Departments are counted from 1. Among equals the
 * earlier department comes first: sort by code before, and the order of rows never changes
 * an amount. cost.allocate of hosp_run does the same with codes.
 *
 *   departments      number of departments, at least 1.
 *   items            number of cost items, at least 1; departments × items is at most
 *                    HOSP_MAX_COUNT.
 *   direct_fen       direct cost in fen: departments rows of items columns, row by row.
 *   steps            number of steps; steps × departments is at most HOSP_MAX_COUNT.
 *   sources          the source of each step, a department counted from 1; each department
 *                    at most once.
 *   weights          steps rows of departments columns: how much each department used of the
 *                    source of the step; not negative, 0 where nothing was used.
 *   weight_decimals  decimals of the weights, 0 to 18: with 2, a weight of 150 means 1.50.
 *   residual         who takes what is left: HOSP_LARGEST_REMAINDER, HOSP_LARGEST,
 *                    HOSP_FIRST or HOSP_LAST.
 *   out_final_fen    receives departments × items amounts in fen, row by row; 0 for sources.
 *                    Their total is the total of direct_fen.
 *
 * Returns: HOSP_OK.
 * Errors: HOSP_E_UNBALANCED when a source has cost and no weights, HOSP_E_RANGE for a
 *   negative weight, HOSP_E_DUPLICATE for a source that stands twice, HOSP_E_UNKNOWN for a
 *   source that is no department, HOSP_E_OVERFLOW, HOSP_E_ARGUMENT. The words are told by
 *   hosp_error_text for book 0.
 * Thread: any.
 * Since: 1.0
 *
 * Example:
 *     // Department 1 passes 100.00 to 2 and 3, which used 1 and 2 of it.
 *     const int64_t direct_fen[] = {10000, 0, 0}, weights[] = {0, 1, 2};
 *     const int32_t sources[] = {1};
 *     int64_t final_fen[3];
 *     check(hosp_cost_direct(
 *         3, 1, direct_fen, 1, sources, weights, 0, HOSP_LARGEST_REMAINDER, final_fen));
 *     expect(final_fen[0] == 0 && final_fen[1] == 3333 && final_fen[2] == 6667);
 */
int32_t hosp_cost_direct(
    int32_t departments, int32_t items, const int64_t *direct_fen, int32_t steps,
    const int32_t *sources, const int64_t *weights, int32_t weight_decimals,
    int32_t residual, int64_t *out_final_fen);

/**
 * Step-down allocation (逐级分步结转): sources are closed in the order of the steps.
 *
 *     share(r) = pool × weight(r) / Σ weight
 *
 * A source passes on its direct cost and everything received before. Weights of the source
 * itself and of sources closed before are left out: a closed department never receives.
 * Every pool (source and cost item) is split into whole fen that add up to it. Departments
 * are counted from 1. Among equals the earlier department comes first: sort by code before,
 * and the order of rows never changes an amount. cost.allocate of hosp_run does the same
 * with codes.
 *
 *   departments      number of departments, at least 1.
 *   items            number of cost items, at least 1; departments × items is at most
 *                    HOSP_MAX_COUNT.
 *   direct_fen       direct cost in fen: departments rows of items columns, row by row.
 *   steps            number of steps; steps × departments is at most HOSP_MAX_COUNT.
 *   sources          the source of each step, a department counted from 1; each department
 *                    at most once.
 *   weights          steps rows of departments columns: how much each department used of the
 *                    source of the step; not negative, 0 where nothing was used.
 *   weight_decimals  decimals of the weights, 0 to 18: with 2, a weight of 150 means 1.50.
 *   residual         who takes what is left: HOSP_LARGEST_REMAINDER, HOSP_LARGEST,
 *                    HOSP_FIRST or HOSP_LAST.
 *   out_final_fen    receives departments × items amounts in fen, row by row; 0 for sources.
 *                    Their total is the total of direct_fen.
 *
 * Returns: HOSP_OK.
 * Errors: HOSP_E_UNBALANCED when a source has cost and no weights, HOSP_E_RANGE for a
 *   negative weight, HOSP_E_DUPLICATE for a source that stands twice, HOSP_E_UNKNOWN for a
 *   source that is no department, HOSP_E_OVERFLOW, HOSP_E_ARGUMENT. The words are told by
 *   hosp_error_text for book 0.
 * Thread: any.
 * Since: 1.0
 *
 * Example:
 *     // First 1 passes on to 2 and 3 by 1 : 1, then 2 to 3.
 *     const int64_t direct_fen[] = {10000, 500, 0}, weights[] = {0, 1, 1, 0, 0, 1};
 *     const int32_t sources[] = {1, 2};
 *     int64_t final_fen[3];
 *     check(hosp_cost_step_down(
 *         3, 1, direct_fen, 2, sources, weights, 0, HOSP_LARGEST_REMAINDER, final_fen));
 *     expect(final_fen[2] == 10500);
 */
int32_t hosp_cost_step_down(
    int32_t departments, int32_t items, const int64_t *direct_fen, int32_t steps,
    const int32_t *sources, const int64_t *weights, int32_t weight_decimals,
    int32_t residual, int64_t *out_final_fen);

/**
 * Reciprocal allocation (交互分摊, 代数法): sources serve each other; the equations are solved
 * exactly.
 *
 *     share(r) = pool × weight(r) / Σ weight
 *
 * Weights of the source itself are left out. What the final departments receive is rounded
 * once and split once per cost item. Every pool (source and cost item) is split into whole
 * fen that add up to it. Departments are counted from 1. Among equals the earlier department
 * comes first: sort by code before, and the order of rows never changes an amount.
 * cost.allocate of hosp_run does the same with codes.
 *
 *   departments      number of departments, at least 1.
 *   items            number of cost items, at least 1; departments × items is at most
 *                    HOSP_MAX_COUNT.
 *   direct_fen       direct cost in fen: departments rows of items columns, row by row.
 *   steps            number of steps; steps × departments is at most HOSP_MAX_COUNT.
 *   sources          the source of each step, a department counted from 1; each department
 *                    at most once.
 *   weights          steps rows of departments columns: how much each department used of the
 *                    source of the step; not negative, 0 where nothing was used.
 *   weight_decimals  decimals of the weights, 0 to 18: with 2, a weight of 150 means 1.50.
 *   residual         who takes what is left: HOSP_LARGEST_REMAINDER, HOSP_LARGEST,
 *                    HOSP_FIRST or HOSP_LAST.
 *   out_final_fen    receives departments × items amounts in fen, row by row; 0 for sources.
 *                    Their total is the total of direct_fen.
 *
 * Returns: HOSP_OK.
 * Errors: HOSP_E_UNBALANCED when a source has cost and no weights or sources serve only each
 *   other, HOSP_E_RANGE for a negative weight, HOSP_E_DUPLICATE for a source that stands
 *   twice, HOSP_E_UNKNOWN for a source that is no department, HOSP_E_OVERFLOW,
 *   HOSP_E_ARGUMENT. The words are told by hosp_error_text for book 0.
 * Thread: any.
 * Since: 1.0
 *
 * Example:
 *     // 1 and 2 serve each other; 3 and 4 receive. Gross: x = 100 + y/2, y = 50 + x/4.
 *     const int64_t direct_fen[] = {10000, 5000, 0, 0};
 *     const int64_t weights[] = {0, 1, 2, 1, 1, 0, 0, 1};
 *     const int32_t sources[] = {1, 2};
 *     int64_t final_fen[4];
 *     check(hosp_cost_reciprocal(
 *         4, 1, direct_fen, 2, sources, weights, 0, HOSP_LARGEST_REMAINDER, final_fen));
 *     // x = 142.857..., y = 85.714...: x/2 to 3, x/4 + y/2 to 4.
 *     expect(final_fen[2] == 7143 && final_fen[3] == 7857);
 */
int32_t hosp_cost_reciprocal(
    int32_t departments, int32_t items, const int64_t *direct_fen, int32_t steps,
    const int32_t *sources, const int64_t *weights, int32_t weight_decimals,
    int32_t residual, int64_t *out_final_fen);

/**
 * Iterative allocation (交互分摊, 迭代法): whole fen are passed on until all have arrived.
 *
 *     share(r) = pool × weight(r) / Σ weight
 *
 * Weights of the source itself are left out. What still circulates when a pass no longer
 * shrinks it is closed by the exact solution, so nothing is left in a source. Every pool
 * (source and cost item) is split into whole fen that add up to it. Departments are counted
 * from 1. Among equals the earlier department comes first: sort by code before, and the
 * order of rows never changes an amount. cost.allocate of hosp_run does the same with codes.
 *
 *   departments      number of departments, at least 1.
 *   items            number of cost items, at least 1; departments × items is at most
 *                    HOSP_MAX_COUNT.
 *   direct_fen       direct cost in fen: departments rows of items columns, row by row.
 *   steps            number of steps; steps × departments is at most HOSP_MAX_COUNT.
 *   sources          the source of each step, a department counted from 1; each department
 *                    at most once.
 *   weights          steps rows of departments columns: how much each department used of the
 *                    source of the step; not negative, 0 where nothing was used.
 *   weight_decimals  decimals of the weights, 0 to 18: with 2, a weight of 150 means 1.50.
 *   residual         who takes what is left: HOSP_LARGEST_REMAINDER, HOSP_LARGEST,
 *                    HOSP_FIRST or HOSP_LAST.
 *   out_final_fen    receives departments × items amounts in fen, row by row; 0 for sources.
 *                    Their total is the total of direct_fen.
 *
 * Returns: HOSP_OK.
 * Errors: HOSP_E_UNBALANCED when a source has cost and no weights or sources serve only each
 *   other, HOSP_E_RANGE for a negative weight, HOSP_E_DUPLICATE for a source that stands
 *   twice, HOSP_E_UNKNOWN for a source that is no department, HOSP_E_OVERFLOW,
 *   HOSP_E_ARGUMENT. The words are told by hosp_error_text for book 0.
 * Thread: any.
 * Since: 1.0
 *
 * Example:
 *     const int64_t direct_fen[] = {10000, 5000, 0, 0};
 *     const int64_t weights[] = {0, 1, 2, 1, 1, 0, 0, 1};
 *     const int32_t sources[] = {1, 2};
 *     int64_t final_fen[4];
 *     check(hosp_cost_iterative(
 *         4, 1, direct_fen, 2, sources, weights, 0, HOSP_LARGEST_REMAINDER, final_fen));
 *     expect(final_fen[2] + final_fen[3] == 15000);
 */
int32_t hosp_cost_iterative(
    int32_t departments, int32_t items, const int64_t *direct_fen, int32_t steps,
    const int32_t *sources, const int64_t *weights, int32_t weight_decimals,
    int32_t residual, int64_t *out_final_fen);

/* ----------------------------------------------------------------------------------------
 * Cost allocation on sparse arrays
 * ---------------------------------------------------------------------------------------- */

/**
 * Direct allocation (直接分摊) on sparse arrays, for thousands of cost centres.
 *
 * It is hosp_cost_direct with HOSP_LARGEST_REMAINDER, and only those are named who receive
 * something.
 *
 *     share(r) = pool × weight(r) / Σ weight
 *
 * Weights of departments that are sources are left out. Among equal remainders the smaller
 * department number comes first, so the order of receivers never changes an amount.
 *
 *   departments       number of departments, at least 1.
 *   items             number of cost items, at least 1; departments × items is at most
 *                     HOSP_MAX_COUNT.
 *   direct_fen        direct cost in fen: departments rows of items columns, row by row.
 *   steps             number of steps.
 *   sources           the source of each step, a department counted from 1; each department
 *                     at most once.
 *   receiver_offsets  steps + 1 numbers, the first 0: the receivers of step s (from 0) stand
 *                     at receiver_offsets[s] up to receiver_offsets[s + 1] - 1.
 *   receivers         the receivers of all steps, departments counted from 1, in any order;
 *                     at most HOSP_MAX_COUNT. Where more would be needed, many sources share
 *                     a driver: pool them.
 *   weights           how much each receiver used of the step, in any unit; not negative.
 *   threads           how many threads may work, 1 for the calling one alone; they have
 *                     ended when the call returns, and the result does not depend on them.
 *                     Work of about a millisecond stays on one.
 *   out_final_fen     receives departments × items amounts in fen, row by row; 0 for
 *                     sources. Their total is the total of direct_fen. It may be the array
 *                     direct_fen.
 *
 * Returns: HOSP_OK.
 * Errors: HOSP_E_UNBALANCED when a step has cost and no weights, HOSP_E_RANGE for a negative
 *   weight, offsets that go back, or amounts of an item that add up to 2^62 fen or more,
 *   HOSP_E_DUPLICATE for a source that stands twice or a receiver that stands twice in a
 *   step, HOSP_E_UNKNOWN for a number that is no department, HOSP_E_OVERFLOW,
 *   HOSP_E_ARGUMENT. The words are told by hosp_error_text for book 0.
 * Thread: any.
 * Since: 1.0
 *
 * Example:
 *     const int64_t direct_fen[] = {10000, 0, 0}, weights[] = {1, 2};
 *     const int32_t sources[] = {1}, offsets[] = {0, 2}, receivers[] = {2, 3};
 *     int64_t final_fen[3];
 *     check(hosp_cost_direct_sparse(
 *         3, 1, direct_fen, 1, sources, offsets, receivers, weights, 1, final_fen));
 *     expect(final_fen[1] == 3333 && final_fen[2] == 6667);
 */
int32_t hosp_cost_direct_sparse(
    int32_t departments, int32_t items, const int64_t *direct_fen, int32_t steps,
    const int32_t *sources, const int32_t *receiver_offsets, const int32_t *receivers,
    const int64_t *weights, int32_t threads, int64_t *out_final_fen);

/**
 * Step-down allocation (逐级分步结转) on sparse arrays, for thousands of cost centres.
 *
 * It is hosp_cost_step_down with HOSP_LARGEST_REMAINDER, and only those are named who
 * receive something.
 *
 *     share(r) = pool × weight(r) / Σ weight
 *
 * Weights of the source itself and of sources closed before are left out. Among equal
 * remainders the smaller department number comes first, so the order of receivers never
 * changes an amount.
 *
 *   departments       number of departments, at least 1.
 *   items             number of cost items, at least 1; departments × items is at most
 *                     HOSP_MAX_COUNT.
 *   direct_fen        direct cost in fen: departments rows of items columns, row by row.
 *   steps             number of steps.
 *   sources           the source of each step, a department counted from 1; each department
 *                     at most once.
 *   receiver_offsets  steps + 1 numbers, the first 0: the receivers of step s (from 0) stand
 *                     at receiver_offsets[s] up to receiver_offsets[s + 1] - 1.
 *   receivers         the receivers of all steps, departments counted from 1, in any order;
 *                     at most HOSP_MAX_COUNT. Where more would be needed, many sources share
 *                     a driver: pool them.
 *   weights           how much each receiver used of the step, in any unit; not negative.
 *   threads           how many threads may work, 1 for the calling one alone; they have
 *                     ended when the call returns, and the result does not depend on them.
 *                     Work of about a millisecond stays on one.
 *   out_final_fen     receives departments × items amounts in fen, row by row; 0 for
 *                     sources. Their total is the total of direct_fen. It may be the array
 *                     direct_fen.
 *
 * Returns: HOSP_OK.
 * Errors: HOSP_E_UNBALANCED when a step has cost and no weights, HOSP_E_RANGE for a negative
 *   weight, offsets that go back, or amounts of an item that add up to 2^62 fen or more,
 *   HOSP_E_DUPLICATE for a source that stands twice or a receiver that stands twice in a
 *   step, HOSP_E_UNKNOWN for a number that is no department, HOSP_E_OVERFLOW,
 *   HOSP_E_ARGUMENT. The words are told by hosp_error_text for book 0.
 * Thread: any.
 * Since: 1.0
 *
 * Example:
 *     const int64_t direct_fen[] = {10000, 500, 0}, weights[] = {1, 1, 1};
 *     const int32_t sources[] = {1, 2}, offsets[] = {0, 2, 3}, receivers[] = {2, 3, 3};
 *     int64_t final_fen[3];
 *     check(hosp_cost_step_down_sparse(
 *         3, 1, direct_fen, 2, sources, offsets, receivers, weights, 1, final_fen));
 *     expect(final_fen[2] == 10500);
 */
int32_t hosp_cost_step_down_sparse(
    int32_t departments, int32_t items, const int64_t *direct_fen, int32_t steps,
    const int32_t *sources, const int32_t *receiver_offsets, const int32_t *receivers,
    const int64_t *weights, int32_t threads, int64_t *out_final_fen);

/**
 * Step-down allocation with pooled drivers (按分摊参数归集后结转): sources of a step share a driver.
 *
 * They put their cost together first, and the pool is split once.
 *
 *     pool = Σ cost of the sources          share(r) = pool × weight(r) / Σ weight
 *
 * It is much less work than one source after the other when many share a driver. Splitting
 * once instead of many times can move single fen, so this is a policy of its own. The
 * sources of a step are closed together and never receive from each other; weights of theirs
 * and of sources closed before are left out. Otherwise like hosp_cost_step_down_sparse.
 *
 *   departments       number of departments, at least 1.
 *   items             number of cost items, at least 1; departments × items is at most
 *                     HOSP_MAX_COUNT.
 *   direct_fen        direct cost in fen: departments rows of items columns, row by row.
 *   steps             number of steps.
 *   source_offsets    steps + 1 numbers, the first 0: the sources of step s (from 0) stand
 *                     at source_offsets[s] up to source_offsets[s + 1] - 1.
 *   sources           the sources of all steps, departments counted from 1; each department
 *                     at most once.
 *   receiver_offsets  steps + 1 numbers, the first 0: the receivers of step s (from 0) stand
 *                     at receiver_offsets[s] up to receiver_offsets[s + 1] - 1.
 *   receivers         the receivers of all steps, departments counted from 1, in any order;
 *                     at most HOSP_MAX_COUNT. Where more would be needed, many sources share
 *                     a driver: pool them.
 *   weights           how much each receiver used of the step, in any unit; not negative.
 *   threads           how many threads may work, 1 for the calling one alone; they have
 *                     ended when the call returns, and the result does not depend on them.
 *                     Work of about a millisecond stays on one.
 *   out_final_fen     receives departments × items amounts in fen, row by row; 0 for
 *                     sources. Their total is the total of direct_fen. It may be the array
 *                     direct_fen.
 *
 * Returns: HOSP_OK.
 * Errors: HOSP_E_UNBALANCED when a step has cost and no weights, HOSP_E_RANGE for a negative
 *   weight, offsets that go back, or amounts of an item that add up to 2^62 fen or more,
 *   HOSP_E_DUPLICATE for a source that stands twice or a receiver that stands twice in a
 *   step, HOSP_E_UNKNOWN for a number that is no department, HOSP_E_OVERFLOW,
 *   HOSP_E_ARGUMENT. The words are told by hosp_error_text for book 0.
 * Thread: any.
 * Since: 1.0
 *
 * Example:
 *     // 1 and 2 share the driver heads: 150.00 to 3 and 4 by 1 : 2.
 *     const int64_t direct_fen[] = {10000, 5000, 0, 0}, weights[] = {1, 2};
 *     const int32_t source_offsets[] = {0, 2}, sources[] = {1, 2};
 *     const int32_t offsets[] = {0, 2}, receivers[] = {3, 4};
 *     int64_t final_fen[4];
 *     check(hosp_cost_step_down_pooled(4, 1, direct_fen, 1, source_offsets, sources, offsets,
 *         receivers, weights, 1, final_fen));
 *     expect(final_fen[2] == 5000 && final_fen[3] == 10000);
 */
int32_t hosp_cost_step_down_pooled(
    int32_t departments, int32_t items, const int64_t *direct_fen, int32_t steps,
    const int32_t *source_offsets, const int32_t *sources,
    const int32_t *receiver_offsets, const int32_t *receivers, const int64_t *weights,
    int32_t threads, int64_t *out_final_fen);

/**
 * Reciprocal allocation (交互分摊, 代数法) on sparse arrays, for thousands of cost centres.
 *
 * It is hosp_cost_reciprocal with HOSP_LARGEST_REMAINDER, and only those are named who
 * receive something. Sources serve each other; weights of the source itself are left out.
 *
 *     share(r) = gross cost × weight(r) / Σ weight
 *
 * What the final departments receive is rounded once and split once per cost item. Up to 200
 * sources the amounts are those of the exact solution; beyond, the error before that
 * rounding is proven to lie below 0.001 fen. Among equal remainders the smaller department
 * number comes first, so the order of steps and receivers never changes an amount.
 *
 *   departments       number of departments, at least 1.
 *   items             number of cost items, at least 1; departments × items is at most
 *                     HOSP_MAX_COUNT.
 *   direct_fen        direct cost in fen: departments rows of items columns, row by row.
 *   steps             number of steps.
 *   sources           the source of each step, a department counted from 1; each department
 *                     at most once.
 *   receiver_offsets  steps + 1 numbers, the first 0: the receivers of step s (from 0) stand
 *                     at receiver_offsets[s] up to receiver_offsets[s + 1] - 1.
 *   receivers         the receivers of all steps, departments counted from 1, in any order;
 *                     at most HOSP_MAX_COUNT. Where more would be needed, many sources share
 *                     a driver: pool them.
 *   weights           how much each receiver used of the step, in any unit; not negative.
 *   threads           how many threads may work, 1 for the calling one alone; they have
 *                     ended when the call returns, and the result does not depend on them.
 *                     Work of about a millisecond stays on one.
 *   out_final_fen     receives departments × items amounts in fen, row by row; 0 for
 *                     sources. Their total is the total of direct_fen. It may be the array
 *                     direct_fen.
 *
 * Returns: HOSP_OK.
 * Errors: HOSP_E_UNBALANCED when a step has cost and no weights or sources serve only each
 *   other, HOSP_E_RANGE for a negative weight, offsets that go back, or amounts of an item
 *   that add up to 2^62 fen or more, HOSP_E_DUPLICATE for a source that stands twice or a
 *   receiver that stands twice in a step, HOSP_E_UNKNOWN for a number that is no department,
 *   HOSP_E_OVERFLOW, HOSP_E_ARGUMENT. The words are told by hosp_error_text for book 0.
 * Thread: any.
 * Since: 1.0
 *
 * Example:
 *     const int64_t direct_fen[] = {10000, 5000, 0, 0}, weights[] = {1, 2, 1, 1, 1};
 *     const int32_t sources[] = {1, 2}, offsets[] = {0, 3, 5};
 *     const int32_t receivers[] = {2, 3, 4, 1, 4};
 *     int64_t final_fen[4];
 *     check(hosp_cost_reciprocal_sparse(
 *         4, 1, direct_fen, 2, sources, offsets, receivers, weights, 1, final_fen));
 *     expect(final_fen[2] == 7143 && final_fen[3] == 7857);
 */
int32_t hosp_cost_reciprocal_sparse(
    int32_t departments, int32_t items, const int64_t *direct_fen, int32_t steps,
    const int32_t *sources, const int32_t *receiver_offsets, const int32_t *receivers,
    const int64_t *weights, int32_t threads, int64_t *out_final_fen);

/* ----------------------------------------------------------------------------------------
 * Depreciation of a register for a month
 * ---------------------------------------------------------------------------------------- */

/**
 * Depreciates a register of assets for one month in a straight line (固定资产计提折旧，年限平均法).
 *
 *     level = (cost - residual) ÷ months, rounded half away from zero to the fen
 *     amount of a month = level, never more than what is left; the last month takes what is left
 *
 * Only months count, never days. Under HOSP_DEPRECIATION_GOVERNMENT the month of acquisition
 * is charged and the month of disposal is not; under HOSP_DEPRECIATION_ENTERPRISE it is the
 * other way round. The amounts of all months of a life add up to cost - residual. A month
 * before the first, after the life or after the disposal is charged nothing. For the whole
 * life of an asset, and for changes of cost or life, run asset.depreciation.
 *
 *   count                number of assets.
 *   rule                 HOSP_DEPRECIATION_GOVERNMENT or HOSP_DEPRECIATION_ENTERPRISE.
 *   month                the month, yyyymm.
 *   cost_fen             what each asset cost, in fen.
 *   residual_fen         what is left of each at the end, in fen; NULL when nothing is left
 *                        of any, and 0 under the government rule.
 *   acquired             the day each was acquired, yyyymmdd.
 *   life_months          the life of each in months, 1 to 2400.
 *   disposed             the day each was disposed of, yyyymmdd, 0 while it is kept; NULL
 *                        when all are.
 *   out_amount_fen       receives what the month is charged for each asset, in fen.
 *   out_accumulated_fen  receives all charges up to the month (累计折旧), in fen; may be NULL.
 *   out_net_fen          receives cost less all charges (净值), in fen; may be NULL. Each may
 *                        be the array cost_fen.
 *
 * Returns: HOSP_OK.
 * Errors: HOSP_E_RANGE for a life or an amount that cannot be, HOSP_E_FORMAT for a month or
 *   a day, HOSP_E_RULE for a residual value under the government rule and a disposal before
 *   the acquisition, HOSP_E_ARGUMENT. The message names the asset by its number, counted
 *   from 1, and nothing is written. The words are told by hosp_error_text for book 0.
 * Thread: any.
 * Since: 1.0
 *
 * Example:
 *     // 1,000.00 over 36 months: 27.78 a month, from the month of acquisition.
 *     const int64_t cost_fen[] = {100000};
 *     const int32_t acquired[] = {20250115}, life_months[] = {36};
 *     int64_t amount_fen, accumulated_fen, net_fen;
 *     check(hosp_depreciation_month(1, HOSP_DEPRECIATION_GOVERNMENT, 202503, cost_fen, NULL,
 *         acquired, life_months, NULL, &amount_fen, &accumulated_fen, &net_fen));
 *     expect(amount_fen == 2778 && accumulated_fen == 8334 && net_fen == 91666);
 */
int32_t hosp_depreciation_month(
    int32_t count, int32_t rule, int32_t month, const int64_t *cost_fen,
    const int64_t *residual_fen, const int32_t *acquired, const int32_t *life_months,
    const int32_t *disposed, int64_t *out_amount_fen, int64_t *out_accumulated_fen,
    int64_t *out_net_fen);

#ifdef __cplusplus
}
#endif

#endif /* HOSP_H */
