"""Scoring, scorecards, grades and pay: how those cases are put to the library.

The rules of adapters.py hold here, too: an adapter splits a case into calls and renames members; it
calculates nothing. Where a case weighs items over a whole scheme and the library lets the items of
a part total 100, an item that does not apply fills the part up; it is dropped before scoring.
"""

from comparison import Call, Number, Plan, Refusal, Same
from numerals import decimals, move_point

EVIDENCE = "case"


# Scoring ----------------------------------------------------------------------------------------

def score_call(method, weight, facts, compare):
    return Call("appraise.score", {"method": method, "weight": weight, "facts": facts}, compare)


def score(position):
    return lambda result: [result["scores"][position]]


def each_by_its_method(method, fact=lambda row: {"value": row["actual"]}, weight=None):
    """An adapter for cases whose rows each have their own method: a call per row."""
    def adapter(case):
        member = "scores" if "scores" in case["expected"] else "score"
        rows, expected = case["inputs"]["cases"], case["expected"][member]
        calls = []
        for number, (row, points) in enumerate(zip(rows, expected, strict=True), 1):
            compare = [Same(f"{member} {number}", [points], lambda result: result["scores"])]
            if "coefficient" in case["expected"]:
                compare.append(Same(
                    f"coefficient {number}", [case["expected"]["coefficient"][number - 1]],
                    lambda result: result["coefficients"]))
            calls.append(score_call(
                method(row, case["inputs"]), weight or case["inputs"]["weight"], [fact(row)],
                compare))
        return Plan(calls)
    return adapter


def ratio(row, inputs):
    mode = f"low_{row['mode']}" if row["dir"] == "low" else "high"
    return {"name": "ratio", "target": row["target"], "mode": mode, "cap": row.get("cap")}


def interval(row, inputs):
    return {"name": "interval", "zero": row["zero"], "full": row["full"]}


def efficacy(row, inputs):
    return {"name": "efficacy", "unacceptable": row["unacceptable"],
            "satisfactory": row["satisfactory"], "clamped": inputs["clamp"]}


def growth(row, inputs):
    return {"name": "growth", "factor": row["k"], "limit": "10", "direction": row["dir"],
            "missing_last": row.get("missing_last", "missing")}


def deduction(case):
    """Two lists of findings, each with its own rules."""
    inputs, calls = case["inputs"], []
    for member, items in {"score": "items", "extreme": "extreme"}.items():
        rows = list(enumerate(inputs[items], 1))
        method = {"name": "deduction", "floor": inputs["floor"],
                  "rules": [{"code": str(number), "each": row["each"], "cap": row.get("cap")}
                            for number, row in rows]}
        fact = {"deductions": [{"rule": str(number), "count": row["count"], "evidence": EVIDENCE}
                               for number, row in rows]}
        calls.append(score_call(
            method, inputs["weight"], [fact],
            [Same(member, [case["expected"][member]], lambda result: result["scores"])]))
    return Plan(calls)


def steps(case):
    inputs, calls = case["inputs"], []
    for counting, expected in case["expected"].items():
        lowest, highest = inputs["clamp"]
        method = {"name": "steps", "base": inputs["base"], "target": inputs["target"],
                  "points": inputs["step"], "unit": inputs["unit"], "counting": counting,
                  "lowest": lowest, "highest": highest}
        calls.append(score_call(
            method, inputs["base"], [{"value": actual} for actual in inputs["actuals"]],
            [Same(counting, expected, lambda result: result["scores"])]))
    return Plan(calls)


LADDER_ERRORS = {"ERROR_GAP": "ladder_gap", "ERROR_OVERLAP": "ladder_overlap"}


def ladder(case):
    """The points of every value; a ladder with a gap or an overlap must be refused."""
    inputs, expected = case["inputs"], case["expected"]

    def method(bands):
        return {"name": "ladder", "closed": inputs.get("closed", "left"),
                "steps": [{"from": band.get("lo"), "to": band.get("hi"), "points": band["score"]}
                          for band in bands]}
    calls = [score_call(
        method(inputs["bands"]), "10", [{"value": actual} for actual in inputs["actuals"]],
        [Number(f"scores {number}", points, score(number - 1))
         for number, points in enumerate(expected["scores"], 1)])]
    for member, error in expected.items():
        if member != "scores":
            ends = tuple(band[end] for band in inputs[member] for end in ("lo", "hi")
                         if end in band)
            calls.append(Refusal(member, "appraise.score", {
                "method": method(inputs[member]), "weight": "10", "facts": []},
                LADDER_ERRORS[error], ends))
    return Plan(calls)


