"""Every table of a book and of the results of procedures as Arrow, for arrow_streams.py.

The book is a file that the month end of the synthetic hospital filled; all cost reports, hospital
sites and payment standards of Examples/data come in as well. What pyarrow reads must be valid in
full and equal what SQLite reads from the same file, and results must equal what hosp_cursor_csv
writes. Thousands of exports must leave no memory behind.
"""

import csv
import ctypes
import io
import json
import sqlite3
import subprocess
import sys
from decimal import Decimal
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv  # noqa: F401

import adapters
import arguments_of_tests
import case_files
from comparison import Refusal
from library import Library, LibraryError

HERE = Path(__file__).resolve().parent
EXAMPLES = HERE.parent.parent / "Examples"
DATA = EXAMPLES / "data"
STREAM_SIZE = 5 * ctypes.sizeof(ctypes.c_void_p)
MONTH = "2025-03"
MONTH_END = [("book.cost.allocate", {"plan": "FT"}), ("book.appraisal.run", {"scheme": "YUE"}),
             ("book.pay.distribute", {"pool": "JX"}),
             ("book.inspection.score", {"inspection": "ZC2025"})]
LEAST_RESULTS = 300
"""Fewer mean that calls are no longer found."""
BYTES_LEFT = 4
"""What an export may leave behind on average: the smallest block of memory is larger."""


def check(holds, claim):
    if not holds:
        sys.exit(f"arrow_tables.py: failed: {claim}")


class Book(Library):
    """A book or result whose tables are read as Arrow streams and as CSV."""

    def __init__(self, path, location=":memory:"):
        super().__init__(path, location)
        self.set_text("now", "20250401120000")

    def call(self, name, *arguments):
        function = getattr(self.functions, name)
        function.argtypes, function.restype = None, ctypes.c_int32
        self._check(function(ctypes.c_int32(self._book), *(
            ctypes.c_int32(value) if isinstance(value, int) else value for value in arguments)))

    def take(self, table, key, batches, schema):
        """Imports batches; returns the number of rows."""
        place = ctypes.create_string_buffer(STREAM_SIZE)
        pa.RecordBatchReader.from_batches(schema, batches)._export_to_c(ctypes.addressof(place))
        rows = ctypes.c_int64(-1)
        self.call("hosp_import_arrow", table.encode(), -1, place, key.encode(), -1, None, 0,
                  ctypes.byref(rows))
        return rows.value

    def cursor(self, function, *arguments):
        """The handle of a cursor."""
        cursor = ctypes.c_int32(0)
        self._check(getattr(self.functions, function)(*arguments, ctypes.byref(cursor)))
        return cursor.value

    def stream(self, cursor):
        """A reader of pyarrow that owns the stream of a cursor, which it closes."""
        place = ctypes.create_string_buffer(STREAM_SIZE)
        self._check(self.functions.hosp_cursor_arrow(cursor, place))
        self._check(self.functions.hosp_close(cursor))
        return pa.RecordBatchReader._import_from_c(ctypes.addressof(place))

    def select(self, table):
        return self.cursor("hosp_select", self._book, table.encode(), -1, None, 0)

    def result_tables(self, procedure, arguments, names):
        """The tables of a result: name, table of pyarrow and rows of CSV. The procedure has run when
        this returns; its tables are read one by one."""
        result = self.open_result(procedure, json.dumps(arguments, ensure_ascii=False))
        return self._tables(result, names)

    def _tables(self, result, names):
        for name in names:
            if not self._has(result, name):
                continue
            cursor = self.cursor("hosp_result_table", result, name.encode(), -1)
            text = self._text(self.functions.hosp_cursor_csv, cursor)
            yield name, read(self.stream(cursor), name), list(csv.reader(io.StringIO(text)))
        self._check(self.functions.hosp_close(result))

    def _has(self, result, name):
        """Some tables stand in a result only when they were asked for."""
        try:
            self.functions.hosp_close(self.cursor("hosp_result_table", result, name.encode(), -1))
        except LibraryError as error:
            check(error.name != "internal", f"table {name}: {error}")
            return False
        return True


