#!/usr/bin/env python3
"""Tables between pyarrow and libhosp.so as Arrow C streams: python3 arrow_streams.py LIBRARY

An independent producer and consumer: what pyarrow hands over comes back from the tables of a book
equal, value by value, and every table of a filled book and of the results of procedures is valid
Arrow. pyarrow is installed into an environment of its own when it lacks.
"""

import os
import random
import subprocess
import sys
import tempfile
from decimal import Context, Decimal
from pathlib import Path

PYARROW = "pyarrow==26.0.1"


def run_with_pyarrow():
    """Starts this program again in an environment that has pyarrow."""
    with tempfile.TemporaryDirectory() as directory:
        subprocess.run([sys.executable, "-m", "venv", directory], check=True)
        python = os.path.join(directory, "bin", "python")
        subprocess.run([python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check",
                        PYARROW], check=True)
        return subprocess.run([python, "-B", *sys.argv], check=False,
                              env={**os.environ, "HOSP_PYARROW": "1"}).returncode


try:
    import pyarrow as pa
    import pyarrow.compute as pc
except ImportError:
    if os.environ.get("HOSP_PYARROW"):
        raise
    sys.exit(run_with_pyarrow())

sys.path.insert(0, str(Path(__file__).parent))
from arrow_tables import Book, every_table, read  # noqa: E402
from library import LibraryError  # noqa: E402

SEED = 1160
EXACT = Context(prec=60)


class Tables(Book):
    """A book whose tables are filled and read by Arrow streams."""

    def give(self, table, key):
        """A table or view as pyarrow reads it, without the column that the library fills, in the
        order of a column of codes."""
        rows = read(self.stream(self.select(table)), table)
        check(pa.types.is_dictionary(rows[key].type), f"{key} is dictionary text")
        order = pc.sort_indices(rows[key].cast(pa.string()))
        return rows.drop_columns(["batch_key"]).take(order)


def check(holds, claim):
    if not holds:
        sys.exit(f"arrow_streams.py: failed: {claim} (seed {SEED})")


def units(library, codes):
    """Units with their days as date32 and as dictionary text with nulls, in slices."""
    days = pa.array([18262 + number % 1000 for number in range(len(codes))], pa.int32())
    table = pa.table({
        "科室编码": pa.array(codes, pa.large_string()),
        "unit_name": pa.array([None if number % 3 else f"科室{number}"
                               for number in range(len(codes))]).dictionary_encode(),
        "unit_class": pa.array(["clinical"] * len(codes)).dictionary_encode(),
        "启用日期": days.cast(pa.date32()),
    })
    batches = table.to_batches(max_chunksize=7)
    check(library.take("hosp_org_unit", "units", [batch.slice(0, 3) for batch in batches]
                       + [batch.slice(3) for batch in batches], table.schema) == len(codes),
          "every unit is imported")
    back = library.give("hosp_org_unit", "unit_code")
    check(back["unit_code"].to_pylist() == sorted(codes), "the codes come back")
    order = table.sort_by("科室编码")
    check(back["valid_from"].combine_chunks().equals(order["启用日期"].combine_chunks()),
          "the days come back")
    check(back["unit_name"].to_pylist() == order["unit_name"].to_pylist(),
          "names and nulls come back")