def optimal_range(case):
    inputs = case["inputs"]
    method = {"name": "optimal_range", "best_from": inputs["best"][0],
              "best_to": inputs["best"][1], "zero_from": inputs["zero"][0],
              "zero_to": inputs["zero"][1]}
    return Plan([score_call(
        method, inputs["weight"], [{"value": actual} for actual in inputs["actuals"]],
        [Same("scores", case["expected"]["scores"], lambda result: result["scores"])])])


# Scorecards -------------------------------------------------------------------------------------

def item(code, weight, method, missing="error", applicable=True):
    return {"code": code, "weight": weight, "method": method, "missing": missing,
            "applicable": applicable}


def filler(part, weight):
    """An item that does not apply: it brings the listed weights of a part to 100."""
    return item(f"{part} rest", weight, {"name": "assessed"}, applicable=False)


def scorecard(parts, facts, base="100", **more):
    return {"scheme": {"name": "case", "base": base, "parts": parts},
            "report": {"department": "D", "items": facts, "vetoes": more.pop("vetoes", [])},
            **more}


def missing_policy(case):
    """Four ratios against 1, each worth 10, in a part whose base is what the case scales to."""
    inputs, expected = case["inputs"], case["expected"]
    target = {"name": "ratio", "target": "1", "mode": "high"}
    items = [item(row["code"], row["weight"], target, row["policy"])
             for row in inputs["indicators"]]
    facts = [{"code": row["code"], "numerator": row["num"], "denominator": row["den"]}
             for row in inputs["indicators"] if row["num"] is not None]
    part = {"code": "part", "weight": "100", "items": items + [filler("part", "60")]}

    def points(result):
        return [row["points"] for row in result["parts"][0]["items"]]
    return Plan([Call("appraise.scorecard", scorecard([part], facts, inputs["scale_to"]), [
        Same("scores", expected["scores"] + [None], points),
        Number("total_raw", expected["total_raw"],
               lambda result: [text for text in points(result) if text is not None]),
        Same("applicable_weight", expected["applicable_weight"],
             lambda result: result["parts"][0]["applicable_weight"]),
        Same("total_renormalised", expected["total_renormalised"],
             lambda result: result["composite"])])])


VETO_GROUPS = {"质量": ("50", "50"), "安全": ("25", "75"), "服务": ("25", "75")}
"""Weight of each group in the case, and what brings its items to 100."""


def veto(case):
    inputs, expected = case["inputs"], case["expected"]
    parts = [{"code": group, "weight": weight, "items": [
        item(row["code"], row["weight"], {"name": "assessed"}) for row in inputs["items"]
        if row["group"] == group] + [filler(group, rest)]}
        for group, (weight, rest) in VETO_GROUPS.items()]
    facts = [{"code": row["code"], "score": row["score"]} for row in inputs["items"]]
    calls = []
    for number, row in enumerate(inputs["cases"]):
        vetoes = [{"code": row["veto"], "scope": row["scope"], "grade": row.get("cap"),
                   "reason": "case", "evidence": EVIDENCE}] if row["veto"] else []
        calls.append(Call(
            "appraise.scorecard",
            scorecard(parts, facts, vetoes=vetoes, **own_grades(inputs["cuts"])),
            [Same(f"totals {number + 1}", expected["totals"][number],
                  lambda result: result["composite"]),
             Same(f"grades {number + 1}", expected["grades"][number],
                  lambda result: result["grade"])]))
    return Plan(calls)


