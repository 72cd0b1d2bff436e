"""Formulas of indicators: how those cases are put to the library.

The rules of adapters.py hold here, too: an adapter splits a case into calls and renames members; it
calculates nothing. What results-based financing pays is written as formulas, which the library
computes.
"""

from comparison import Call, Number, Plan, Same


def items(*codes):
    return [{"code": code} for code in codes]


def formulas(texts, digits=None):
    return [{"code": code, "text": text, "digits": (digits or {}).get(code)}
            for code, text in texts.items()]


def values(formula, department=None):
    """Picks the values of a formula, of all units or of one."""
    return lambda result: [row["value"] for row in result["values"] if row["formula"] == formula
                           and department in (None, row["department"])]


def expressions(case):
    """Claims are printed as words."""
    inputs, expected = case["inputs"], case["expected"]
    texts = {f"f{place:02}": text for place, text in enumerate(inputs["exprs"])}
    facts = [{"item": code, "value": value} for code, value in inputs["vars"].items()]
    words = ["true" if value is True else value for value in expected["values"]]
    return Plan([Call("formula.evaluate", {
        "items": items(*inputs["vars"]), "formulas": formulas(texts), "facts": facts},
        [Same("values", words, lambda result: [row["value"] for row in result["values"]])])])


def periods(case):
    """Growth is printed with six decimals."""
    inputs, expected = case["inputs"], case["expected"]
    texts = {f"f{place}": text for place, text in enumerate(inputs["exprs"])}
    digits = {code: 6 for code, text in texts.items() if text.startswith("growth")}
    facts = [{"item": "x", "month": month, "value": value}
             for month, value in inputs["series"].items()]
    return Plan([Call("formula.evaluate", {
        "items": items("x"), "formulas": formulas(texts, digits), "facts": facts, "at": [month]},
        [Same(f"values {month}", row,
              lambda result: [line["value"] for line in result["values"]])])
        for month, row in zip(inputs["at"], expected["values"], strict=True)])


def rollup(case):
    expected = case["expected"]
    children = [f"D{place}" for place, _ in enumerate(case["inputs"]["children"])]
    facts = [{"item": item, "department": code, "value": None if child[item] is None
              else str(child[item])}
             for code, child in zip(children, case["inputs"]["children"]) for item in child]
    texts = {"ratio": "ratio(num,den)*100", "mean": "rollup(num/den,avg)*100"}
    return Plan([Call("formula.evaluate", {
        "items": items("num", "den"), "formulas": formulas(texts, {"ratio": 2, "mean": 2}),
        "departments": [{"code": "H"}] + [{"code": code, "parent": "H"} for code in children],
        "facts": facts}, [
            Same("ratio_of_sums", [expected["ratio_of_sums"]], values("ratio", "H")),
            Same("mean_of_ratios_wrong", [expected["mean_of_ratios_wrong"]],
                 values("mean", "H"))])],
        not_compared={"policy": "a sentence; the ratio of sums follows it"})


def financing(case):
    """Activities are units below the facility, which has the quality."""
    inputs, expected = case["inputs"], case["expected"]
    facts = [{"item": "points", "department": "F", "value": str(inputs["quality"]["points"])},
             {"item": "max", "department": "F", "value": str(inputs["quality"]["max"])},
             {"item": "tolerance", "department": "F", "value": str(inputs["tolerance_pct"])}]
    codes = [f"A{place}" for place, _ in enumerate(inputs["activities"])]
    facts += [{"item": item, "department": code, "value": str(value)}
              for code, activity in zip(codes, inputs["activities"])
              for item, value in activity.items()]
    texts = {
        "quantity": "if(div(abs(claimed-verified),verified)*100<=parent(tolerance),verified,0)",
        "amount": "quantity*tariff",
        "quality": "points/max*100",
        "bonus": "if(quality>50,0.35*quality/100*rollup(amount,sum),0)",
        "payment": "rollup(amount,sum)+bonus",
    }
    return Plan([Call("formula.evaluate", {
        "items": items("claimed", "verified", "tariff", "points", "max", "tolerance"),
        "formulas": formulas(texts, {"quality": 2, "bonus": 2, "payment": 2}),
        "departments": [{"code": "F"}] + [{"code": code, "parent": "F"} for code in codes],
        "facts": facts}, [
            Same("payable_quantity", [str(value) for value in expected["payable_quantity"]],
                 lambda result: values("quantity")(result)[1:]),
            Same("amount", [str(value) for value in expected["amount"]],
                 lambda result: values("amount")(result)[1:]),
            Same("quality_score", [expected["quality_score"]], values("quality", "F")),
            Same("bonus", [expected["bonus"]], values("bonus", "F")),
            Same("payment", [expected["payment"]], values("payment", "F"))])])


def weighting(case):
    """The published numbers have twelve decimals."""
    inputs, expected, tolerance = case["inputs"], case["expected"], case["tolerance"]
    codes = [f"A{place}" for place, _ in enumerate(inputs["points"])]
    facts = [{"item": item, "department": code, "value": str(value)}
             for item in ("points", "weights") for code, value in zip(codes, inputs[item])]
    texts = {"relative": "weights/parent(rollup(weights,sum))", "actual": "points*relative",
             "score": "rollup(actual,sum)"}
    each = [Number(f"{member} {place + 1}", value,
                   lambda result, member=member, code=codes[place]: values(member, code)(result),
                   tolerance)
            for member in ("relative", "actual")
            for place, value in enumerate(expected[member])]
    return Plan([Call("formula.evaluate", {
        "items": items("points", "weights"), "formulas": formulas(texts),
        "departments": [{"code": "F"}] + [{"code": code, "parent": "F"} for code in codes],
        "facts": facts},
        each + [Number("score", expected["score"], values("score", "F"), tolerance)])])


FILING_ITEMS = {
    "outpatient": ["门诊患者人次"], "discharges": ["同期出院人次", "同期出院总人次"],
    "day_surgery": ["日间手术台次"], "elective": ["同期出院患者择期手术总台次"],
    "surgery": ["出院患者手术台次", "同期出院患者手术台次"],
    "minimally_invasive": ["出院患者微创手术台次"], "level4": ["出院患者四级手术台次"],
    "refer_down_op": ["门急诊下转患者人次"], "refer_down_ip": ["住院下转患者人次"],
}
"""The names of the filing items in the national list; one number may stand in two places."""


def national(case):
    inputs, expected = case["inputs"], case["expected"]
    facts = {name: str(inputs[code]) for code, names in FILING_ITEMS.items() for name in names}

    def value(number):
        return lambda result: [row["value"] for row in result["values"] if row["number"] == number]
    return Plan([Call("indicator.evaluate", {"edition": "tertiary", "facts": facts}, [
        Same(member, [text], value(member.removeprefix("i")))
        for member, text in expected.items()])])


GROUPS = {
    "kpi.guokao": national,
    "lang.eval": expressions,
    "lang.period": periods,
    "lang.rollup": rollup,
    "rbf.orbf": financing,
    "rbf.weighting": weighting,
}
