#pragma once
#include <sqlite3.h>

/* SQLITE_TRANSIENT is a cast that Swift cannot import: these two keep it in C. An empty text may
   come without an address; given none, SQLite would bind null. */

/* Binds a text that SQLite copies before this call returns; length in bytes. */
static inline int shim_sqlite_bind_copy(
    sqlite3_stmt *statement, int position, const char *text, int length)
{
    return sqlite3_bind_text(statement, position, text ? text : "", length, SQLITE_TRANSIENT);
}

/* Binds a text that stays where it is until the statement has been stepped and its bindings are
   cleared; length in bytes. */
static inline int shim_sqlite_bind_borrowed(
    sqlite3_stmt *statement, int position, const char *text, int length)
{
    return sqlite3_bind_text(statement, position, text ? text : "", length, SQLITE_STATIC);
}
