"""Reading the published case files: which cases a file holds and which group each belongs to."""

import json
import os
from decimal import Decimal

TABLES_OF_FACTS = {"fhir_fields.json", "process_rules.json"}
"""Files beside the cases that hold rules and field lists, but nothing with an expected result."""


WORKDAY_MEMBERS = ("weekday", "is_workday", "next_workday", "prev_workday", "modified_following",
                   "add", "between")
"""What a work-day case expects of its date."""


def read(path):
    """The cases of a file as (id, group, case); numbers keep their digits."""
    if os.path.join("cases", "fhir") in path:
        return []  # Forms and responses, which fhir_forms.py puts to the library.
    with open(path, encoding="utf-8") as file:
        content = json.load(file, parse_float=Decimal)
    name = os.path.basename(path)
    if name in TABLES_OF_FACTS:
        return []
    if content.get("format") == "cost-cases/1":
        return [(case["id"], cost_group(case), case) for case in content["cases"]]
    if content.get("format") == "hosp-perf-cases/1":
        return [(case["id"], case["id"], case) for case in content["cases"]]
    stem = name.removesuffix(".json")
    for member in ("cases", "vectors"):
        if isinstance(content.get(member), list):
            return [(case["id"], f"safety {stem}", with_expected(stem, case))
                    for case in content[member]]
    if stem == "risk_tables":
        return [(f"risk.{table}", f"safety risk.{table}", {**rows, "expected": rows})
                for table, rows in content.items()]
    raise ValueError(f"{path}: no known case format")


def cost_group(case):
    """The method of a cost case; explanations in brackets are no part of the name."""
    return "cost " + case["method"].split(" (")[0]


def with_expected(stem, case):
    """A safety case with its expected members under `expected`, as the other files have them."""
    if stem == "scoring_policy":
        return {**case, "expected": case["expect"]}
    if stem == "scoring_safetyculture":
        nodes = case["nodes"]
        return {**case, "expected": {
            "total": case["total"],
            **{member: {str(node["i"]): node[member] for node in nodes if member in node}
               for member in ("combined", "own")}}}
    members = {"workday_vectors": WORKDAY_MEMBERS, "rrule_vectors": ("expect",)}.get(stem)
    return {**case, "expected": {member: case[member] for member in members}} if members else case
