"""Random cost ledgers through libhosp.so and exact fractions: random_ledgers.py LIBRARY [options]

  --count N   ledgers to try (default 300)
  --seed S    start of the random numbers (default 20260301); printed, so that a failure comes back

Every ledger is split and brought to each of the four scopes by cost.ledger. It must hold that
  the shares of bills are the largest remainders, ties to the lower code,
  the cost of a scope and what it leaves out, by reason and cause, are those of the rules as a table,
  included and excluded make the ledger, and no scope is smaller than the one inside of it by
  anything but its layer,
  another order of departments, entries, bills and drivers changes nothing,
  what cost.allocate makes of it ties out in cost.reconcile,
  a bill whose driver adds up to zero is refused.
"""

import argparse
import random
import sys
from collections import defaultdict
from fractions import Fraction

from library import Library, LibraryError

SCOPES = ["medical_business", "medical", "medical_full", "hospital_full"]
CLASSES = ["admin_logistics", "medical_auxiliary", "medical_technology", "clinical"]
NEVER = ["fine", "late_fee", "donation", "sponsorship", "special_fund", "other_entity", "forbidden"]
HOSPITAL = ["asset_disposal", "remitted_upward", "subsidy_affiliated", "other_expense"]


def yuan(fen):
    sign = "-" if fen < 0 else ""
    return f"{sign}{abs(fen) // 100}.{abs(fen) % 100:02d}"


def random_ledger(draw):
    """The arguments of cost.ledger, without a scope; at least one clinical department."""
    departments = [{"id": f"d{n}", "class": draw.choice(CLASSES)} for n in range(draw.randint(1, 6))]
    departments.append({"id": "ward", "class": "clinical"})
    codes = [row["id"] for row in departments]
    lowest = draw.choice([0, -9999])

    def tags():
        found = {}
        if draw.random() < 0.4:
            found["funding"] = draw.choice(["other", "fiscal_project", "science_education"])
        if draw.random() < 0.3:
            found["kind"] = draw.choice(NEVER + HOSPITAL)
        return found

    entries = [{"entry": f"V{n}", "department": draw.choice(codes), "item": draw.choice("ab"),
                "amount": yuan(draw.randint(lowest, 99999))} | tags()
               for n in range(draw.randint(0, 25))]
    drivers = {name: {code: str(draw.randint(0, 9)) for code in codes if draw.random() < 0.8}
               | {"ward": "3"} for name in ("area", "heads")}
    if draw.random() < 0.05:
        drivers["area"] = {}
    bills = []
    for number in range(draw.randint(0, 4)):
        bill = {"id": f"B{number}", "item": draw.choice("ab"), "amount": yuan(
            draw.randint(lowest, 9999)), "driver": draw.choice(["area", "heads"])} | tags()
        if draw.random() < 0.3:
            bill["receivers"] = sorted({"ward", draw.choice(codes)})
        bills.append(bill)
    return {"departments": departments, "entries": entries, "bills": bills, "drivers": drivers}


# The second opinion -----------------------------------------------------------------------------

def shares(bill, arguments):
    """Department → fen of a bill; None when there is nothing to split it by."""
    fen = int(Fraction(bill["amount"]) * 100)
    receivers = bill.get("receivers") or [row["id"] for row in arguments["departments"]]
    driver = arguments["drivers"][bill["driver"]]
    weights = {code: Fraction(driver[code]) for code in sorted(receivers) if code in driver}
    weights = {code: weight for code, weight in weights.items() if weight}
    if not fen:
        return {}
    if not weights:
        return None
    total = sum(weights.values())
    exact = {code: abs(fen) * weight / total for code, weight in weights.items()}
    found = {code: int(value) for code, value in exact.items()}
    left = abs(fen) - sum(found.values())
    for code in sorted(exact, key=lambda code: (found[code] - exact[code], code))[:left]:
        found[code] += 1
    return {code: -value if fen < 0 else value for code, value in found.items()}


def place(entry, classes):
    """The innermost scope of an entry by position, and what decided; 4 for what is never cost."""
    kind, funding = entry.get("kind"), entry.get("funding", "other")
    if kind in NEVER:
        return 4, kind
    if kind in HOSPITAL:
        return 3, kind
    if funding != "other":
        return (3 if funding == "science_education" else 2), funding
    is_admin = classes[entry["department"]] == "admin_logistics"
    return (1 if is_admin else 0), classes[entry["department"]]


