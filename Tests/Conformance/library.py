"""libhosp.so seen from Python: the few functions the conformance tests need, by ctypes."""

import csv
import ctypes
import io
import json
import os
from decimal import Decimal

UTF8, GBK, GB18030, UTF16LE = range(4)
CODECS = {UTF8: "utf-8", GBK: "gbk", GB18030: "gb18030", UTF16LE: "utf-16-le"}
BUFFER_TOO_SMALL = -104

PROTOTYPES = {
    "hosp_open": [ctypes.c_char_p, ctypes.c_int32, ctypes.c_int32,
                  ctypes.POINTER(ctypes.c_int32)],
    "hosp_close": [ctypes.c_int32],
    "hosp_set_text": [ctypes.c_int32, ctypes.c_char_p, ctypes.c_char_p, ctypes.c_int32],
    "hosp_import_text": [ctypes.c_int32] + 3 * [ctypes.c_char_p, ctypes.c_int32] + [
        ctypes.c_char_p, ctypes.c_int32, ctypes.POINTER(ctypes.c_int64)],
    "hosp_select": [ctypes.c_int32] + 2 * [ctypes.c_char_p, ctypes.c_int32] + [
        ctypes.POINTER(ctypes.c_int32)],
    "hosp_cursor_csv": [ctypes.c_int32, ctypes.c_char_p, ctypes.c_int32,
                        ctypes.POINTER(ctypes.c_int32)],
    "hosp_report_write": [ctypes.c_int32] + 3 * [ctypes.c_char_p, ctypes.c_int32],
    "hosp_run": [ctypes.c_int32, ctypes.c_char_p, ctypes.c_int32, ctypes.c_char_p, ctypes.c_int32,
                 ctypes.POINTER(ctypes.c_int32)],
    "hosp_result_table": [ctypes.c_int32, ctypes.c_char_p, ctypes.c_int32,
                          ctypes.POINTER(ctypes.c_int32)],
    "hosp_result_json": [ctypes.c_int32, ctypes.c_char_p, ctypes.c_int32,
                         ctypes.POINTER(ctypes.c_int32)],
    "hosp_error_text": [ctypes.c_int32, ctypes.c_char_p, ctypes.c_int32,
                        ctypes.POINTER(ctypes.c_int32)],
    "hosp_error_name": [ctypes.c_int32, ctypes.c_char_p, ctypes.c_int32,
                        ctypes.POINTER(ctypes.c_int32)],
}


class LibraryError(Exception):
    """A call ended with an error: its status, its name from the catalogue and its text."""

    def __init__(self, status, name, text):
        super().__init__(f"{name} ({status}): {text}")
        self.status, self.name, self.text = status, name, text


# Where the books of the cases are: in memory, or in a database of Tests/Gates/databases.sh.
LOCATION = os.environ.get("HOSP_TEST_BOOK", ":memory:")