def amounts(library, codes, rows, draw):
    """Amounts as decimal128 in yuan, negative ones among them, over several batches."""
    limit = 2**63 - 1
    fen = [draw.choice([0, 1, -1, limit, -limit, draw.randint(-10**9, 10**9)])
           for _ in range(rows)]
    table = pa.table({
        "period_month": pa.array([202503] * rows, pa.uint32()),
        "department_code": pa.array([codes[row % len(codes)] for row in range(rows)])
                             .dictionary_encode(),
        "item_code": pa.array(["药品"] * rows, pa.string_view()),
        "entry_code": pa.array([f"voucher {row:07d}" for row in range(rows)], pa.string_view()),
        "amount_yuan": pa.array([Decimal(value).scaleb(-2, EXACT) for value in fen],
                                pa.decimal128(38, 2)),
        "remark": pa.nulls(rows),
    })
    item = pa.table({"item_code": ["药品"], "sort_number": pa.array([1], pa.int8())})
    library.take("hosp_cost_item", "items", item.to_batches(), item.schema)
    for _ in range(2):  # The same batch again changes nothing.
        check(library.take("hosp_cost_entry", "e", table.to_batches(max_chunksize=1 << 16),
                           table.schema) == rows, "every entry is imported")
    back = library.give("hosp_cost_entry_yuan", "entry_code")
    check(back.num_rows == rows, "every entry comes back once")
    check(back["amount_fen"].combine_chunks().equals(pa.array(fen, pa.int64())),
          "the fen come back")
    check(back["amount_yuan"].combine_chunks().equals(table["amount_yuan"].combine_chunks()),
          "the yuan come back")
    check(back["department_code"].to_pylist() == table["department_code"].to_pylist(),
          "the dictionary comes back")
    check(back["remark"].null_count == rows, "no value stays no value")


def quantities(library, codes, draw):
    """Decimals of up to 38 digits."""
    driver = pa.table({"driver_code": ["orders"]})
    library.take("hosp_driver", "d", driver.to_batches(), driver.schema)
    nines = 10**38 - 1
    digits = [nines, -nines, 0, 1, -1] + [
        draw.randint(-nines, nines) // 10**draw.randint(0, 37) for _ in range(len(codes) - 5)]
    table = pa.table({
        "period_month": pa.array([202503] * len(codes), pa.int64()),
        "driver_code": ["orders"] * len(codes), "department_code": sorted(codes),
        "driver_quantity": pa.array([Decimal(value).scaleb(-6, EXACT) for value in digits],
                                    pa.decimal128(38, 6)),
    })
    library.take("hosp_driver_statistic", "q", table.to_batches(), table.schema)
    back = library.give("hosp_driver_statistic", "department_code")
    check(back["driver_quantity"].type == pa.decimal128(38, 6), "the scale comes back")
    check(back["driver_quantity"].combine_chunks().equals(
        table["driver_quantity"].combine_chunks()), "38 digits come back")


def refusals(library):
    """What pyarrow can make and the library does not take is an error in words."""
    facts = {"period_month": [202503], "department_code": ["a"], "item_code": ["b"],
             "entry_code": ["c"]}
    for column, status in [(pa.array([1.5]), -207), (pa.array([1], pa.int64()), -101),
                           (pa.array([b"1"]), -207)]:
        table = pa.table({**facts, "金额": column})
        try:
            library.take("hosp_cost_entry", "bad", table.to_batches(), table.schema)
        except LibraryError as error:
            check(error.status == status, f"{error} for {column.type}")
        else:
            check(False, f"{column.type} is refused")


def failing():
    """A producer that fails in the midst."""
    yield pa.record_batch({"driver_code": ["a"]})
    raise ValueError("the producer has lost its file")


def main():
    draw = random.Random(SEED)
    codes = [f"{number:03d}室" for number in range(40)]
    draw.shuffle(codes)
    library = Tables(sys.argv[1])
    units(library, codes)
    amounts(library, codes, 150_000, draw)
    quantities(library, codes, draw)
    refusals(library)
    try:
        library.take("hosp_driver", "broken", failing(), pa.schema({"driver_code": pa.string()}))
    except LibraryError as error:
        check("lost its file" in str(error), f"the words of the producer are told: {error}")
    else:
        check(False, "a producer that fails is an error")
    library.close()
    check(pa.total_allocated_bytes() == 0, "all memory of pyarrow is released")
    print(f"Arrow streams with pyarrow {pa.__version__}: all values came back")
    with tempfile.TemporaryDirectory() as directory:
        every_table(sys.argv[1], os.path.join(directory, "month.book"))


if __name__ == "__main__":
    main()