def read(reader, name):
    """All of a stream; every batch is validated in full, dictionaries included."""
    batches = list(reader)
    for batch in batches:
        batch.validate(full=True)
    table = pa.Table.from_batches(batches, reader.schema)
    table.validate(full=True)
    check(table.schema.names == list(dict.fromkeys(table.schema.names)), f"{name}: one name each")
    return table


def plain(value):
    """A value of pyarrow as the book keeps it."""
    if hasattr(value, "isoformat"):
        return int(value.strftime("%Y%m%d"))
    return value


def equal(arrow, stored):
    """Decimals are equal as numbers, since a column has one scale for all of its rows."""
    if isinstance(arrow, Decimal) and stored is not None:
        return arrow == Decimal(stored)
    return arrow == stored


# Tables of a book -------------------------------------------------------------------------------

def fill(path, location):
    """The month end of the synthetic hospital, then what else lies in Examples/data."""
    subprocess.run([sys.executable, "-B", EXAMPLES / "python" / "hospital_month.py", path, location,
                    DATA / "synthetic_hospital"], check=True, stdout=subprocess.DEVNULL)
    book = Book(path, location)

    def table(name, encoding="utf8"):
        """All as text: the columns of the book say what is a number, and exactly which."""
        read = pa.csv.ReadOptions(encoding=encoding)
        names = pa.csv.open_csv(DATA / name, read).schema.names
        return pa.csv.read_csv(DATA / name, read, convert_options=pa.csv.ConvertOptions(
            column_types={name: pa.string() for name in names}, strings_can_be_null=True))

    def take(name, key, frame):
        book.take(name, key, frame.to_batches(), frame.schema)

    centres = table("stepdown_12_facilities/cost_centers.csv")
    codes = pc.binary_join_element_wise(centres["report"], centres["line"], "-")
    count = len(codes)
    take("hosp_org_unit", "reports", pa.table({
        "unit_code": codes, "unit_name": centres["label"], "valid_from": [20130101] * count}))
    take("hosp_cost_item", "reports", pa.table({"item_code": ["cost"], "sort_number": [9]}))
    take("hosp_cost_entry", "reports", pa.table({
        "period_month": [201412] * count, "department_code": codes, "item_code": ["cost"] * count,
        "entry_code": ["year"] * count,
        "amount_yuan": centres["net_expense"]}))
    sites = table("nhs_hospital_sites/sites_2015-16.csv")
    take("hosp_org_unit", "sites", pa.table({
        "unit_code": sites["Site Code"], "unit_name": sites["Site Name"],
        "valid_from": [20150401] * len(sites), "unit_level": ["site"] * len(sites)}))
    payment = table("cn_drg_payment/suzhou_2023.csv", "gbk")
    take("hosp_drg_payment", "suzhou", payment.append_column(
        "city_code", pa.array(["suzhou"] * len(payment))).append_column(
        "valid_year", pa.array([2023] * len(payment))))
    return book


def tables_of_book(book, location):
    """Every table and view of the file as SQLite reads it and as pyarrow reads it."""
    known = {row["table_name"] for row in book.run("book.tables", {})["columns"]}
    filled = 0
    with sqlite3.connect(location) as file:
        stored = {name for (name,) in file.execute(
            "select name from sqlite_master where type in ('table', 'view')"
            " and name like 'hosp_%'")}
        for name in sorted(known | stored):
            table = read(book.stream(book.select(name)), name)
            if name not in stored:
                check(table.num_rows == 0, f"{name} was never written to")
                continue
            cursor = file.execute(f"select * from {name}")
            check([column[0] for column in cursor.description] == table.schema.names,
                  f"{name} has the columns of the file")
            rows = cursor.fetchall()
            values = list(zip(*(map(plain, column.to_pylist()) for column in table.columns)))
            check(len(rows) == len(values) and all(
                equal(*pair) for pair in zip(
                    [value for row in sorted(values, key=order) for value in row],
                    [value for row in sorted(rows, key=order) for value in row], strict=True)),
                f"{name} comes out as it stands in the file")
            filled += bool(rows)
    return len(known | stored), filled


def order(row):
    """An order that is the same for decimals and their text."""
    return [str(value.normalize()) if isinstance(value, Decimal) else number_text(value)
            for value in row]


