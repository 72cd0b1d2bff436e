#!/usr/bin/env python3
"""Reports of real hospitals, read back: twelve facilities and the sites of a health service.

    python3 Tests/Examples/real_reports.py LIBRARY BOOKS [DIRECTORY]

LIBRARY is an installed libhosp.so.1; BOOKS has the books that Examples/c/book_report.c made, one
for each facility. DIRECTORY keeps the reports, to be looked at. Every figure of a page is the one
of the tables, and stands in its CSV and in its workbook too. Last line: `N passed, N failed`.
"""
import csv
import pathlib
import sqlite3
import sys
import tempfile

from report_pages import Reports, printed

SITES = (pathlib.Path(__file__).resolve().parents[2] / "Examples" / "data" / "nhs_hospital_sites"
         / "sites_2015-16.csv")
ENERGY, AREA = "Energy costs (all energy supplies) (£)", "Gross internal floor area (m²)"
POWER = "Electricity consumed (kWh)"
BANDS = [{"share": "0.5"}, {"from": "0", "share": "1", "sanction": "提醒"}]
TABLES = [
    (2, "SELECT SUM(direct_fen), SUM(received_fen), SUM(full_fen) FROM hosp_cost_final_current "
        "GROUP BY department_code ORDER BY department_code"),
    (2, "SELECT direct_fen, received_fen, full_fen FROM hosp_cost_final_current "
        "ORDER BY department_code, item_code"),
    (4, "SELECT amount_fen FROM hosp_cost_line_current "
        "ORDER BY step_number, source_code, receiver_code, item_code"),
]


def facility(reports, location, directory):
    """The step-down of a facility."""
    connection = sqlite3.connect(location)
    plan, month = connection.execute(
        "SELECT scope_code, period_month FROM hosp_run_record WHERE is_current = 1 "
        "AND procedure_name = 'book.cost.allocate'").fetchone()
    arguments = {"period": f"{month // 100}-{month % 100:02}", "plan": plan}
    page = reports.page("cost.step_down", arguments, directory / f"{location.stem}.html")
    reports.check(f"{location.stem}: three tables", len(page.tables) == 3)
    for place, (first, query) in enumerate(TABLES):
        cursor = connection.execute(query)
        names = [column[0] for column in cursor.description]
        wanted = [[printed(*pair) for pair in zip(names, row)] for row in cursor]
        found = [row[first:first + len(names)] for row in page.tables[place]]
        reports.check(f"{location.stem} table {place}", wanted and found == wanted)


def reported(text):
    """What a field says; nothing where nothing was reported."""
    try:
        float(text)
    except ValueError:
        return None
    return text


def sites(reports, directory):
    """What a square metre costs in energy at each site, and quotas of electricity."""
    with open(SITES, newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    intensity = {"digits": 4, "items": [
        {"code": f"{place}", "use": reported(row[ENERGY]), "per": "m2",
         "denominator": reported(row[AREA])} for place, row in enumerate(rows)
        if reported(row[AREA]) not in (None, "0")]}
    quota = {"bands": BANDS, "quotas": [
        {"code": f"{place}", "quota": str(120 * int(float(row[AREA]))), "price": "0.0932",
         "actual": reported(row[POWER])} for place, row in enumerate(rows)
        if reported(row[AREA]) not in (None, "0")]}
    for procedure, arguments, table in (
            ("energy.intensity", intensity, "items"), ("energy.quota", quota, "quotas")):
        name = f"sites {procedure}"
        page = reports.page("procedure.result", {
            "procedure": procedure, "arguments": arguments,
            "unit": "Hospital sites of England, 2015-16"}, directory / f"{name}.html")
        wanted = reports.result_rows(procedure, arguments, table)
        columns = [column for column in wanted[0] if column + "_fen" not in wanted[0]]
        shown = [[printed(column, cell(column, row[column])) for column in columns]
                 for row in wanted]
        reports.check(f"{name}: {len(shown)} rows", len(shown) > 500 and shown in page.tables)


def cell(column, text):
    """A cell of CSV: nothing between commas is no value."""
    if text == "":
        return None
    return int(text) if column.endswith("_fen") else text


def main():
    if len(sys.argv) not in (3, 4):
        sys.exit(__doc__)
    passed = failed = 0
    with tempfile.TemporaryDirectory() as temporary:
        directory = pathlib.Path(sys.argv[3] if len(sys.argv) > 3 else temporary)
        books = sorted(pathlib.Path(sys.argv[2]).glob("*.book"))
        for book in [book for book in books if book.stem.isdigit()]:
            reports = Reports(sys.argv[1], str(book))
            for language in ("zh", "en"):
                reports.set_text("language", language)
                facility(reports, book, directory)
            reports.close()
            passed, failed = passed + reports.passed, failed + reports.failed
        reports = Reports(sys.argv[1], ":memory:")
        reports.set_text("language", "en")
        sites(reports, directory)
        reports.close()
        passed, failed = passed + reports.passed, failed + reports.failed
    print(f"{passed} passed, {failed} failed")
    return 1 if failed or passed < 12 * 2 * 8 else 0


if __name__ == "__main__":
    sys.exit(main())
