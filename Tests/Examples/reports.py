#!/usr/bin/env python3
"""The reports of a book, read back: every figure in their tables is the one in the tables of the book.

    python3 Tests/Examples/reports.py LIBRARY BOOK [DIRECTORY]

LIBRARY is an installed libhosp.so.1, BOOK the file of a book after the month end of
Examples/c/hospital_month.c. DIRECTORY keeps the reports, to be looked at; what a page shows stands
in its CSV and in its workbook too. Last line: `N passed, N failed`.
"""
import pathlib
import sqlite3
import sys
import tempfile

import report_facts
from report_pages import Reports, printed

FORM = {"unit": "示例医院", "prepared_by": "王芳", "reviewed_by": "李强"}
REPORTS = [
    ("cost.step_down", {"period": "2025-03", "plan": "FT"}),
    ("appraisal.overview", {"period": "2025-03", "scheme": "YUE"}),
    ("appraisal.scorecard", {"period": "2025-03", "scheme": "YUE", "subject": "K02"}),
    ("pay.person", {"period": "2025-03", "pool": "JX", "person": "P02"}),
    ("safety.inspection", {"period": "2025-03", "inspection": "ZJ0321"}),
    ("safety.hazards", {"day": "2025-04-08"}),
]
# What the tables of a report hold, by report and place: the columns from which on they are compared,
# and the query. Amounts are fen.
EXPECTED = {
    ("cost.step_down", 0): (2, "SELECT SUM(direct_fen), SUM(received_fen), SUM(full_fen) FROM "
                               "hosp_cost_final_current GROUP BY department_code "
                               "ORDER BY department_code"),
    ("cost.step_down", 1): (2, "SELECT direct_fen, received_fen, full_fen FROM "
                               "hosp_cost_final_current ORDER BY department_code, item_code"),
    ("cost.step_down", 2): (4, "SELECT amount_fen FROM hosp_cost_line_current "
                               "ORDER BY step_number, source_code, receiver_code, item_code"),
    ("appraisal.overview", 0): (2, "SELECT composite_score, grade_name, pay_coefficient FROM "
                                   "hosp_score_card ORDER BY CAST(composite_score AS REAL) DESC"),
    ("appraisal.scorecard", 0): (1, "SELECT part_weight, part_score FROM hosp_score_part "
                                    "WHERE subject_code = 'K02' ORDER BY part_code"),
    ("appraisal.scorecard", 1): (2, "SELECT indicator_weight, item_points, completion_percent "
                                    "FROM hosp_score_item WHERE subject_code = 'K02' "
                                    "ORDER BY part_code, indicator_code"),
    ("appraisal.scorecard", 2): (2, "SELECT rule_count, points_off, evidence_text FROM "
                                    "hosp_score_deduction WHERE subject_code = 'K02' "
                                    "ORDER BY indicator_code, rule_code"),
    ("pay.person", 0): (1, "SELECT amount_fen, set_aside_fen, distributed_fen, undivided_fen, "
                           "difference_fen FROM hosp_pay_proof ORDER BY holder_level, holder_code"),
    ("pay.person", 1): (3, "SELECT amount_fen FROM hosp_pay_department ORDER BY department_code"),
    ("pay.person", 2): (2, "SELECT factor_value FROM hosp_pay_weight WHERE department_code IN "
                           "(SELECT department_code FROM hosp_pay_person WHERE person_code = 'P02')"
                           " ORDER BY department_code, factor_code"),
    ("pay.person", 3): (6, "SELECT weight_value, CASE person_code WHEN 'P02' THEN amount_fen END "
                           "AS amount_fen FROM hosp_pay_person WHERE department_code = (SELECT "
                           "MIN(department_code) FROM hosp_pay_person WHERE person_code = 'P02') "
                           "ORDER BY person_code = 'P02' DESC, CAST(weight_value AS REAL) DESC"),
    ("safety.inspection", 0): (2, "SELECT i.earned_points, i.maximum_points FROM hosp_check_item i "
                                  "JOIN hosp_check_score s ON s.run_id = i.run_id WHERE "
                                  "s.inspection_code = 'ZJ0321' ORDER BY sort_number"),
    ("safety.inspection", 1): (1, "SELECT lost_points, note_text FROM hosp_check_finding "
                                  "WHERE inspection_code = 'ZJ0321' ORDER BY check_item_code"),
    ("safety.hazards", 0): (2, "SELECT check_item_code, note_text FROM hosp_hazard "
                               "WHERE ended_day IS NULL ORDER BY opened_day, hazard_code"),
}


def wanted_rows(reports, connection, source):
    """What a query of the book, or a table of a procedure, gives, as a page prints it."""
    if isinstance(source, str):
        cursor = connection.execute(source)
        names = [column[0] for column in cursor.description]
        return [[printed(*pair) for pair in zip(names, row)] for row in cursor]
    procedure, arguments, table, names = source
    return [[printed(name, value(name, row[name])) for name in names]
            for row in reports.result_rows(procedure, arguments, table)]


def value(name, text):
    """A cell of CSV: nothing between commas is no value."""
    return None if text == "" else int(text) if name.endswith("_fen") else text


def compare(reports, connection, asked, expected, directory):
    """Writes reports in both languages and holds them against the book."""
    for language in ("zh", "en"):
        reports.set_text("language", language)
        for name, arguments in asked:
            page = reports.page(name, arguments | FORM, directory / f"{name}.{language}.html")
            reports.check(f"{name}: the form is there",
                          all(word in page.words for word in FORM.values()))
            places = [place for report, place in expected if report == name]
            reports.check(f"{name}: {len(page.tables)} tables hold {places}",
                          places and max(places) < len(page.tables))
            for place, rows in enumerate(page.tables):
                if not rows and (name, place) not in expected:
                    continue
                first, source = expected[name, place]
                wanted = wanted_rows(reports, connection, source)
                found = [row[first:first + len(wanted[0])] for row in rows] if wanted else rows
                reports.check(f"{name} table {place}: {found} are {wanted}",
                              wanted and found == wanted)


def facts(library, location):
    """A book with the facts of report_facts.py, and what was calculated from them."""
    reports = Reports(library, location)
    for table, text in report_facts.FACTS:
        reports.import_text(table, text.lstrip(), "facts")
    for procedure, arguments in report_facts.RUNS:
        reports.run(procedure, arguments)
    return reports


def main():
    if len(sys.argv) not in (3, 4):
        sys.exit(__doc__)
    with tempfile.TemporaryDirectory() as temporary:
        directory = pathlib.Path(sys.argv[3] if len(sys.argv) > 3 else temporary)
        month = Reports(sys.argv[1], sys.argv[2])
        compare(month, sqlite3.connect(sys.argv[2]), REPORTS, EXPECTED, directory)
        location = f"{temporary}/facts.book"
        small = facts(sys.argv[1], location)
        compare(small, sqlite3.connect(location), report_facts.REPORTS, report_facts.EXPECTED,
                directory)
        month.close()
        small.close()
    passed, failed = month.passed + small.passed, month.failed + small.failed
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
