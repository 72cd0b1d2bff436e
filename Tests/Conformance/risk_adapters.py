"""Risk tables: how those cases are put to `safety.risk`, `hazard.rules` and `incident.rules`.

A table is compared row by row: every combination of the published values is assessed, and its
level, score and words are what the table prints.
"""

from comparison import Call, Plan, Same
from numerals import move_point

EDGES = {"ge": "inclusive", "gt": "exclusive"}


def named(factors, values):
    return dict(zip(factors, values))


def run(method, rows, compare, **settings):
    """One call that assesses the rows, each a dict of values by factor."""
    return Call("safety.risk", {"method": method, **settings, "risks": [
        {"risk": str(place), "values": values} for place, values in enumerate(rows)]}, compare)


def column(name, table="risks"):
    return lambda result: [row[name] for row in result[table]]


def names(factor):
    return lambda result: [row["meaning"] for row in result["factors"] if row["factor"] == factor]


def values(factor):
    return lambda result: [row["value"] for row in result["factors"] if row["factor"] == factor]


def text(number):
    return None if number is None else str(number)


# Methods ----------------------------------------------------------------------------------------

def lec(case):
    """All 252 products under both edges, the tables and the bands."""
    rows = case["enumeration"]
    given = [named("LEC", row[:3]) for row in rows]
    calls = [run("LEC", given, [
        Same(f"enumeration {edge}", [row[4 + place] for row in rows], column("level")),
        Same(f"enumeration score {edge}", [row[3] for row in rows], hundredths),
    ], edge=name) for place, (edge, name) in enumerate(EDGES.items())]
    compare = []
    for factor in "LEC":
        compare += [Same(f"{factor} values", [row["v"] for row in case[factor]], values(factor)),
                    Same(f"{factor} names", [row["zh"] for row in case[factor]], names(factor))]
    for member, name in {"level": "level", "zh": "name", "d_min": "from", "action": "action",
                         "colour4": "colour"}.items():
        compare.append(Same(f"bands {member}", [band.get(member) for band in case["bands"]],
                            column(name, "levels")))
    calls.append(run("LEC", [], compare))
    differing = case["boundary_policy"]["differs_on"]
    given = [named("LEC", (row["L"], row["E"], row["C"])) for row in differing]
    calls += [run("LEC", given, [Same(f"boundary_policy {edge}", [row[edge] for row in differing],
                                      column("level"))], edge=name)
              for edge, name in EDGES.items()]
    return Plan(calls, {
        "formula": "words", "note": "words", "enumeration_columns": "names of columns",
        "float_trap": "a property of binary64, which the library does not use"})


def hundredths(result):
    """Scores with the point moved by two places."""
    return [moved(row["score"]) for row in result["risks"]]


def moved(score):
    whole, _, digits = score.partition(".")
    return int(whole + digits.ljust(2, "0"))


def matrix(case):
    """Every product of both factors in its band, under each variant."""
    pairs = [(likely["v"], severe["v"]) for likely in case["L"] for severe in case["S"]]
    given = [named("LS", map(text, pair)) for pair in pairs]
    calls = []
    for variant in case["variants"]:
        bands = variant["bands"]
        calls.append(run(variant["code"], given, [
            Same("products", case["products"],
                 lambda result: sorted({int(row["score"]) for row in result["risks"]})),
            Same("variants bands", [], lambda result, bands=bands: misplaced(result, bands)),
            Same("variants levels", [band["level"] for band in bands], column("name", "levels")),
            Same("L names", [row["zh"] for row in case["L"]], names("L")),
            Same("S names", [row["zh"] for row in case["S"]], names("S"))]))
    return Plan(calls, {"formula": "words", "note": "words"})


def misplaced(result, bands):
    """Scores whose level is not the one of their band."""
    level_names = {row["level"]: row["name"] for row in result["levels"]}
    wrong = []
    for row in result["risks"]:
        band = next(band for band in bands if band["min"] <= int(row["score"]) <= band["max"])
        if (level_names[row["level"]], row["colour"]) != (band["level"], band.get("colour")):
            wrong.append(row["score"])
    return wrong


def severity(case):
    """Both grids cell by cell, each in its own direction."""
    calls = []
    for table, code in {"nsw": "SAC-NSW", "va": "SAC-VA"}.items():
        grid = case[table]["grid"]
        cells = [(row, place) for row in range(len(grid)) for place in range(len(grid[row]))]
        needing = {"nsw": {"1", "2"}, "va": {"3"}}[table]
        calls.append(run(
            code, [{"F": str(row + 1), "S": str(place + 1)} for row, place in cells], [
                Same(f"{table} grid", [str(grid[row][place]) for row, place in cells],
                     column("level")),
                Same(f"{table} frequency", case[table]["frequency"], names("F")),
                Same(f"{table} severity", case[table]["severity"], names("S")),
                Same(f"{table} rule", [int(str(grid[row][place]) in needing)
                                       for row, place in cells], column("acts"))]))
    return Plan(calls)


