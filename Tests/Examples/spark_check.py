"""What the Spark example wrote against single runs.

    spark_check.py LIBRARY INPUT OUTPUT BOOK REPORT

Every hospital is run again on this machine without Spark and without Arrow: its tables as CSV files
through hosp_import_file, hosp_case_cost_file and hosp_appraisal_run. Costs are also calculated line
by line in plain exact Python, and so are TOPSIS and rank-sum ratio of the region. Everything is
compared to the fen, row by row, and so are the sums of all hospitals.
"""

import csv
import math
import sqlite3
import sys
import tempfile
from collections import defaultdict
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from pathlib import Path

import pyarrow as pa
import pyarrow.dataset as dataset
import pyarrow.parquet as parquet

EXAMPLES = Path(__file__).resolve().parent.parent.parent / "Examples"
sys.path[:0] = [str(EXAMPLES / name) for name in ("spark", "arrow", "python")]
import hosp_arrow  # noqa: E402
import hospital_task  # noqa: E402
import region_book  # noqa: E402

MONTH, NOW = 202503, "20250401090000"


def check(holds, claim):
    if not holds:
        sys.exit(f"spark_check.py: failed: {claim}")


def rows_of(place):
    return parquet.ParquetFile(next(Path(place).glob("*.parquet"))).read().to_pylist()


