/* libxlsxwriter, opened when a workbook is written.
 *
 * Nothing is linked: a hospital that writes no workbooks needs no such library. The types are those
 * of its headers since 0.8: rows have 32 bits, columns 16, and an error is an int, 0 for none.
 */
#pragma once

#include "handles.h"

#pragma clang assume_nonnull begin

/* The functions of the library that write a workbook, each as its headers declare it. */
struct shim_xlsx {
    void *_Nullable (*_Nonnull workbook)(const char *path);
    int32_t (*close)(void *workbook);
    void *_Nullable (*_Nonnull sheet)(void *workbook, const char *name);
    void *_Nullable (*_Nonnull format)(void *workbook);
    void (*set_number_format)(void *format, const char *text);
    void (*set_bold)(void *format);
    void (*set_wrap)(void *format);
    int32_t (*write_text)(
        void *sheet, uint32_t row, uint16_t column, const char *text, void *_Nullable format);
    int32_t (*write_number)(
        void *sheet, uint32_t row, uint16_t column, double number, void *_Nullable format);
    int32_t (*set_width)(
        void *sheet, uint16_t first, uint16_t last, double width, void *_Nullable format);
    void (*freeze)(void *sheet, uint32_t row, uint16_t column);
};

/* Opens the library by its name, which stays open; 0 when it is not there. */
SHIM_HIDDEN int32_t shim_xlsx_load(const char *name, struct shim_xlsx *out_functions);

#pragma clang assume_nonnull end
