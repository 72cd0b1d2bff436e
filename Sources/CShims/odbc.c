#include "odbc.h"
#include "opened_library.h"

/* Each function by its place in the structure, in the order of the structure. */
static const char *const names[] = {
    "SQLAllocHandle", "SQLFreeHandle", "SQLSetEnvAttr", "SQLSetConnectAttr", "SQLGetConnectAttr",
    "SQLSetStmtAttr", "SQLDriverConnect", "SQLDriverConnectW", "SQLDisconnect", "SQLGetInfo",
    "SQLPrepare", "SQLPrepareW", "SQLBindParameter", "SQLExecute", "SQLRowCount",
    "SQLNumResultCols", "SQLDescribeCol", "SQLColAttribute", "SQLFetch", "SQLGetData",
    "SQLFreeStmt", "SQLEndTran", "SQLCancel", "SQLGetDiagRec", "SQLGetDiagRecW",
};

enum { COUNT = sizeof names / sizeof *names };

_Static_assert(sizeof(struct shim_odbc) == COUNT * sizeof(void *), "a name per function");

int32_t shim_odbc_load(const char *name, struct shim_odbc *out_functions) {
    return open_library(name, names, COUNT, out_functions);
}
