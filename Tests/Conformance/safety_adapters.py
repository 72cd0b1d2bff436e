"""Inspection scores: how those cases are put to `safety.score`."""

from comparison import Call, Number, Plan, Same
from numerals import decimals


# Policies ---------------------------------------------------------------------------------------

WORDS = {"Y": "yes", "N": "no", "NA": "not_applicable"}


def policy(case):
    """A checklist under an explicit policy; items are named by their position, as the case does."""
    answers, by_section = [], {}
    for position, (section, points, criticality, answer) in enumerate(case["items"]):
        kind, given = answered(answer)
        by_section.setdefault(section, []).append(
            {"code": str(position), "points": points, "criticality": criticality, **kind})
        if given is not None:
            answers.append({"item": str(position), **given})
    weights = case.get("section_weights") or {}
    sections = [{"code": section, "weight": weights.get(section),
                 "items": by_section.get(section, [])}
                for section in sorted({*by_section, *weights})]
    return Plan([Call("safety.score", {
        "template": {"id": "case", "version": "1", "total": "percent", "sections": sections},
        "answers": answers, "policy": policy_arguments(case["policy"])},
        [Same(member, case["expected"][member], pick) for member, pick in POLICY_MEMBERS.items()])])


def answered(answer):
    """The kind of item that an answer shows, and the answer as the library takes it."""
    if answer is None:
        return {}, None
    if isinstance(answer, list):
        _, occurrences, deduction = answer
        return ({"kind": "occurrences", "deduction": deduction, "floor": "0"},
                {"occurrences": int(occurrences)})
    if answer in WORDS:
        return {}, {"answer": WORDS[answer]}
    return {"kind": "points"}, {"points": str(answer)}


def policy_arguments(given):
    cuts = given["grades"]
    return {"pass": given["pass"], "not_applicable": given["na"],
            "unanswered": given["unanswered"], "sections": given["sections"],
            "veto": given["veto"], "veto_on": given.get("veto_on"),
            "grades": {"name": "case", "below": cuts[-1][0],
                       "grades": [{"name": name, "cut": cut} for name, cut in cuts[:-1]]}}


def member(name):
    return lambda result: result[name]


def positions(name):
    return lambda result: [int(code) for code in result[name]]


POLICY_MEMBERS = {
    "raw_percent": member("raw_percent"), "percent": member("percent"),
    "result": member("result"), "grade": member("grade"),
    "veto_items": positions("veto_items"), "key_items": positions("key_items"),
    "na": member("not_applicable"), "unanswered": member("unanswered"),
}


# Public score trees -----------------------------------------------------------------------------

SECTIONS = {"section", "category", "dynamicfield", "primeelement", "smartfield"}
SWITCH = {"tests": [{"item": "never", "is": "answered"}]}
"""Parts that were inactive are asked only if an item is answered that nobody answers."""


def score_tree(case):
    """A tree of sections and items: the sums of every section, to three decimals.

    The public program prints 0 % where nothing counts; the library prints no percentage.
    """
    nodes, answers = case["nodes"], []
    items, sections = children(nodes, -1, answers)
    never = {"code": "never", "points": "0", "kind": "text", "required": False}
    template = {"id": "case", "version": "1", "total": "percent",
                "sections": [{"code": "top", "items": [never] + items}] + sections}
    policy = {"pass": "0", "grades": "inspection_80", "unanswered": "zero", "decimals": 3}
    expected = case["expected"]
    compare = figures("total", expected["total"], lambda result: result)
    for code, printed in expected["combined"].items():
        compare += figures(f"combined {code}", printed, coded("sections", code))
    for code, printed in expected["own"].items():
        # An item has no percentage of its own in the library.
        compare += figures(f"own {code}", printed, coded("items", code), percent=False)
    return Plan([Call("safety.score", {
        "template": template, "answers": answers, "policy": policy}, compare)])


def children(nodes, parent, answers):
    """Items and sections below a node; sections below an item move up to its section."""
    items, sections = [], []
    for node in nodes:
        if node["parent"] != parent:
            continue
        code = str(node["i"])
        inner_items, inner_sections = children(nodes, node["i"], answers)
        condition = SWITCH if node.get("inactive") else None
        if node["type"] in SECTIONS:
            sections.append({"code": code, "condition": condition, "items": inner_items,
                             "sections": inner_sections})
        else:
            items.append({**item(node, code, answers), "condition": condition})
            items += inner_items
            sections += inner_sections
    return items, sections


def item(node, code, answers):
    points = decimals(node["own"][1:2])[0] if "own" in node else "0"
    if "own" in node and "value" in node:
        earned = "1" if node["value"] is True else str(node["value"])
        answers.append({"item": code, "points": earned})
        return {"code": code, "points": points, "kind": "points"}
    if "own" in node and node.get("selected"):
        answers.append({"item": code, "choice": "chosen"})
        return {"code": code, "points": points, "kind": "choice", "choices": [
            {"code": "chosen", "score": str(node["selected"][0]["score"])}]}
    return {"code": code, "points": points, "kind": "text"}


def coded(rows, code):
    return lambda result: next(row for row in result[rows] if row["code"] == code)


def figures(label, printed, pick, percent=True):
    """Points and maximum exactly; the percentage as printed, or none where nothing counts."""
    earned, maximum, share = printed
    compared = [same_number(f"{label} earned", earned, lambda result: pick(result)["earned"]),
                same_number(f"{label} maximum", maximum, lambda result: pick(result)["maximum"])]
    if percent:
        compared.append(Same(f"{label} percent", None, lambda result: pick(result)["percent"])
                        if maximum == 0 else
                        same_number(f"{label} percent", share,
                                    lambda result: pick(result)["percent"]))
    return compared


def same_number(label, expected, pick):
    return Number(label, expected, lambda result: [pick(result)])


GROUPS = {"safety scoring_policy": policy, "safety scoring_safetyculture": score_tree}