class Library:
    """One book of a libhosp.so, in memory unless another place is named, on which procedures are
    run; its texts are in one encoding."""

    def __init__(self, path, location=LOCATION, encoding=UTF8):
        self.codec = CODECS[encoding]
        self.functions = ctypes.CDLL(path)
        for name, arguments in PROTOTYPES.items():
            function = getattr(self.functions, name)
            function.argtypes, function.restype = arguments, ctypes.c_int32
        book = ctypes.c_int32(0)
        place = location.encode(self.codec)
        self._book = 0
        self._check(self.functions.hosp_open(place, len(place), encoding, ctypes.byref(book)))
        self._book = book.value

    def run(self, procedure, arguments):
        """The result of a procedure as a Python value; raises LibraryError if it is refused."""
        return self.run_json(procedure, json.dumps(arguments, ensure_ascii=False))

    def run_json(self, procedure, arguments):
        """The same with the arguments as JSON text, in which every number keeps its digits."""
        return json.loads(self.run_text(procedure, arguments), parse_float=Decimal)

    def run_text(self, procedure, arguments):
        """The result as the text that the library writes, of arguments as JSON text."""
        result = self.open_result(procedure, arguments)
        try:
            return self._text(self.functions.hosp_result_json, result)
        finally:
            self._check(self.functions.hosp_close(result))

    def open_result(self, procedure, arguments):
        """The handle of a result, of arguments as JSON text; whoever opens it closes it. Raises
        LibraryError if the procedure is refused."""
        name, text = procedure.encode(self.codec), arguments.encode(self.codec)
        result = ctypes.c_int32(0)
        self._check(self.functions.hosp_run(
            self._book, name, len(name), text, len(text), ctypes.byref(result)))
        return result.value

    def import_text(self, table, text, key):
        """Delimited text into a table, as a host brings it; the number of rows."""
        texts = [part.encode(self.codec) for part in (table, text, key)]
        rows = ctypes.c_int64(0)
        self._check(self.functions.hosp_import_text(
            self._book, *(part for text in texts for part in (text, len(text))), None, 0,
            ctypes.byref(rows)))
        return rows.value

    def select(self, table, columns=None):
        """The rows of a table as objects of texts, all or those with the values of columns."""
        texts = [part.encode(self.codec) for part in (
            table, json.dumps(columns, ensure_ascii=False) if columns else "")]
        cursor = ctypes.c_int32(0)
        self._check(self.functions.hosp_select(
            self._book, *(part for text in texts for part in (text, len(text))),
            ctypes.byref(cursor)))
        return self._rows(cursor.value)

    def result_rows(self, procedure, arguments, table):
        """The rows of a table of a result as objects of texts."""
        result = self.open_result(procedure, json.dumps(arguments, ensure_ascii=False))
        name, cursor = table.encode(self.codec), ctypes.c_int32(0)
        try:
            self._check(self.functions.hosp_result_table(
                result, name, len(name), ctypes.byref(cursor)))
            return self._rows(cursor.value)
        finally:
            self._check(self.functions.hosp_close(result))

    def write_report(self, name, arguments, path):
        """Writes a report into a file."""
        texts = [text.encode(self.codec) for text in (
            name, json.dumps(arguments, ensure_ascii=False), str(path))]
        self._check(self.functions.hosp_report_write(
            self._book, *(part for text in texts for part in (text, len(text)))))

    def set_text(self, option, value):
        """Gives an option of the book a text: the time, the language, who works."""
        name, text = option.encode(self.codec), value.encode(self.codec)
        ends = b"\0\0" if self.codec == "utf-16-le" else b""
        self._check(self.functions.hosp_set_text(self._book, name + ends, text, len(text)))

    def close(self):
        self._check(self.functions.hosp_close(self._book))
        self._book = 0

    def _check(self, status):
        if status < 0:
            raise LibraryError(status, self._text(self.functions.hosp_error_name, self._book),
                               self._text(self.functions.hosp_error_text, self._book))

    def _rows(self, cursor):
        """The rows of a table as objects of texts; the table is closed."""
        try:
            text = self._text(self.functions.hosp_cursor_csv, cursor)
        finally:
            self._check(self.functions.hosp_close(cursor))
        return list(csv.DictReader(io.StringIO(text, newline="")))

    def _text(self, function, handle):
        """A text that the library copies out."""
        return self._bytes(function, handle).decode(self.codec)

    def _bytes(self, function, handle):
        """Its bytes, without the end: asked again with the size that the library says it needs."""
        needed, capacity = ctypes.c_int32(0), 1 << 16
        while True:
            buffer = ctypes.create_string_buffer(capacity)
            status = function(handle, buffer, capacity, ctypes.byref(needed))
            if status == BUFFER_TOO_SMALL and needed.value > capacity:
                capacity = needed.value
            elif status < 0:
                raise LibraryError(status, "unreadable", f"{function.__name__} failed")
            else:
                unit = 2 if self.codec == "utf-16-le" else 1
                return buffer.raw[:needed.value - unit]
