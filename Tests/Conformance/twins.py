#!/usr/bin/env python3
"""Typed functions and procedures of the same meaning give the same numbers.

    python3 twins.py LIBRARY [--count N] [--seed S]

Seeded inputs go through the typed functions (hosp_money_apportion, hosp_cost_*, hosp_workday*,
hosp_recurrence_next) and through hosp_run (money.apportion, cost.allocate with codes in the order
of the positions, calendar.*). Every value, and every refusal with its status, must be the same.
Last line: `N passed, N failed`.
"""
import argparse
import ctypes
import json
import random
import sys

from library import Library, LibraryError

RESIDUALS = ["largest_remainder", "largest", "first", "last"]
METHODS = ["direct", "step_down", "reciprocal", "iterative"]


def yuan(fen):
    sign = "-" if fen < 0 else ""
    return f"{sign}{abs(fen) // 100}.{abs(fen) % 100:02d}"


def array(kind, values):
    return (kind * max(1, len(values)))(*values)


def scaled(weight, decimals):
    """A whole weight as a decimal text: 150 with 2 decimals is 1.50."""
    if decimals == 0:
        return str(weight)
    text = f"{abs(weight):0{decimals + 1}d}"
    return f"{'-' if weight < 0 else ''}{text[:-decimals]}.{text[-decimals:]}"


def apportioned_by_array(library, total, weights, decimals, residual):
    out = array(ctypes.c_int64, [0] * len(weights))
    status = library.functions.hosp_money_apportion(
        ctypes.c_int64(total), array(ctypes.c_int64, weights), ctypes.c_int32(len(weights)),
        ctypes.c_int32(decimals), ctypes.c_int32(RESIDUALS.index(residual)), out)
    return [yuan(fen) for fen in out[:len(weights)]] if status == 0 else status


def apportioned_by_name(library, total, weights, decimals, residual):
    arguments = {"total": yuan(total), "weights": [scaled(w, decimals) for w in weights],
                 "residual": residual}
    try:
        return library.run("money.apportion", arguments)["shares"]
    except LibraryError as error:
        return error.status


def allocated_by_array(library, method, case):
    departments, items = case["departments"], case["items"]
    out = array(ctypes.c_int64, [0] * (departments * items))
    status = getattr(library.functions, "hosp_cost_" + method)(
        ctypes.c_int32(departments), ctypes.c_int32(items),
        array(ctypes.c_int64, [fen for row in case["direct"] for fen in row]),
        ctypes.c_int32(len(case["sources"])),
        array(ctypes.c_int32, [source + 1 for source in case["sources"]]),
        array(ctypes.c_int64, [weight for row in case["weights"] for weight in row]),
        ctypes.c_int32(case["decimals"]), ctypes.c_int32(RESIDUALS.index(case["residual"])), out)
    if status != 0:
        return status
    return [[yuan(out[d * items + i]) for i in range(items)] for d in range(departments)]


def allocated_by_name(library, method, case):
    departments, items = case["departments"], case["items"]
    codes = [f"d{d:03d}" for d in range(departments)]
    names = [f"i{i}" for i in range(items)]
    arguments = {
        "categories": names,
        "departments": [{"id": codes[d], "direct": {names[i]: yuan(case["direct"][d][i])
                                                    for i in range(items)}}
                        for d in range(departments)],
        "drivers": {f"w{s}": {codes[d]: scaled(row[d], case["decimals"])
                              for d in range(departments)}
                    for s, row in enumerate(case["weights"])},
        "steps": [{"sources": [codes[source]], "driver": f"w{s}"}
                  for s, source in enumerate(case["sources"])],
        "method": method, "rounding": {"residual": case["residual"]},
    }
    try:
        final = library.run("cost.allocate", arguments)["final"]
    except LibraryError as error:
        return error.status
    return [[final.get(code, {}).get(name, "0.00") for name in names] for code in codes]


ADJUSTMENTS = {"next": 1, "previous": 2, "modified_following": 3}
RULES = ["FREQ=DAILY;INTERVAL=3", "FREQ=MONTHLY;BYMONTHDAY=28,29,30,31;BYSETPOS=-1",
         "FREQ=WEEKLY;BYDAY=MO,TH", "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", "FREQ=YEARLY;BYWEEKNO=2"]


def iso(number):
    return f"{number // 10000:04d}-{number // 100 % 100:02d}-{number % 100:02d}"


def asked_by_array(library, question):
    """A question about work days through the typed function of its operation."""
    rows = question["days"]
    calendar = (array(ctypes.c_int32, [day for day, _ in rows]),
                array(ctypes.c_int32, [int(off) for _, off in rows]), ctypes.c_int32(len(rows)),
                ctypes.c_int32(question["year"]), ctypes.c_int32(question["year"]))
    operation, second = question["operation"], question["second"]
    name, second = {"add": ("hosp_workdays_add", second), "between": (
        "hosp_workdays_between", second)}.get(
            operation, ("hosp_workday_adjust", ADJUSTMENTS.get(operation)))
    out = ctypes.c_int32(0)
    status = getattr(library.functions, name)(
        ctypes.c_int32(question["day"]), ctypes.c_int32(second), *calendar, ctypes.byref(out))
    if status != 0:
        return status
    return out.value if operation == "between" else iso(out.value)


