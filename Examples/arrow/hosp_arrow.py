"""Frames of any engine into libhosp.so and tables out of it, as Arrow C streams: no CSV between.

Whatever has the method `__arrow_c_stream__` goes in: a relation of DuckDB, a frame of Polars or
pandas, a table or reader of PyArrow. Every table of a book and of a result has the method, too, so
each of these engines reads it:

    polars.DataFrame(table)   pandas.DataFrame.from_arrow(table)   pyarrow.table(table)
    duckdb.sql("select * from table")

Charge lines stay where their producer has them; nothing of them is copied. Python's standard
library is all that is needed here; `hosp_declarations.py` stands in ../python or beside this file.
"""

import ctypes
import json
import os
import sys
from ctypes import byref, c_char_p, c_int32, c_int64, c_void_p, py_object, pythonapi

sys.path.append(os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "python"))
import hosp_declarations as hosp  # noqa: E402

STREAM = b"arrow_array_stream"
STREAM_POINTERS = 5  # get_schema, get_next, get_last_error, release, private_data
RELEASE = 3

_pointer_of = ctypes.PYFUNCTYPE(c_void_p, py_object, c_char_p)(
    ("PyCapsule_GetPointer", pythonapi))
# In a destructor the capsule has no reference any more: it is passed as an address there.
_pointer_of_dying = ctypes.PYFUNCTYPE(c_void_p, c_void_p, c_char_p)(
    ("PyCapsule_GetPointer", pythonapi))
_Destructor = ctypes.PYFUNCTYPE(None, c_void_p)
_new_capsule = ctypes.PYFUNCTYPE(py_object, c_void_p, c_char_p, _Destructor)(
    ("PyCapsule_New", pythonapi))
_Release = ctypes.CFUNCTYPE(None, c_void_p)
_places = {}


@_Destructor
def _drop(capsule):
    """Releases a stream that nobody took, and gives its place back."""
    place = _places.pop(_pointer_of_dying(capsule, STREAM))
    if place[RELEASE]:
        _Release(place[RELEASE])(ctypes.addressof(place))


class HospitalError(Exception):
    """A call ended with an error: its status and the words of the library."""

    def __init__(self, status, text):
        super().__init__(text)
        self.status = status


class Handle:
    """What the library holds for us until it is closed, at the latest when nobody needs it."""

    def __init__(self, book, value):
        self.book, self.value, self.library = book, value, book.library

    def close(self):
        if self.value:
            self.library.hosp_close(self.value)
        self.value = 0

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()

    def __del__(self):
        self.close()


class Table(Handle):
    """A table of a book or of a result, as it was when it was asked for."""

    def __arrow_c_stream__(self, requested_schema=None):
        place = (c_void_p * STREAM_POINTERS)()
        self.book.check(self.library.hosp_cursor_arrow(self.value, place))
        _places[ctypes.addressof(place)] = place
        return _new_capsule(ctypes.addressof(place), STREAM, _drop)


class Result(Handle):
    """What a procedure answered: tables by name, and all of it as values of Python."""

    def table(self, name):
        return self.book.handle(
            Table, self.library.hosp_result_table, self.value, name.encode(), -1)

    def values(self):
        return json.loads(self.book.text(self.library.hosp_result_json, self.value))


class Book(Handle):
    """A book, in memory unless a file is named."""

    def __init__(self, library, location="", now=None, actor="arrow", language="en", threads=1):
        self.library = hosp.load(library) if isinstance(library, str) else library
        self.book, self.value = self, 0
        out, path = c_int32(0), location.encode()
        self.check(self.library.hosp_open(path, len(path), hosp.HOSP_UTF8, byref(out)))
        self.value = out.value
        for option, value in {"language": language, "actor": actor, "now": now}.items():
            if value is not None:
                self.check(self.library.hosp_set_text(
                    self.value, option.encode(), value.encode(), -1))
        self.check(self.library.hosp_set_int(self.value, b"threads", threads))

    def take(self, table, frame, key, **constants):
        """Imports a frame as a batch with a name, whole or not at all; how many rows it has."""
        rows, capsule = c_int64(0), frame.__arrow_c_stream__()
        self.check(self.library.hosp_import_arrow(
            self.value, table.encode(), -1, _pointer_of(capsule, STREAM), key.encode(), -1,
            json.dumps(constants).encode(), -1, byref(rows)))
        return rows.value

    def case_cost(self, lines, **arguments):
        """Costs cases from a frame of charge lines; arguments are those of cost.case_lines."""
        capsule = lines.__arrow_c_stream__()
        return self.handle(
            Result, self.library.hosp_case_cost_arrow, self.value,
            json.dumps(arguments).encode(), -1, _pointer_of(capsule, STREAM))

    def run(self, procedure, **arguments):
        """The result of a procedure by its name."""
        return self.handle(
            Result, self.library.hosp_run, self.value, procedure.encode(), -1,
            json.dumps(arguments).encode(), -1)

    def select(self, table, **filters):
        """The rows of a table or view of the book that have these values."""
        return self.handle(
            Table, self.library.hosp_select, self.value, table.encode(), -1,
            json.dumps(filters).encode(), -1)

    def handle(self, kind, function, *arguments):
        """What a function answers whose last parameter receives a handle."""
        out = c_int32(0)
        self.check(function(*arguments, byref(out)))
        return kind(self, out.value)

    def text(self, function, *arguments):
        """A text that the library copies out, asked for once more with the room it needs."""
        needed = c_int32(0)
        function(*arguments, None, 0, byref(needed))
        room = ctypes.create_string_buffer(needed.value)
        self.check(function(*arguments, room, len(room), None))
        return room.value.decode()

    def check(self, status):
        if status < 0:
            room = ctypes.create_string_buffer(1 << 16)
            self.library.hosp_error_text(self.value, room, len(room), None)
            raise HospitalError(status, room.value.decode())