def number_text(value):
    """A text that is a number, as the number."""
    try:
        return str(Decimal(value).normalize()) if isinstance(value, str) else str(value)
    except ArithmeticError:
        return value


# Results ----------------------------------------------------------------------------------------

def calls_of_cases(paths):
    """The calls of every published case."""
    for path in paths:
        for _, group, case in case_files.read(path):
            plan = adapters.plan(group, case)
            yield from ((call.procedure, call.arguments) for call in (plan.calls if plan else [])
                        if not isinstance(call, Refusal))


def tables_of_results(book, cases):
    """The tables of the month end, of every published case and of the calls of other tests, as
    Arrow and as CSV; those that are meant to be refused answer nothing."""
    tables = {procedure["name"]: procedure["tables"]
              for procedure in book.run("schema", {})["procedures"]}
    sure = [(name, {**arguments, "period": MONTH}) for name, arguments in MONTH_END]
    sure += [("schema", {}), ("book.tables", {}), ("book.runs", {})]
    sure += calls_of_cases(cases)
    seen = set()
    for procedure, arguments in sure:
        seen |= tables_of_call(book.result_tables(procedure, arguments, tables[procedure]), procedure)
    for procedure, arguments in arguments_of_tests.calls(tables):
        try:
            found = book.result_tables(procedure, arguments, tables[procedure])
        except LibraryError:
            continue
        # What is wrong with the tables of a result that was given is no refusal.
        seen |= tables_of_call(found, procedure)
    check(len(seen) >= LEAST_RESULTS, f"{len(seen)} tables of results, too few of them")
    return len(seen)


def tables_of_call(tables, procedure):
    """The tables that a call answers, by procedure and name."""
    seen = set()
    for name, table, (header, *rows) in tables:
        place = f"{procedure} {name}"
        check(table.schema.names == header, f"{place} has the columns of the CSV")
        cells = zip(*(column.to_pylist() for column in table.columns))
        for values, texts in zip(cells, rows, strict=True):
            check(all(map(same_cell, values, texts)), f"{place}: {values} is {texts}")
        seen.add(place)
    return seen


def same_cell(value, text):
    if value is None:
        return text == ""
    if isinstance(value, float):
        return value == float(text)
    return equal(Decimal(plain(value)), text) if not isinstance(value, str) else value == text


# Memory -----------------------------------------------------------------------------------------

class Usage(ctypes.Structure):
    """What mallinfo2 of the C library tells."""
    _fields_ = [(name, ctypes.c_size_t) for name in (
        "arena", "ordblks", "smblks", "hblks", "hblkhd", "usmblks", "fsmblks", "uordblks",
        "fordblks", "keepcost")]


def bytes_in_use():
    """Bytes that malloc has given out and not got back, in this process."""
    function = ctypes.CDLL(None).mallinfo2
    function.restype = Usage
    usage = function()
    return usage.uordblks + usage.hblkhd


def exports_leave_nothing(book, count):
    """Exports that are read, read in part, and released unread; of a small and of a large table."""
    def export(number):
        table = ("hosp_drg_payment", "hosp_cost_line_yuan", "hosp_score_card", "hosp_org_unit")
        reader = book.stream(book.select(table[number % 4]))
        if number % 3 == 0:
            reader.read_all().validate(full=True)
        elif number % 3 == 1:
            reader.read_next_batch()
        else:
            reader.close()

    for number in range(240):
        export(number)
    before = bytes_in_use()
    for number in range(count):
        export(number)
    left = (bytes_in_use() - before) / count
    check(left < BYTES_LEFT, f"an export leaves {left:.1f} bytes behind")
    return left


def every_table(path, location, count=3_000):
    """All of it; `location` is a file that is not there yet."""
    book = fill(path, location)
    tables, filled = tables_of_book(book, location)
    cases = sorted((HERE / "cases").glob("*.json")) + sorted((HERE / "cases/safety").glob("*.json"))
    results = tables_of_results(book, map(str, cases))
    left = exports_leave_nothing(book, count)
    book.close()
    check(pa.total_allocated_bytes() == 0, "all memory of pyarrow is released")
    print(f"{tables} tables and views, {filled} of them with rows, and {results} tables of results "
          f"are valid Arrow; {count} exports left {left:.1f} bytes each")
