"""Twelve real cost reports replayed through libhosp.so: facilities.py LIBRARY

The overhead step-down of twelve hospice cost reports (Examples/data/stepdown_12_facilities) must
come out to the dollar: 455 allocations, 204 final costs and every multiplier that was reported.

How the CSV files become the arguments of `cost.allocate`:
  department   every row of cost_centers.csv of the report, in file order; id = `line` (5 digits,
               kept as text), name = `label`, direct cost = `net_expense`
  step         every row with is_overhead = 1, by `step_order`; its receivers are the rows of
               statistics.csv with that overhead_line, in file order
  driver       one per overhead line, named after it: receiving_line -> `statistic`
  rounding     whole dollars, multiplier of 6 decimals rounded half up, the difference to the
               largest share, and an overhead line with a negative amount keeps it

The difference goes to the first line among equal shares. The library breaks ties by code; lines are
listed by ascending code in the files, so both rules name the same line (`read` insists on it).
"""

import csv
import os
import sys
from collections import defaultdict
from fractions import Fraction

from library import Library, LibraryError

DATA = os.path.join(os.path.dirname(os.path.abspath(__file__)), os.pardir, os.pardir,
                    "Examples", "data", "stepdown_12_facilities")
MEDICARE = {"unit": "1", "residual": "largest", "multiplier_digits": 6, "negative_pool": "keep"}
CATEGORY = "cost"


class Facility:
    """One cost report: its arguments and what it published."""

    def __init__(self, row):
        self.report, self.name = row["report"], row["name"]
        self.total, self.total_final = int(row["total_net_expense"]), int(row["total_final"])
        self.centres, self.statistics = [], defaultdict(list)
        self.allocated, self.final, self.multipliers = {}, {}, {}

    def arguments(self):
        """The arguments of `cost.allocate`."""
        overhead = sorted((row for row in self.centres if row["is_overhead"] == "1"),
                          key=lambda row: int(row["step_order"]))
        return {
            "categories": [CATEGORY],
            "departments": [{"id": row["line"], "name": row["label"],
                             "direct": {CATEGORY: row["net_expense"]}} for row in self.centres],
            "drivers": {row["line"]: dict(self.statistics[row["line"]]) for row in overhead},
            "steps": [{"sources": [row["line"]],
                       "receivers": [line for line, _ in self.statistics[row["line"]]],
                       "driver": row["line"]} for row in overhead],
            "method": "step_down",
            "rounding": MEDICARE,
        }


def rows(name, directory):
    with open(os.path.join(directory, name), newline="", encoding="utf-8") as file:
        yield from csv.DictReader(file)


def read(directory=DATA):
    """The facilities in file order, by report."""
    facilities = {row["report"]: Facility(row) for row in rows("facilities.csv", directory)}
    for row in rows("cost_centers.csv", directory):
        facility = facilities[row["report"]]
        facility.centres.append(row)
        if row["unit_multiplier_reported"]:
            facility.multipliers[row["line"]] = row["unit_multiplier_reported"]
    for row in rows("statistics.csv", directory):
        facilities[row["report"]].statistics[row["overhead_line"]].append(
            (row["receiving_line"], row["statistic"]))
    for row in rows("expected_allocations.csv", directory):
        key = (row["overhead_line"], row["receiving_line"])
        facilities[row["report"]].allocated[key] = row["allocated"]
    for row in rows("expected_final.csv", directory):
        facilities[row["report"]].final[row["line"]] = row["final_cost"]
    for facility in facilities.values():
        for receivers in facility.statistics.values():
            codes = [line for line, _ in receivers]
            if codes != sorted(codes):
                raise ValueError(f"{facility.report}: receivers are not listed by ascending code")
    return facilities


def differences(facility, result):
    """What the result says otherwise than the published report, a line each."""
    allocated, multipliers = defaultdict(Fraction), {}
    for line in result["lines"]:
        allocated[line["source"], line["receiver"]] += Fraction(line["amount"])
    for line in result["multipliers"]:
        multipliers[line["source"]] = Fraction(line["multiplier"])
    final = {line: amounts[CATEGORY] for line, amounts in result["final"].items()}
    found = []
    for (source, receiver), amount in facility.allocated.items():
        if allocated.pop((source, receiver), 0) != Fraction(amount):
            found.append(f"{source} to {receiver}: published {amount}")
    found += [f"{source} to {receiver}: {amount}, nothing published"
              for (source, receiver), amount in allocated.items() if amount]
    for line, amount in facility.final.items():
        if line not in final or Fraction(final[line]) != Fraction(amount):
            found.append(f"final cost of {line}: {final.get(line)}, published {amount}")
    kept = {line: amount for line, amount in final.items() if line not in facility.final}
    left = {line: amounts[CATEGORY] for line, amounts in result["left_in_source"].items()}
    if kept != left or sum(map(int, kept.values())) != facility.total - facility.total_final:
        found.append(f"overhead lines left open: {kept}, {left}")
    for line, multiplier in facility.multipliers.items():
        if multipliers.get(line) != Fraction(multiplier):
            found.append(f"multiplier of {line}: {multipliers.get(line)}, reported {multiplier}")
    if not int(result["total_before"]) == int(result["total_after"]) == facility.total:
        found.append(f"totals {result['total_before']}, {result['total_after']}, "
                     f"published {facility.total}")
    return found


def replay(run, directory=DATA):
    """Replay every facility with `run(procedure, arguments)`; print counts; True if all agree."""
    allocations = finals = multipliers = wrong = 0
    for facility in read(directory).values():
        try:
            found = differences(facility, run("cost.allocate", facility.arguments()))
        except LibraryError as error:
            found = [str(error)]
        for text in found:
            print(f"{facility.report} {facility.name}: {text}")
        wrong += len(found)
        allocations += len(facility.allocated)
        finals += len(facility.final)
        multipliers += len(facility.multipliers)
    print(f"{allocations} allocations, {finals} final costs, {multipliers} multipliers compared, "
          f"{wrong} differences")
    return wrong == 0


def main(arguments):
    if len(arguments) != 1:
        print("usage: facilities.py LIBRARY", file=sys.stderr)
        return 2
    library = Library(arguments[0])
    agreed = replay(library.run)
    library.close()
    return 0 if agreed else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
