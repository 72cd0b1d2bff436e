"""Case costing of charge lines from frames of engines against raw arrays, in turn in one process.

    arrow.py LIBRARY FOLDER ROUNDS THREADS

FOLDER is one of generate_charges with `columns`. All forms have the same widths of numbers: int64
cases, quantities and amounts, int32 departments and items.

    arrays           hosp_case_cost_arrays with the addresses of five arrays
    polars           hosp_case_cost_arrow with the stream of a Polars frame
    duckdb result    the same with a result that DuckDB holds as an Arrow table
    duckdb running   the same with the stream of a query that DuckDB runs meanwhile
    duckdb only      that stream merely read to its end: what DuckDB needs by itself

Prints medians of the time and of processor time with their ratios to arrays, round by round, and
the ratio that is the goal: at most 1.2 for what lies in memory. Fails when results differ.
"""
import ctypes
import json
import os
import statistics
import sys
import time

import duckdb
import numpy
import polars
import pyarrow

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.append(os.path.join(HERE, "..", "..", "Examples", "arrow"))
import hosp_arrow  # noqa: E402

GOAL = 1.2
STORED = {"case": ("case", "int64", "int64"), "department": ("department", "int16", "int32"),
          "item": ("item", "int32", "int32"), "quantity": ("quantity", "int32", "int64"),
          "amount_fen": ("amount_fen", "int64", "int64")}


def columns(folder):
    return {name: numpy.fromfile(os.path.join(folder, f"{file}.bin"), stored).astype(kind)
            for name, (file, stored, kind) in STORED.items()}


def cost_arrays(book, arrays, arguments):
    text = json.dumps(arguments).encode()

    def address(name):
        kind = ctypes.c_int64 if arrays[name].dtype == numpy.int64 else ctypes.c_int32
        return arrays[name].ctypes.data_as(ctypes.POINTER(kind))

    return book.handle(
        hosp_arrow.Result, book.library.hosp_case_cost_arrays, book.value, text, len(text),
        len(arrays["case"]), address("case"), address("department"), address("item"),
        address("quantity"), 0, address("amount_fen"), None, None)


def read_only(relation):
    for batch in pyarrow.RecordBatchReader.from_stream(relation):
        batch.num_rows


def check_of(result):
    """The checksum of a result: the cost and charge of every case count."""
    table = pyarrow.table(result.table("cases"))
    cost, charge = (table.column(name).to_numpy() for name in ("cost_fen", "charge_fen"))
    order = numpy.argsort(table.column("case").to_numpy(zero_copy_only=False).astype("int64"))
    weights = numpy.arange(len(order)) % 1009
    return (len(order), int(cost.sum()), int(charge.sum()), int((cost[order] * weights).sum()))


def forms(book, folder, threads):
    """The names of the forms and what runs them."""
    arguments = {"unit_costs_file": os.path.join(folder, "unit_costs.csv"),
                 "cases_file": os.path.join(folder, "cases.csv")}
    arrays = columns(folder)
    frame = polars.DataFrame(arrays)
    database = duckdb.connect(config={"threads": threads, "preserve_insertion_order": False})
    database.register("frame", pyarrow.table(arrays))
    database.execute("create table line as from frame")
    held = database.sql("from line").to_arrow_table()
    return {
        "arrays": lambda: cost_arrays(book, arrays, arguments),
        "polars": lambda: book.case_cost(frame, **arguments),
        "duckdb result": lambda: book.case_cost(held, **arguments),
        "duckdb running": lambda: book.case_cost(database.sql("from line"), **arguments),
        "duckdb only": lambda: read_only(database.sql("from line")),
    }


def main():
    if len(sys.argv) != 5:
        sys.exit(__doc__)
    rounds, threads = int(sys.argv[3]), int(sys.argv[4])
    book = hosp_arrow.Book(sys.argv[1], threads=threads)
    runs = forms(book, os.path.abspath(sys.argv[2]), threads)
    times, checks = {name: [] for name in runs}, {}
    for number in range(rounds):
        names = list(runs)[number % len(runs):] + list(runs)[:number % len(runs)]
        for name in names:
            start, busy = time.perf_counter(), time.process_time()
            result = runs[name]()
            times[name].append((time.perf_counter() - start, time.process_time() - busy))
            if result is not None:
                checks[name] = check_of(result)
                result.close()
    ratios = {name: [statistics.median(one[part] / base[part]
                                       for one, base in zip(times[name], times["arrays"]))
                     for part in (0, 1)] for name in runs}
    for name in runs:
        seconds, busy = (statistics.median(column) for column in zip(*times[name]))
        least = min(row[1] for row in times[name])
        print(f"{name:15} {seconds:8.3f} s  x{ratios[name][0]:5.2f}   processor {busy:8.3f} s  "
              f"x{ratios[name][1]:5.2f}  least {least:8.3f} s")
    if len(set(checks.values())) != 1:
        sys.exit(f"the results differ: {checks}")
    worst = max(ratios[name][1] for name in ("polars", "duckdb result"))
    print(f"processor time of frames in memory over raw arrays: {worst:.2f}, "
          f"{'within' if worst <= GOAL else 'beyond'} {GOAL}")


if __name__ == "__main__":
    main()