def asked_by_name(library, question):
    asked = {"operation": question["operation"], "date": iso(question["day"])}
    if question["operation"] == "add":
        asked["days"] = question["second"]
    if question["operation"] == "between":
        asked["to"] = iso(question["second"])
    arguments = {"questions": [asked]}
    if question["year"]:
        arguments["calendar"] = {
            "first_year": question["year"], "last_year": question["year"],
            "days": [{"date": iso(day), "is_off": off} for day, off in question["days"]]}
    try:
        answer = library.run("calendar.workdays", arguments)["answers"][0]
        return answer["work_days"] if question["operation"] == "between" else answer["date"]
    except LibraryError as error:
        return error.status


def some_day(draw, year):
    return year * 10000 + draw.randint(1, 12) * 100 + draw.randint(1, 28)


def random_question(draw):
    """The shipped calendar (year 0) or an own one; some days lie beyond it."""
    year = draw.choice([0, draw.randint(2000, 2050)])
    around = year or draw.randint(2006, 2027)
    days = sorted({some_day(draw, around) for _ in range(draw.randint(0, 20))}) if year else []
    operation = draw.choice(["add", "between", *ADJUSTMENTS])
    second = draw.randint(-300, 300) if operation == "add" else some_day(draw, around)
    return {"operation": operation, "day": some_day(draw, around), "second": second, "year": year,
            "days": [(day, draw.random() < 0.5) for day in days]}


def recurred_by_array(library, rule, start):
    """The first three occurrences, one after the other; the status of a call that fails."""
    moments, after = [], ctypes.c_int64(0)
    while len(moments) < 3:
        status = library.functions.hosp_recurrence_next(
            rule.encode(), ctypes.c_int32(-1), ctypes.c_int64(start), after, ctypes.byref(after))
        if status != 0:
            return status
        moments.append(after.value)
    return moments


def recurred_by_name(library, rule, start):
    text = f"{iso(start // 10**6)}T{start % 10**6 // 10**4:02d}:00:00"
    try:
        found = library.run("calendar.recurrence", {"rule": rule, "start": text, "count": 3})
        return [int("".join(c for c in moment if c.isdigit())) for moment in found["occurrences"]]
    except LibraryError as error:
        return error.status


def random_case(draw):
    departments, items = draw.randint(2, 9), draw.randint(1, 3)
    sources = draw.sample(range(departments), draw.randint(1, max(1, departments - 1)))
    return {
        "departments": departments, "items": items, "sources": sources,
        "direct": [[draw.choice([0, draw.randint(-10**6, 10**9)]) for _ in range(items)]
                   for _ in range(departments)],
        "weights": [[draw.choice([0, 0, draw.randint(0, 10**4), draw.randint(0, 9)])
                     for _ in range(departments)] for _ in sources],
        "decimals": draw.randint(0, 3), "residual": draw.choice(RESIDUALS),
    }


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("library")
    parser.add_argument("--count", type=int, default=500)
    parser.add_argument("--seed", type=int, default=20260102)
    options = parser.parse_args()
    draw = random.Random(options.seed)
    passed = failed = 0
    library = Library(options.library)
    try:
        for number in range(options.count):
            weights = [draw.randint(-1 if draw.random() < 0.02 else 0, 10**draw.randint(1, 6))
                       for _ in range(draw.randint(1, 12))]
            split = (draw.randint(-10**12, 10**12), weights, draw.randint(0, 4),
                     draw.choice(RESIDUALS))
            pairs = [(apportioned_by_array(library, *split), apportioned_by_name(library, *split))]
            case = random_case(draw)
            pairs += [(allocated_by_array(library, method, case),
                       allocated_by_name(library, method, case)) for method in METHODS]
            question = random_question(draw)
            recurring = (draw.choice(RULES),
                         some_day(draw, 2024) * 10**6 + draw.randint(0, 23) * 10**4)
            pairs += [(asked_by_array(library, question), asked_by_name(library, question)),
                      (recurred_by_array(library, *recurring),
                       recurred_by_name(library, *recurring))]
            inputs = {**dict.fromkeys(METHODS, case), "money_apportion": split,
                      "workdays": question, "recurrence": recurring}
            names = ["money_apportion", *METHODS, "workdays", "recurrence"]
            for pair, what in zip(pairs, names, strict=True):
                if pair[0] == pair[1]:
                    passed += 1
                else:
                    failed += 1
                    print(f"case {number} {what}: {pair[0]} by array, {pair[1]} by name")
                    print(json.dumps(inputs[what]))
    finally:
        library.close()
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