def failure_modes(case):
    """The range of the priority number, its ties, and the products of HFMEA."""
    ten = range(1, 11)
    triples = [(severe, often, seen) for severe in ten for often in ten for seen in ten]
    low, high = case["rpn"]["range"]
    calls = [
        run("RPN", [named("SOD", map(str, triple)) for triple in triples], [
            Same("rpn range", [low, high], lambda result: [
                pick(int(row["score"]) for row in result["risks"]) for pick in (min, max)]),
            Same("rpn distinct", case["rpn"]["distinct_values"],
                 lambda result: len({row["score"] for row in result["risks"]})),
            Same("rpn severity", [1] * 200, lambda result: [
                row["acts"] for row in result["risks"]][800:])]),
        # Ties by S, then O, then D: three orders of 3, 4 and 5.
        run("RPN", [named("SOD", order) for order in (("3", "5", "4"), ("5", "3", "4"),
                                                      ("5", "4", "3"))],
            [Same("rpn ties", [3, 2, 1], column("turn"))]),
    ]
    four = [(severe, likely) for severe in range(1, 5) for likely in range(1, 5)]
    calls.append(run("HFMEA", [named("SP", map(str, pair)) for pair in four], [
        Same("hfmea action", [int(severe * likely >= 8) for severe, likely in four],
             column("acts")),
        Same("hfmea severity", case["hfmea"]["severity"], names("S")),
        Same("hfmea probability", case["hfmea"]["probability"], names("P"))]))
    return Plan(calls)


# Incidents --------------------------------------------------------------------------------------

def accident(case):
    """Each bound by itself, what special equipment adds, and the tables."""
    grades, least = case["grades"], {"deaths_min": "deaths", "serious_min": "serious_injuries"}
    rows, expected = [], []
    for grade in grades:
        rows += [{name: grade[member]} for member, name in least.items()]
        rows.append({"loss": move_point(grade["loss_fen_min"], -2)})
        expected += [grade["zh"]] * 3
    special = case["special_equipment"]["extra"]
    harms = [{"trapped_minutes": 120}, {"pressure_explosion": True}, {"loss": "10000"}]
    return Plan([
        graded(rows, "grades bounds", expected),
        graded([{**harm, "special_equipment": True} for harm in harms], "special_equipment",
               [extra["zh"] for extra in special]),
        Call("incident.rules", {}, [
            Same("grades names", [grade["zh"] for grade in grades], column("name", "grades")),
            Same("adverse_event_levels", [(level["code"], level["zh"])
                                          for level in case["adverse_event_levels"]],
                 lambda result: [(row["code"], row["name"]) for row in result["levels"]])]),
    ], {"source": "words", "rule": "words", "harm_index_A_I": "words, no rule of a calculation"})


def graded(rows, label, expected):
    accidents = [{"accident": str(place), **row} for place, row in enumerate(rows)]
    return Call("incident.grade", {"accidents": accidents},
                [Same(label, expected, column("name", "accidents"))])


# Hazards ----------------------------------------------------------------------------------------

FINES = {"fine_fen": "fine", "escalated_fen": "escalated", "persons_fen": "persons"}


def hazard(case):
    """The grades with their days, the labels, the parts of a plan and the penalties."""
    grades, laws = case["subgrades_common"], case["penalties"]
    compare = [
        Same("subgrades_common", [(grade["code"], grade["days"]) for grade in grades],
             lambda result: [(row["code"], row["days"]) for row in result["grades"]]),
        Same("grades", [int(grade["code"] == "M") for grade in grades],
             column("major", "grades")),
        Same("five_fix", case["five_fix"], column("name", "labels")),
        Same("major_plan_items", case["major_plan_items"], column("name", "parts")),
        Same("penalties for", [law["for"] for law in laws], column("offence", "penalties")),
    ]
    for member, name in FINES.items():
        compare.append(Same(
            f"penalties {member}", [law.get(member, [None, None]) for law in laws],
            lambda result, name=name: [[row[f"{name}_least_fen"], row[f"{name}_most_fen"]]
                                       for row in result["penalties"]]))
    reports = [
        Call("incident.rules", {}, [
            Same("major_report", case["major_report"]["when"],
                 lambda result: {"soon": "及时"}[duty(result, "major_hazard", "first")]),
            Same("statistics_report", ["q15", "y31"], lambda result: [
                duty(result, "hazard_statistics", occasion) for occasion in ("quarter", "year")]),
        ])]
    return Plan([Call("hazard.rules", {}, compare)] + reports, {"five_fix_note": "words"})


def duty(result, event, occasion):
    return next(row["limit"] for row in result["duties"]
                if (row["event"], row["occasion"]) == (event, occasion))


GROUPS = {
    "safety risk.hazard": hazard, "safety risk.accident": accident, "safety risk.lec": lec, "safety risk.ls5": matrix, "safety risk.sac": severity,
    "safety risk.fmea": failure_modes,
}