def write_csv(path, rows):
    with open(path, "w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0].keys())
        writer.writeheader()
        writer.writerows(rows)
    return str(path).encode()


def single_run(library, source, hospital, folder):
    """The rows of each result of a hospital as (code, name, cost …), by the doors for files."""
    results = {}
    with hosp_arrow.Book(library, now=NOW, actor=hospital) as book:
        functions = book.library

        def call(function, *arguments):
            return book.handle(hosp_arrow.Result, function, book.value, *arguments)

        for table in hospital_task.FACTS:
            path = write_csv(folder / f"{table}.csv",
                             rows_of(f"{source}/facts/{table}/hospital={hospital}"))
            book.check(functions.hosp_import_file(
                book.value, table.encode(), -1, path, -1, b"month", -1, None, 0, None))
        lines = rows_of(f"{source}/lines/hospital={hospital}")
        for line in lines:
            line["service_period"] = "2025-03"
        cases = [{"case": row["case_code"], "group": row["group_code"], "discharge": "2025-03"}
                 for row in rows_of(f"{source}/facts/hosp_case_register/hospital={hospital}")]
        costs = call(
            functions.hosp_case_cost_file, write_csv(folder / "lines.csv", lines), -1, None, 0,
            write_csv(folder / "cases.csv", cases), -1, MONTH, MONTH)
        cards = call(functions.hosp_appraisal_run, MONTH, b"KS", -1)
        for name, columns in hospital_task.COLUMNS.items():
            if name != "evaluation":
                table = (cards if name == "cards" else costs).table(name)
                results[name] = [{mine: row[theirs] for mine, theirs in columns.items()}
                                 for row in pa.table(table).to_pylist()]
    check_exactly(hospital, lines, rows_of(
        f"{source}/facts/hosp_case_unit_cost/hospital={hospital}"), results)
    return results


def check_exactly(hospital, lines, unit_costs, results):
    """The cost of each case and department, line by line in fractions."""
    price = {(row["department_code"], row["service_code"]): Fraction(row["unit_cost"])
             for row in unit_costs}
    sums = {"cases": defaultdict(Fraction), "departments": defaultdict(Fraction)}
    for line in lines:
        cost = price.get((line["department"], line["item"]))
        if cost is not None:
            sums["cases"][line["case"]] += line["quantity"] * cost
            sums["departments"][line["department"]] += line["quantity"] * cost
    for name, exact in sums.items():
        found = {row["code"]: row["cost_fen"] for row in results[name]}
        check({code: fen(cost) for code, cost in exact.items()}
              == {code: found[code] for code in exact}, f"exact costs of {name} of {hospital}")


def fen(yuan):
    """Half away from zero."""
    whole = math.floor(abs(yuan) * 100 + Fraction(1, 2))
    return whole if yuan >= 0 else -whole


def comparable(row):
    """A row without what only tells in which order the lines came."""
    return tuple(sorted((name, value) for name, value in row.items()
                        if value is not None))


def compare(hospital, single, spark):
    for name, rows in single.items():
        # The English words of a finding name its row, and a shuffle changes the order of rows.
        kept = [{**row, "name": None} if name == "findings" else row for row in rows]
        found = [{column: None if name == "findings" and column == "name" else row[column]
                  for column in hospital_task.COLUMNS[name]} for row in spark[hospital, name]]
        check(sorted(map(comparable, kept)) == sorted(map(comparable, found)),
              f"{name} of {hospital} are those of a single run")


def quotient(numerator, denominator):
    return (Decimal(numerator) / denominator).quantize(Decimal("0.0001"), ROUND_HALF_UP)


def topsis(matrix, are_high):
    """Closeness by vector normalisation with equal weights, from the textbook."""
    lengths = [math.sqrt(sum(float(row[c]) ** 2 for row in matrix)) for c in range(len(are_high))]
    scaled = [[float(row[c]) / lengths[c] / len(are_high) for c in range(len(are_high))]
              for row in matrix]
    columns = list(zip(*scaled))
    best = [(max if high else min)(column) for high, column in zip(are_high, columns)]
    worst = [(min if high else max)(column) for high, column in zip(are_high, columns)]
    return [math.dist(row, worst) / (math.dist(row, best) + math.dist(row, worst))
            for row in scaled]


def rank_sum_ratio(matrix, are_high):
    """Mean of average ranks over the number of alternatives, the best rank being the highest."""
    total = [Fraction(0)] * len(matrix)
    for high, column in zip(are_high, zip(*matrix)):
        for place, value in enumerate(column):
            below = sum((other < value) if high else (other > value) for other in column)
            equal = sum(other == value for other in column)
            total[place] += below + Fraction(equal + 1, 2)
    return [ranks / (len(matrix) * len(are_high)) for ranks in total]


def check_region(single, output, book, report):
    """The second stage, from the single runs."""
    hospitals, matrix, totals = sorted(single), [], [0, 0, 0, 0]
    for hospital in hospitals:
        results = single[hospital]
        cost, charge = (sum(row[name] for row in results["departments"])
                        for name in ("cost_fen", "charge_fen"))
        cases = len(results["cases"])
        scores = [row["score"] for row in results["cards"]]
        matrix.append([quotient(cost, 100 * cases), quotient(cost, charge),
                       quotient(sum(scores), len(scores))])
        read = [row for row in results["reconciliation"] if row["code"] == "lines_read"]
        totals = [old + new for old, new in zip(totals, (read[0]["lines"], cases, charge, cost))]
    found = {row["alternative"]: row for row in dataset.dataset(
        f"{output}/region").to_table().to_pylist()}
    closeness = topsis(matrix, [False, False, True])
    for hospital, close, ratio in zip(hospitals, closeness,
                                      rank_sum_ratio(matrix, [False, False, True])):
        check(abs(found[hospital]["closeness"] - close) < 1e-9, f"closeness of {hospital}")
        check(Fraction(found[hospital]["rsr"]) == ratio, f"rank-sum ratio of {hospital}")
        check(found[hospital]["rank"] == 1 + sum(other > close + 1e-12 for other in closeness),
              f"place of {hospital}")
    with sqlite3.connect(book) as file:
        kept = file.execute("select sum(amount_fen), count(distinct department_code) "
                            "from hosp_cost_entry").fetchone()
        cards = file.execute("select count(*) from hosp_score_card").fetchone()[0]
    check(kept == (totals[3], len(hospitals)), "the book of the region holds every fen")
    check(cards == len(hospitals), "the book of the region holds a scorecard of each hospital")
    last = Path(report).read_text(encoding="utf-8").splitlines()[-1]
    check(last == "region " + " ".join(map(str, totals)), f"the report ends with {totals}")
    return totals


def check_again(library, single, book):
    """The month of the single runs, brought into the book of the region, changes nothing there."""
    hospitals, departments = [], []
    for hospital, results in sorted(single.items()):
        rows = sorted(results["departments"], key=lambda row: row["code"])
        departments += [{"hospital": hospital, **row} for row in rows]
        hospitals.append({
            "hospital": hospital, "cases": len(results["cases"]), "cards": len(results["cards"]),
            "charge_fen": sum(row["charge_fen"] for row in rows),
            "cost_fen": sum(row["cost_fen"] for row in rows),
            "scores": sum(row["score"] for row in results["cards"])})
    before = rows_of_region(book)
    with region_book.RegionBook(library, book, "2025-03", NOW) as region:
        region.keep(pa.Table.from_pylist(hospitals), pa.Table.from_pylist(departments))
        region.appraise()
    check(rows_of_region(book) == before, "the same month again changes nothing")


def rows_of_region(book):
    """What a second month of the same facts would change."""
    with sqlite3.connect(book) as file:
        return [file.execute(f"select * from {table} order by 1, 2, 3, 4").fetchall() for table in (
            "hosp_import_batch", "hosp_cost_entry", "hosp_run_record", "hosp_score_card")]


def check_refusal(library, source, hospitals):
    """Lines of two hospitals in a partition are an error."""
    lines = parquet.ParquetFile(f"{source}/lines/hospital={hospitals[0]}/part-0.parquet").read(
        ).slice(0, 100).combine_chunks()
    batches = [lines.append_column("place", pa.array([place] * 100, pa.int32())).to_batches()[0]
               for place in (0, 1)]
    month = hospital_task.Month(library, f"{source}/facts", "2025-03", "KS", NOW)
    try:
        list(month.batches(iter(batches), hospitals))
    except hosp_arrow.HospitalError as error:
        check(str(error).startswith(hospitals[0]) and "other hospitals" in str(error),
              f"the error says which hospital and why: {error}")
    else:
        check(False, "lines of two hospitals in a partition are refused")


def main():
    library, source, output, book, report = sys.argv[1:]
    spark = defaultdict(list)
    for row in dataset.dataset(f"{output}/hospitals", partitioning="hive").to_table().to_pylist():
        spark[row["hospital"], row["result"]].append(row)
    hospitals = sorted(place.name.partition("=")[2] for place in Path(source, "lines").iterdir())
    single = {}
    with tempfile.TemporaryDirectory() as folder:
        for hospital in hospitals:
            single[hospital] = single_run(library, source, hospital, Path(folder))
            compare(hospital, single[hospital], spark)
            check(len(spark[hospital, "evaluation"]) == len(single[hospital]["cards"]),
                  f"every department of {hospital} is evaluated")
    check({hospital for hospital, _ in spark} == set(hospitals), "no other hospital is there")
    lines, cases, charge, cost = check_region(single, output, book, report)
    check_again(library, single, book)
    check_refusal(library, source, hospitals)
    print(f"{len(hospitals)} hospitals, {lines} lines, {cases} cases: charge {charge} fen and cost "
          f"{cost} fen are the sums of single runs")


if __name__ == "__main__":
    main()
