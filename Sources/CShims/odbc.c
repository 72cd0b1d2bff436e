#include "odbc.h"

#include <dlfcn.h>
#include <string.h>

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
    void *library = dlopen(name, RTLD_NOW | RTLD_LOCAL);
    if (library == NULL) return 0;
    for (int number = 0; number < COUNT; number++) {
        void *function = dlsym(library, names[number]);
        if (function == NULL) return 0;
        /* POSIX has function pointers in data pointers; C does not let them be cast. */
        memcpy((char *)out_functions + number * sizeof function, &function, sizeof function);
    }
    return 1;
}
