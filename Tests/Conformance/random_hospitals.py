"""Random hospitals through libhosp.so and the reference: random_hospitals.py LIBRARY [options]

  --count N   hospitals to try (default 400)
  --seed S    start of the random numbers (default 20260101); printed, so that a failure comes back
  --sources N most sources of a reciprocal system (default 20, with every 20th hospital at 50)

Every hospital is allocated by the library and by reference.py (exact fractions). It must hold that
  every final amount, every line, every multiplier and what a source keeps are the same (of the
  iterative method, which rounds in every pass: close to the exact solution),
  the total before is the total after, the final costs add up to it, and direct cost and lines
  explain every one of them,
  no closed department holds anything,
  an allocation that has no answer is refused with the same error name,
  other orders of departments, drivers, receivers and sources change nothing.
"""

import argparse
import random
import sys
from collections import defaultdict
from fractions import Fraction

import hospitals
import reference
from hospitals import SERVE_EACH_OTHER
from library import Library, LibraryError

PASSES = 100
"""How many units per source the rounding in every pass may add up to."""


# Comparing --------------------------------------------------------------------------------------

def amounts(table):
    """Amounts by department and category, without zeros."""
    found = {(department, category): Fraction(text) for department, row in table.items()
             for category, text in row.items()}
    return {key: value for key, value in found.items() if value}


def by_key(rows, keys, value):
    """The sum of a value of rows by their keys, without zeros."""
    found = defaultdict(Fraction)
    for row in rows:
        found[tuple(row[key] for key in keys)] += Fraction(row[value])
    return {key: total for key, total in found.items() if total}


def views(result, method):
    """What two results must have in common, name by name."""
    view = {"departments": sorted(result["final"]), "final": amounts(result["final"]),
            "left in source": amounts(result["left_in_source"]),
            "total before": Fraction(result["total_before"]),
            "total after": Fraction(result["total_after"])}
    if method not in SERVE_EACH_OTHER:
        view["lines"] = by_key(result["lines"], ("source", "receiver", "category"), "amount")
        view["multipliers"] = by_key(result["multipliers"], ("source", "category"), "multiplier")
    return view


def broken_laws(arguments, result):
    """Laws that need no second opinion: totals, closed departments, lines."""
    direct = sum(Fraction(text) for department in arguments["departments"]
                 for text in department["direct"].values())
    found = []
    if not Fraction(result["total_before"]) == Fraction(result["total_after"]) == direct:
        found.append(f"totals {result['total_before']}, {result['total_after']} of {direct}")
    if sum(amounts(result["final"]).values()) != direct:
        found.append("the final costs do not add up to the whole")
    closed = set(arguments.get("shares", {}))
    for step in arguments.get("steps", []):
        closed |= set(step["sources"])
    if closed & set(result["final"]) - set(result["left_in_source"]):
        found.append("a closed department is still among the final ones")
    return found + unexplained(arguments, result, closed)


def unexplained(arguments, result, closed):
    """Final amounts that are not direct cost plus lines; a closed department has nothing left."""
    received = by_key(result["lines"], ("receiver", "category"), "amount")
    found = []
    for department in arguments["departments"]:
        name = department["id"]
        kept = result["left_in_source"].get(name, {})
        for category, amount in result["final"].get(name, {}).items():
            explained = Fraction(department["direct"].get(category, 0)) \
                + received.get((name, category), 0) if name not in closed or category in kept else 0
            if Fraction(amount) != explained:
                found.append(f"{name}, {category}: the lines do not explain {amount}")
    return found


def answer(run, arguments):
    """The result and no error, or no result and the name of the error."""
    try:
        return run("cost.allocate", arguments), None
    except LibraryError as error:
        return None, error.name


def faults(run, arguments, other):
    """What is wrong with the answers to a hospital and its shuffled twin, and if it was refused."""
    try:
        expected, refused = reference.allocate(arguments), None
    except reference.Refused as error:
        expected, refused = None, error.name
    result, error = answer(run, arguments)
    twin, twin_error = answer(run, other)
    if not error == twin_error == refused:
        return [f"error {error}, shuffled {twin_error}, reference {refused}"], False
    if expected is None:
        return [], True
    try:
        return comparison(arguments, result, twin, expected), False
    except (KeyError, TypeError, ValueError) as error:
        return [f"the result has not the expected shape: {error!r}"], False


def comparison(arguments, result, twin, expected):
    """How the result differs from the laws, from the reference and from its shuffled twin."""
    found = broken_laws(arguments, result)
    method = arguments["method"]
    seen, seen_twin, wanted = (views(r, method) for r in (result, twin, expected))
    if method == "iterative":
        found += far_from(expected, result, arguments)
    else:
        found += [f"{name} differs from the reference"
                  for name in wanted if seen[name] != wanted[name]]
    found += [f"{name} depends on the order of rows" for name in seen
              if seen[name] != seen_twin[name]]
    if method == "reciprocal":
        half = Fraction(arguments["rounding"]["unit"]) / 2
        found += [f"reciprocated {source} {category} is not the exact {exact}"
                  for source, row in expected["reciprocated"].items()
                  for category, exact in row.items() if abs(Fraction(
                      result["reciprocated"].get(source, {}).get(category, 0)) - exact) > half]
    return found


def far_from(expected, result, arguments):
    """Passing cost round in whole units ends near the exact solution, not on it to the unit."""
    sources = len(arguments.get("shares", [])) + len(arguments.get("steps", []))
    allowed = Fraction(arguments["rounding"]["unit"]) * sources * PASSES
    wanted, seen = amounts(expected["final"]), amounts(result["final"])
    return [f"{key} is far from the exact solution" for key in set(wanted) | set(seen)
            if abs(wanted.get(key, 0) - seen.get(key, 0)) > allowed]


# Running ----------------------------------------------------------------------------------------

def run_hospitals(run, count, seed, largest):
    """Tries the hospitals; True if nothing was wrong. Each has random numbers of its own."""
    print(f"{count} random hospitals from seed {seed}")
    wrong, refused = 0, 0
    for number in range(count):
        chance = random.Random(f"{seed}/{number}")
        arguments = hospitals.hospital(chance, number, largest)
        found, was_refused = faults(run, arguments, hospitals.shuffled(chance, arguments))
        for text in found:
            print(f"hospital {number} ({arguments['method']}): {text}")
        wrong += bool(found)
        refused += was_refused
    print(f"{count - wrong} agree with the reference ({refused} of them refused), {wrong} do not")
    return wrong == 0


def main(arguments):
    parser = argparse.ArgumentParser(description="Random hospitals against the exact reference.")
    parser.add_argument("library")
    parser.add_argument("--count", type=int, default=400)
    parser.add_argument("--seed", type=int, default=20260101)
    parser.add_argument("--sources", type=int, default=20)
    options = parser.parse_args(arguments)
    library = Library(options.library)
    agreed = run_hospitals(library.run, options.count, options.seed, options.sources)
    library.close()
    return 0 if agreed else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