def cascade(case):
    """The hospital's tree as a scheme; a tree whose weights do not total 100 must be refused."""
    tree, expected = case["inputs"]["tree"], case["expected"]
    score_of_hundred = {"name": "ratio", "target": "100", "mode": "high"}

    def arguments(first_part, first_item):
        parts = [{"code": part["name"], "weight": part["weight"], "items": [
            item(child["name"], child["weight"], score_of_hundred, "na")
            for child in part["children"]]} for part in tree]
        parts[0]["weight"], parts[0]["items"][0]["weight"] = first_part, first_item
        facts = [{"code": child["name"], "value": child["score"]} for part in tree
                 for child in part["children"] if child["score"] is not None]
        return scorecard(parts, facts)
    whole = (tree[0]["weight"], tree[0]["children"][0]["weight"])
    return Plan([
        Call("appraise.scorecard", arguments(*whole), [
            Same("level2", expected["level2"],
                 lambda result: [part["score"] for part in result["parts"]]),
            Same("total", expected["total"], lambda result: result["composite"])]),
        Refusal("bad_weights of parts", "appraise.scorecard", arguments("39", whole[1]),
                "part_weights_total", ("99",)),
        Refusal("bad_weights of items", "appraise.scorecard", arguments(whole[0], "59"),
                "item_weights_total", ("99",))])


# Grades -----------------------------------------------------------------------------------------

def own_grades(cuts):
    """A set of grades of the case; the last one has no floor."""
    return {"set": "case", "grades": [{"name": name, "cut": cut} for cut, name in cuts[:-1]],
            "below": cuts[-1][1]}


def grade_cuts(case):
    inputs, expected = case["inputs"], case["expected"]
    return Plan([Call("appraise.grade", {**own_grades(inputs["cuts"]), "scores": inputs["scores"]}, [
        Same("rounded", expected["rounded"],
             lambda result: [row["score"] for row in result["grades"]]),
        Same("grades", expected["grades"],
             lambda result: [row["grade"] for row in result["grades"]])])])


# Comparing scores -------------------------------------------------------------------------------

def ranks(case):
    """The library prints exact fractions, so averages and percent ranks are compared as numbers."""
    expected = case["expected"]
    compare = [Same(style, expected[style], lambda result, style=style: result[style])
               for style in ("competition", "dense")]
    compare += [Number(f"{style} {place + 1}", rank, lambda result, style=style, place=place: [
        result[style][place]])
        for style in ("average", "percent_rank") for place, rank in enumerate(expected[style])]
    return Plan([Call("appraise.rank", {"scores": case["inputs"]["scores"]}, compare)])


TIES = {"strict": "strict", "fill_by_key": "key", "promote": "promote"}


def top_quota(case):
    """Candidates have their position as code; places that are still open count as filled."""
    inputs, expected, calls = case["inputs"], case["expected"], []
    candidates = [{"id": f"{place:02}", "score": str(score)}
                  for place, score in enumerate(inputs["scores"], 1)]
    for member, tie in TIES.items():
        compare = [
            Same("cap", expected["cap"], lambda result: result["places"]),
            Number(f"{member} excellent", expected[member]["excellent"],
                   lambda result: [len(result["selected"]), result["open"]]),
            Same(f"{member} needs_tiebreak", expected[member].get("needs_tiebreak", []),
                 lambda result: [int(code) for code in result["contested"]])]
        calls.append(Call("appraise.top_quota", {
            "percent": inputs["cap_percent"], "tie": tie, "candidates": candidates}, compare))
    return Plan(calls)


def workflow(case):
    inputs, expected = case["inputs"], case["expected"]
    appeal = inputs["appeal"]
    return Plan([
        Call("appraise.workflow", {"moves": inputs["moves"]},
             [Same("allowed", expected["allowed"], lambda result: result["allowed"])]),
        Call("appraise.appeal",
             {"published": appeal["published"], "window_workdays": appeal["window_workdays"],
              "filed": appeal["filed"]},
             [Same("appeal", expected["appeal"], lambda result: result["in_time"])])])


def panel(case):
    """The answer for the small panel is a sentence of the mean and the name of the warning."""
    inputs, expected = case["inputs"], case["expected"]

    def call(ratings, trimmed, compare):
        return Call("appraise.panel", {"ratings": ratings, "trimmed": trimmed}, [compare])
    return Plan([
        call(inputs["scores"], inputs["k"],
             Same("mean", expected["mean"], lambda result: result["mean"])),
        call(inputs["small"], inputs["small_k"], Same(
            "small", expected["small"], lambda result: "plain mean {} with warning {}".format(
                result["mean"], result["findings"][0]["name"].upper()))),
        call(inputs["tie"], inputs["tie_k"],
             Same("tie", expected["tie"], lambda result: result["mean"]))])


