"""Findings of inspections through libhosp.so: inspection_findings.py LIBRARY.

Two small logs with the columns of published sets are put to `inspection.findings`; its tables must
be those worked out by hand in `expected.json`, and those of a plain count.
"""

import json
import os
import sys

import inspection_log
from library import Library, LibraryError

FIXTURES = os.path.join(
    os.path.dirname(os.path.abspath(__file__)), os.pardir, "HospitalBookTests", "Fixtures",
    "Findings")


def main(arguments):
    if len(arguments) != 1:
        print(__doc__, file=sys.stderr)
        return 2
    library, wrong, agreed = Library(arguments[0]), 0, 0
    with open(os.path.join(FIXTURES, "expected.json"), encoding="utf-8") as file:
        expected = json.load(file)
    logs = {
        "deficiencies": inspection_log.read_deficiencies(FIXTURES),
        "inspections": inspection_log.read_inspections(
            os.path.join(FIXTURES, "inspections.csv")),
    }
    for name, visits in logs.items():
        settings = expected[name].pop("settings")
        given = inspection_log.library_tables(library.run, visits, settings)
        counted = inspection_log.recount(visits, settings)
        for table, rows in expected[name].items():
            for source, others in [("library", given), ("plain count", counted)]:
                agreed += others[table] == rows
                if others[table] != rows:
                    wrong += 1
                    print(f"{name} {table}: {rows} expected, {source}: {others[table]}")
    twice = logs["deficiencies"][:1] * 2
    try:
        library.run("inspection.findings", {"visits": twice})
        wrong += 1
        print("a visit given twice is not refused")
    except LibraryError as error:
        agreed += error.name == "inspection_visit_twice"
        wrong += error.name != "inspection_visit_twice"
    library.close()
    print(f"findings of inspections: {agreed} passed, {wrong} failed")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
