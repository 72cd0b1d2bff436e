#!/usr/bin/env python3
"""Typed functions and procedures of the same meaning give the same numbers.

    python3 twins.py LIBRARY [--count N] [--seed S]

Seeded inputs go through the typed functions (hosp_money_apportion, hosp_cost_*, hosp_score_*,
hosp_grade_of, hosp_workday*, hosp_recurrence_next, hosp_evaluation_*) and through hosp_run
(money.apportion, cost.allocate with codes in the order of the positions, appraise.score,
appraise.grade, calendar.*, evaluate.*). Every value, and every refusal with its status, must be
the same. Last line: `N passed, N failed`.
"""
import argparse
import ctypes
import json
import random
import sys

from calendar_twins import recurrence_twins, workday_twins
from evaluation_twins import entropy_twins, rank_sum_twins, topsis_twins
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


MODES = ["high", "low_reciprocal", "low_linear"]
SETS = ["hospital_2015", "four_with_good", "inspection_80", "hospital_2051"]


def typed_text(function, *arguments):
    """The text that a typed function writes, or its status."""
    buffer, needed = ctypes.create_string_buffer(256), ctypes.c_int32(0)
    status = function(*arguments, buffer, ctypes.c_int32(256), ctypes.byref(needed))
    return buffer.value.decode() if status == 0 else status


def named_score(library, method, weight, fact):
    try:
        answer = library.run(
            "appraise.score", {"method": method, "weight": weight, "facts": [fact]})
    except LibraryError as error:
        return error.status
    return answer["scores"][0]


def ratio_twins(library, draw):
    mode, cap, weight = draw.choice(MODES), draw.choice(["1", "1.2", "0"]), number(draw, 0, 120)
    value, target = number(draw, -5, 400), number(draw, 0, 400)
    typed = typed_text(
        library.functions.hosp_score_ratio, value.encode(), target.encode(),
        ctypes.c_int32(MODES.index(mode)), cap.encode(), weight.encode())
    method = {"name": "ratio", "target": target, "mode": mode, "cap": cap}
    return typed, named_score(library, method, weight, {"value": value}), method | {"value": value}


def deduction_twins(library, draw):
    weight, each, count = number(draw, 0, 120), number(draw, -1, 20), number(draw, -1, 9)
    cap, floor = draw.choice([None, "10", "0", "2.5"]), draw.choice(["0", "-20", "5"])
    typed = typed_text(
        library.functions.hosp_score_deduction, weight.encode(), each.encode(), count.encode(),
        cap.encode() if cap else None, floor.encode())
    rule = {"code": "rule", "each": each} | ({"cap": cap} if cap else {})
    method = {"name": "deduction", "rules": [rule], "floor": floor}
    fact = {"deductions": [{"rule": "rule", "count": count, "evidence": "count"}]}
    return typed, named_score(library, method, weight, fact), [weight, method, count]


def grade_twins(library, draw):
    name = draw.choice(SETS)
    score = draw.choice(["89.995", "89.994", "90", "69.995", "x", number(draw, -10, 110)])
    typed = typed_text(library.functions.hosp_grade_of, name.encode(), score.encode())
    try:
        by_name = library.run("appraise.grade", {"set": name, "scores": [score]})
        by_name = by_name["grades"][0]["grade"]
    except LibraryError as error:
        by_name = error.status
    return typed, by_name, [name, score]


def number(draw, low, high):
    """A decimal text with up to three decimals."""
    decimals = draw.randint(0, 3)
    return scaled(draw.randint(low * 10**decimals, high * 10**decimals), decimals)


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
        for number_of_case in range(options.count):
            weights = [draw.randint(-1 if draw.random() < 0.02 else 0, 10**draw.randint(1, 6))
                       for _ in range(draw.randint(1, 12))]
            split = (draw.randint(-10**12, 10**12), weights, draw.randint(0, 4),
                     draw.choice(RESIDUALS))
            pairs = [(apportioned_by_array(library, *split), apportioned_by_name(library, *split))]
            case = random_case(draw)
            pairs += [(allocated_by_array(library, method, case),
                       allocated_by_name(library, method, case)) for method in METHODS]
            others = [twins(library, draw) for twins in (
                ratio_twins, deduction_twins, grade_twins, workday_twins, recurrence_twins,
                topsis_twins, rank_sum_twins, entropy_twins)]
            for typed, by_name, what in others:
                if typed == by_name:
                    passed += 1
                else:
                    failed += 1
                    print(f"case {number_of_case}: {typed} typed, {by_name} by name: {what}")
            for pair, what in zip(pairs, ["money_apportion"] + METHODS):
                if pair[0] == pair[1]:
                    passed += 1
                else:
                    failed += 1
                    print(f"case {number_of_case} {what}: {pair[0]} by array, {pair[1]} by name")
                    print(json.dumps(case if what in METHODS else split))
    finally:
        library.close()
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