# Pay --------------------------------------------------------------------------------------------

def two_levels(case):
    """Departments and persons get codes in the order of the case, which decides ties."""
    inputs, expected = case["inputs"], case["expected"]
    departments = [{"id": f"D{number}", "name": row["name"],
                    "factors": {"points": row["points"], "kpi": row["kpi"]}}
                   for number, row in enumerate(inputs["departments"], 1)]
    persons = [{"id": f"P{number}", "name": row["name"], "department": "D1", "factors": {
        factor: row[factor] for factor in ("coefficient", "days", "score")}}
        for number, row in enumerate(inputs["staff"], 1)]

    def amounts(rows):
        return [row["amount"] for row in rows]

    def fen(list_of_fen):
        return [move_point(amount, -2) for amount in list_of_fen]
    return Plan([Call("pay.distribute", {
        "pool": move_point(inputs["pool_fen"], -2), "departments": departments,
        "persons": persons}, [
        Same("department_fen", fen(expected["department_fen"]),
             lambda result: amounts(result["departments"])),
        Number("sum_departments", move_point(expected["sum_departments"], -2),
               lambda result: amounts(result["departments"])),
        Same("person_fen", fen(expected["person_fen"]),
             lambda result: amounts(result["departments"][0]["persons"])),
        Number("sum_people", move_point(expected["sum_people"], -2),
               lambda result: amounts(result["departments"][0]["persons"])),
        Same("sum_people proof", ["0.00"] * 6,
             lambda result: [line["difference"] for line in result["proof"]])])])


def point_value(case):
    inputs, expected = case["inputs"], case["expected"]
    departments = [{"id": row["name"], "points": row["points"], "value": row["value"],
                    "cost": row["cost_yuan"], "cost_share": row["cost_share"],
                    "score": row["kpi"]} for row in inputs["departments"]]
    return Plan([Call("pay.point_value", {"departments": departments}, [
        Same("fen", [move_point(fen, -2) for fen in expected["fen"]],
             lambda result: [row["amount"] for row in result["departments"]]),
        Number("sum", move_point(expected["sum"], -2),
               lambda result: [row["amount"] for row in result["departments"]]),
        Number("sum total", move_point(expected["sum"], -2), lambda result: [result["total"]])])])


def coefficients(case):
    inputs, expected = case["inputs"], case["expected"]
    linear = inputs["linear"]
    rules = {
        "band": {"bands": [{"from": lowest, "coefficient": coefficient}
                           for lowest, coefficient in inputs["bands"]]},
        "linear": {"linear": {"base": linear["base"], "step": linear["per_point"],
                              "lowest": linear["clamp"][0], "highest": linear["clamp"][1]}}}
    return Plan([Call("pay.coefficient", {**rules[member], "scores": decimals(inputs["scores"])}, [
        Number(f"{member} {number + 1}", coefficient,
               lambda result, number=number: [result["coefficients"][number]])
        for number, coefficient in enumerate(expected[member])]) for member in rules])


GROUPS = {
    "score.ratio": each_by_its_method(ratio),
    "score.interval": each_by_its_method(interval),
    "score.efficacy": each_by_its_method(efficacy),
    "score.growth": each_by_its_method(
        growth, lambda row: {"now": row["now"], "last": row["last"]}, weight="10"),
    "score.deduction": deduction,
    "score.addsub": steps,
    "score.ladder": ladder,
    "score.ladder.rightclosed": ladder,
    "score.range_optimal": optimal_range,
    "score.missing_policy": missing_policy,
    "score.veto": veto,
    "grade.cuts": grade_cuts,
    "grade.rank": ranks,
    "grade.forced": top_quota,
    "panel.trimmed": panel,
    "workflow.cycle": workflow,
    "cascade.weights": cascade,
    "pay.pool.two_level": two_levels,
    "pay.pointvalue": point_value,
    "pay.kpi_coefficient": coefficients,
}
