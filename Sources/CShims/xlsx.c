#include "xlsx.h"
#include "opened_library.h"

/* Each function by its place in the structure, in the order of the structure. */
static const char *const names[] = {
    "workbook_new", "workbook_close", "workbook_add_worksheet", "workbook_add_format",
    "format_set_num_format", "format_set_bold", "format_set_text_wrap", "worksheet_write_string",
    "worksheet_write_number", "worksheet_set_column", "worksheet_freeze_panes",
};

enum { COUNT = sizeof names / sizeof *names };

_Static_assert(sizeof(struct shim_xlsx) == COUNT * sizeof(void *), "a name per function");

int32_t shim_xlsx_load(const char *name, struct shim_xlsx *out_functions) {
    return open_library(name, names, COUNT, out_functions);
}