def expected(arguments, scope):
    """What cost.ledger must say; None when a bill must be refused."""
    classes = {row["id"]: row["class"] for row in arguments["departments"]}
    rows, bills = list(arguments["entries"]), {}
    for bill in arguments["bills"]:
        found = shares(bill, arguments)
        if found is None:
            return None
        for code, fen in found.items():
            rows.append(bill | {"department": code, "amount": yuan(fen)})
            bills[bill["id"], code] = fen
    inside, outside, layers = defaultdict(int), defaultdict(int), [0] * 5
    for row in rows:
        position, cause = place(row, classes)
        fen = int(Fraction(row["amount"]) * 100)
        layers[position] += fen
        if position <= SCOPES.index(scope):
            inside[row["department"], row["item"]] += fen
        else:
            reason = "never_cost" if position == 4 else SCOPES[position]
            outside[reason, cause, row["department"], row["item"]] += fen
    return {"direct": dict(inside), "excluded": dict(outside), "bills": bills,
            "totals": [sum(layers[:place + 1]) for place in range(4)],
            "ledger": sum(layers)}


def seen(result):
    """The same view of what the library says."""
    lines = {row["line_code"]: row["amount_fen"] for row in result["scope_totals"]}
    return {"direct": {(row["department_code"], row["item_code"]): row["direct_fen"]
                       for row in result["direct"]},
            "excluded": {(row["reason_name"], row["cause_code"], row["department_code"],
                          row["item_code"]): row["amount_fen"] for row in result["excluded"]},
            "bills": {(row["bill_code"], row["department_code"]): row["amount_fen"]
                      for row in result["bill_shares"]},
            "totals": [lines[scope] for scope in SCOPES], "ledger": lines["ledger"]}


# Trying -----------------------------------------------------------------------------------------

def reconciled(run, arguments, direct):
    """Whether an allocation of the cost ties out with its ledger."""
    cost = defaultdict(dict)
    for (department, item), fen in direct.items():
        cost[department][item] = yuan(fen)
    rows = [row | {"direct": cost[row["id"]]} for row in arguments["departments"]]
    sources = [[row["id"] for row in rows if row["class"] == name] for name in CLASSES[:3]]
    final = run("cost.allocate", {
        "categories": ["a", "b"], "departments": rows, "method": "three_stage",
        "drivers": {"d": {row["id"]: 1 for row in rows}},
        "steps": [{"stage": stage, "sources": codes, "driver": "d"}
                  for stage, codes in enumerate(sources, 1) if codes]})["final"]
    return run("cost.reconcile", arguments | {"final": final})["ties_out"]


def faults(run, draw):
    """What is wrong with one ledger, scope by scope."""
    ledger, found = random_ledger(draw), []
    for scope in SCOPES:
        arguments = ledger | {"scope": scope}
        want = expected(arguments, scope)
        try:
            result = run("cost.ledger", arguments)
        except LibraryError as error:
            if want is not None or error.name != "bill_driver_total_zero":
                found.append(f"{scope}: {error}")
            continue
        if want is None:
            found.append(f"{scope}: a bill without anything to split it by is taken")
            continue
        found += [f"{scope}: {name} is {value}, expected {want[name]}"
                  for name, value in seen(result).items() if value != want[name]]
        mixed = arguments | {name: draw.sample(arguments[name], len(arguments[name]))
                             for name in ("departments", "entries", "bills")}
        if run("cost.ledger", mixed) != result:
            found.append(f"{scope}: another order changes the result")
        if not reconciled(run, arguments, want["direct"]):
            found.append(f"{scope}: the allocation does not tie out")
    return found


def run_ledgers(run, count, seed):
    """Whether all ledgers agree; prints what does not."""
    failed = 0
    for number in range(count):
        found = faults(run, random.Random(seed + number))
        failed += bool(found)
        for fault in found:
            print(f"seed {seed + number}: {fault}")
    print(f"seed {seed}: {count - failed} ledgers agree, {failed} do not")
    return failed == 0


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("library")
    parser.add_argument("--count", type=int, default=300)
    parser.add_argument("--seed", type=int, default=20260301)
    options = parser.parse_args()
    library = Library(options.library)
    try:
        return 0 if run_ledgers(library.run, options.count, options.seed) else 1
    finally:
        library.close()


if __name__ == "__main__":
    sys.exit(main())
