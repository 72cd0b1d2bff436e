"""A small ODBC client for tests, by ctypes: another reader of a book than the library itself.

Whole numbers and exact decimals come as int, texts as str, nothing as None.
"""
import ctypes
from ctypes import byref, c_int16, c_int32, c_int64, c_uint16, c_void_p
from decimal import Decimal

NULL = -1
NO_DATA = 100
INTEGERS = {-7, -6, -5, 4, 5}
EXACT = {2, 3}


class OdbcError(Exception):
    """What a driver says."""


def wide(text):
    return text.encode("utf-16-le") + b"\0\0"


class Connection:
    """A connection that keeps each statement at once, unless it is told to wait for commit.

    With an encoding it is one of an old host: the functions without Unicode, and bytes of that
    encoding.
    """
    is_file = False

    def __init__(self, text, encoding=None):
        self.odbc = ctypes.CDLL("libodbc.so.2")
        self.encoding = encoding
        self.buffer = ctypes.create_string_buffer(1 << 18)
        self.environment, self.handle = c_void_p(), c_void_p()
        self.odbc.SQLAllocHandle(c_int16(1), None, byref(self.environment))
        self.odbc.SQLSetEnvAttr(self.environment, c_int32(200), c_void_p(3), c_int32(0))
        self.odbc.SQLAllocHandle(c_int16(2), self.environment, byref(self.handle))
        self.odbc.SQLSetConnectAttr(self.handle, c_int32(103), c_void_p(10), c_int32(0))
        connect, written, length = self._written("SQLDriverConnect", text)
        code = connect(
            self.handle, None, written, c_int16(length), None, c_int16(0), None, c_uint16(0))
        self._check(code, 2, self.handle)

    def execute(self, sql, values=()):
        """The rows of a statement; values stand for its question marks."""
        statement = c_void_p()
        self.odbc.SQLAllocHandle(c_int16(3), self.handle, byref(statement))
        try:
            kept = []
            if values and self.encoding:
                raise OdbcError("a host of this kind writes its values into the statement")
            for number, value in enumerate(values, 1):
                text = wide(str(value))
                buffer = ctypes.create_string_buffer(text)
                length = c_int64(len(text) - 2)
                kept += [buffer, length]
                self.odbc.SQLBindParameter(
                    statement, c_uint16(number), c_int16(1), c_int16(-8), c_int16(-9),
                    ctypes.c_uint64(max(1, len(text) // 2 - 1)), c_int16(0), buffer,
                    length, byref(length))
            execute, written, length = self._written("SQLExecDirect", sql)
            code = execute(statement, written, c_int32(length))
            if code != NO_DATA:
                self._check(code, 3, statement)
            return self._rows(statement)
        finally:
            self.odbc.SQLFreeHandle(c_int16(3), statement)

    def _written(self, function, text):
        """The function for texts of this connection, the text, and its length."""
        if self.encoding:
            written = text.encode(self.encoding)
            return getattr(self.odbc, function), written, len(written)
        return (getattr(self.odbc, function + "W"), wide(text), len(wide(text)) // 2 - 1)

    def begin(self):
        self.odbc.SQLSetConnectAttr(self.handle, c_int32(102), c_void_p(0), c_int32(0))

    def commit(self):
        code = self.odbc.SQLEndTran(c_int16(2), self.handle, c_int16(0))
        self._check(code, 2, self.handle)

    def close(self):
        self.odbc.SQLEndTran(c_int16(2), self.handle, c_int16(1))
        self.odbc.SQLDisconnect(self.handle)
        self.odbc.SQLFreeHandle(c_int16(2), self.handle)
        self.odbc.SQLFreeHandle(c_int16(1), self.environment)

    def _rows(self, statement):
        count = c_int16(0)
        self.odbc.SQLNumResultCols(statement, byref(count))
        types = []
        for column in range(1, count.value + 1):
            kind, name, length = c_int16(0), ctypes.create_string_buffer(128), c_int16(0)
            code = self.odbc.SQLDescribeCol(
                statement, c_uint16(column), name, c_int16(128), byref(length), byref(kind), None,
                None, None)
            self._check(code, 3, statement)
            types.append(kind.value)
        rows = []
        while types:
            code = self.odbc.SQLFetch(statement)
            if code == NO_DATA:
                break
            self._check(code, 3, statement)
            rows.append(tuple(self._value(statement, column, kind)
                              for column, kind in enumerate(types, 1)))
        return rows

    def _value(self, statement, column, kind):
        length = c_int64(0)
        # SQL_C_CHAR and SQL_C_WCHAR.
        code = self.odbc.SQLGetData(
            statement, c_uint16(column), c_int16(1 if self.encoding else -8), self.buffer,
            c_int64(len(self.buffer)), byref(length))
        self._check(code, 3, statement)
        if length.value == NULL:
            return None
        if length.value > len(self.buffer) - 2:
            raise OdbcError("a text is longer than the tests have room for")
        text = ctypes.string_at(self.buffer, length.value).decode(self.encoding or "utf-16-le")
        if kind in INTEGERS:
            return int(text)
        if kind in EXACT:
            return int(text) if Decimal(text) == int(Decimal(text)) else Decimal(text)
        return text

    def _check(self, code, kind, handle):
        if code in (0, 1):
            return
        state, native = ctypes.create_string_buffer(12), c_int32(0)
        text, length = ctypes.create_string_buffer(4096), c_int16(0)
        self.odbc.SQLGetDiagRecW(c_int16(kind), handle, c_int16(1), state, byref(native), text,
                                 c_int16(2048), byref(length))
        raise OdbcError(f"{state.raw[:10].decode('utf-16-le')} {native.value} "
                        + text.raw[:2 * length.value].decode("utf-16-le"))
