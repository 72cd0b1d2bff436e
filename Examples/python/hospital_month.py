"""A month end of a small hospital, printed as CSV: hospital_month.py LIBRARY BOOK DATA.

The same program stands in Examples/c, which says what it does. Python's standard library only:
`hosp_declarations.py` beside it holds the types of all functions.
"""

import ctypes
import os
import sys

import hosp_declarations as hosp

MONTH = 202503


class HospitalError(Exception):
    """A call ended with an error: its status and the words of the library."""

    def __init__(self, status, text):
        super().__init__(text)
        self.status = status


class Handle:
    """A book, a result or a cursor; it closes itself at the end of a `with`."""

    def __init__(self, library, value, book=None):
        self.library, self.value = library, value
        self.book = self if book is None else book

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.library.hosp_close(self.value)

    def check(self, status):
        if status < 0:
            text = ctypes.create_string_buffer(4096)
            self.library.hosp_error_text(self.book.value, text, len(text), None)
            raise HospitalError(status, text.value.decode())
        return status

    def call(self, function, *arguments):
        """A function whose last parameter receives a handle."""
        out = ctypes.c_int32(0)
        self.check(function(self.value, *arguments, ctypes.byref(out)))
        return Handle(self.library, out.value, self.book)

    def csv(self):
        needed = ctypes.c_int32(0)
        self.library.hosp_cursor_csv(self.value, None, 0, ctypes.byref(needed))
        text = ctypes.create_string_buffer(needed.value)
        self.check(self.library.hosp_cursor_csv(self.value, text, len(text), None))
        return text.raw[:-1]


def open_book(library, location, encoding):
    out, path = ctypes.c_int32(0), location.encode()
    Handle(library, 0).check(
        library.hosp_open(path, len(path), encoding, ctypes.byref(out)))
    book = Handle(library, out.value)
    for option, value in [(b"language", b"en"), (b"actor", b"month_end"),
                          (b"now", b"20250401090000")]:
        book.check(library.hosp_set_text(book.value, option, value, len(value)))
    return book


def import_files(library, location, directory):
    """Brings every file of imports.txt into its table; an encoding is that of an opening."""
    with open(os.path.join(directory, "imports.txt"), encoding="ascii") as file:
        rows = [line.split() for line in file]
    for encoding in sorted({row[0] for row in rows}, reverse=True):
        with open_book(library, location, int(encoding)) as book:
            for _, name, table in (row for row in rows if row[0] == encoding):
                path, key, to = (text.encode() for text in (
                    os.path.join(directory, name), name, table))
                book.check(library.hosp_import_file(
                    book.value, to, len(to), path, len(path), key, len(key), None, 0, None))


def run(book, function, code, tables):
    name = code.encode()
    with book.call(function, MONTH, name, len(name)) as result:
        for table in tables:
            with result.call(book.library.hosp_result_table, table.encode(), -1) as cursor:
                sys.stdout.buffer.write(f"== {code} {table}\r\n".encode() + cursor.csv())


def main(arguments):
    if len(arguments) != 3:
        print(__doc__, file=sys.stderr)
        return 2
    library = hosp.load(arguments[0])
    try:
        import_files(library, *arguments[1:])
        with open_book(library, arguments[1], hosp.HOSP_UTF8) as book:
            run(book, library.hosp_cost_allocate, "FT", ["final", "lines"])
            run(book, library.hosp_appraisal_run, "YUE", ["parts", "cards"])
            run(book, library.hosp_pay_distribute, "JX", ["departments", "persons", "set_asides"])
            for inspection in ["ZC2025", "ZJ0321"]:
                run(book, library.hosp_inspection_score, inspection, ["score", "findings"])
    except HospitalError as error:
        print(f"hospital_month: {error} ({error.status})", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
