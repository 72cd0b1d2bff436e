/* unixODBC, the manager of database drivers, opened when a book in a database is.
 *
 * Nothing is linked: a hospital that keeps its book in a file needs no unixODBC. The types are
 * those of ODBC 3 on 64-bit Linux: SQLSMALLINT has 16 bits, SQLINTEGER 32, SQLLEN 64, SQLWCHAR 16.
 */
#pragma once

#include "handles.h"

#pragma clang assume_nonnull begin

/* The functions of ODBC that a store calls, each by the rules of the standard. */
struct shim_odbc {
    int16_t (*allocate)(int16_t kind, void *_Nullable parent, void *_Nullable *_Nonnull out_handle);
    int16_t (*release)(int16_t kind, void *handle);
    int16_t (*set_environment)(void *handle, int32_t name, void *_Nullable value, int32_t length);
    int16_t (*set_connection)(void *handle, int32_t name, void *_Nullable value, int32_t length);
    int16_t (*get_connection)(
        void *handle, int32_t name, void *out_value, int32_t capacity, int32_t *_Nullable out_size);
    int16_t (*set_statement)(void *handle, int32_t name, void *_Nullable value, int32_t length);
    int16_t (*connect)(
        void *handle, void *_Nullable window, const uint8_t *text, int16_t length,
        uint8_t *_Nullable out_text, int16_t capacity, int16_t *_Nullable out_length,
        uint16_t completion);
    int16_t (*connect_wide)(
        void *handle, void *_Nullable window, const uint16_t *text, int16_t length,
        uint16_t *_Nullable out_text, int16_t capacity, int16_t *_Nullable out_length,
        uint16_t completion);
    int16_t (*disconnect)(void *handle);
    int16_t (*information)(
        void *handle, uint16_t name, void *out_value, int16_t capacity,
        int16_t *_Nullable out_size);
    int16_t (*prepare)(void *handle, const uint8_t *text, int32_t length);
    int16_t (*prepare_wide)(void *handle, const uint16_t *text, int32_t length);
    int16_t (*bind)(
        void *handle, uint16_t position, int16_t direction, int16_t value_type, int16_t sql_type,
        uint64_t size, int16_t digits, void *_Nullable value, int64_t capacity,
        int64_t *_Nullable indicator);
    int16_t (*execute)(void *handle);
    int16_t (*count_rows)(void *handle, int64_t *out_count);
    int16_t (*count_columns)(void *handle, int16_t *out_count);
    int16_t (*describe)(
        void *handle, uint16_t column, uint8_t *_Nullable out_name, int16_t capacity,
        int16_t *_Nullable out_length, int16_t *out_type, uint64_t *_Nullable out_size,
        int16_t *_Nullable out_digits, int16_t *_Nullable out_nullable);
    int16_t (*attribute)(
        void *handle, uint16_t column, uint16_t name, void *_Nullable out_text, int16_t capacity,
        int16_t *_Nullable out_length, int64_t *out_number);
    int16_t (*fetch)(void *handle);
    int16_t (*value)(
        void *handle, uint16_t column, int16_t type, void *out_value, int64_t capacity,
        int64_t *out_indicator);
    int16_t (*free_statement)(void *handle, uint16_t what);
    int16_t (*end_transaction)(int16_t kind, void *handle, int16_t how);
    int16_t (*cancel)(void *handle);
    int16_t (*diagnosis)(
        int16_t kind, void *handle, int16_t number, uint8_t *out_state, int32_t *out_native,
        uint8_t *_Nullable out_text, int16_t capacity, int16_t *_Nullable out_length);
    int16_t (*diagnosis_wide)(
        int16_t kind, void *handle, int16_t number, uint16_t *out_state, int32_t *out_native,
        uint16_t *_Nullable out_text, int16_t capacity, int16_t *_Nullable out_length);
};

/* Opens the library of that file name and fills in its functions; 0 when there is no such library
 * or one of the functions is missing. The library stays open, as its drivers may have threads. */
SHIM_HIDDEN int32_t shim_odbc_load(const char *name, struct shim_odbc *out_functions);

#pragma clang assume_nonnull end
