"""Evaluation of alternatives: how those cases are put to the library.

The rules of adapters.py hold here, too: an adapter splits a case into calls and renames members; it
calculates nothing. Statistics are compared within the tolerance of the case, ranks exactly.
"""

from comparison import Call, Number, Plan, Same, Unlike
from numerals import decimals

DIRECTIONS = {1: "high", -1: "low"}
YEARS = [1994, 1995, 1996, 1997, 1998]
"""The rows of the children's hospital; some of its cases leave the labels out."""


def matrix(inputs):
    """The matrix with its criteria; columns without a name are numbered."""
    rows = [decimals(row) for row in inputs["matrix"]]
    directions = inputs.get("directions", [1] * len(rows[0]))
    names = inputs.get("criteria", range(1, len(directions) + 1))
    arguments = {"matrix": rows,
                 "criteria": [{"id": str(name), "direction": DIRECTIONS[direction]}
                              for name, direction in zip(names, directions, strict=True)]}
    weights = inputs.get("weights", "equal")
    return arguments if weights == "equal" else {**arguments, "weights": decimals(weights)}


def each(label, expected, member, tolerance):
    """Every statistic of a list."""
    return [Number(f"{label} {place + 1}", value,
                   lambda result, place=place: [result[member][place]], tolerance)
            for place, value in enumerate(expected)]


def same(label, expected, member):
    return Same(label, expected, lambda result: result[member])


WARNINGS = {"ZERO_COLUMN": "evaluation_zero_column",
            "CONSTANT_COLUMN": "evaluation_constant_column"}


def warning(expected):
    """The warning of a case is a finding by name."""
    return [Same("warning", [WARNINGS[expected["warning"]]], lambda result: [
        finding["name"] for finding in result["findings"]])] if "warning" in expected else []


# TOPSIS -----------------------------------------------------------------------------------------

WEIGHTING = {"reciprocal": "none", "max_minus": "none"}
"""Where the weights of a case stand that does not say it: its distances are without weights when
low criteria are turned first, and with them in the matrix otherwise."""


def topsis(case):
    inputs, expected, tolerance = case["inputs"], case["expected"], case["tolerance"]
    positivise = inputs.get("positivise", "direction")
    arguments = {**matrix(inputs), "positivise": positivise, "normalise": inputs["normalise"],
                 "weighting": inputs.get("weight_mode", WEIGHTING.get(positivise, "matrix"))}
    compare = warning(expected)
    for member, name in {"d_plus": "best", "d_minus": "worst", "closeness": "closeness",
                         "closeness_must_equal": "closeness"}.items():
        compare += each(member, expected.get(member, []), name, tolerance)
    if "rank" in expected:
        compare.append(same("rank", expected["rank"], "ranks"))
    if "closeness_must_not_equal" in expected:
        compare.append(Unlike("closeness_must_not_equal", expected["closeness_must_not_equal"],
                              lambda result: result["closeness"], tolerance))
    if "best_year" in expected:
        compare += [Same("best_year", [expected["best_year"]], first_years),
                    Unlike("wrong_best_year", [expected["wrong_best_year"]], first_years)]
    return Plan([Call("evaluate.topsis", arguments, compare)])


def first_years(result):
    return [year for year, rank in zip(YEARS, result["ranks"], strict=True) if rank == 1]


# Weights ----------------------------------------------------------------------------------------

def entropy(case):
    inputs, expected, tolerance = case["inputs"], case["expected"], case["tolerance"]
    arguments = {**matrix(inputs), "share": inputs["share"], "score": "score" in inputs}
    compare = warning(expected)
    for member, name in {"entropy": "entropies", "weights": "weights", "score": "scores",
                         "weights_must_equal": "weights"}.items():
        compare += each(member, expected.get(member, []), name, tolerance)
    if "rank" in expected:
        compare.append(same("rank", expected["rank"], "ranks"))
    if "weights_must_not_equal" in expected:
        compare.append(Unlike("weights_must_not_equal", expected["weights_must_not_equal"],
                              lambda result: result["weights"], tolerance))
    return Plan([Call("evaluate.entropy", arguments, compare)])


def critic(case):
    return Plan([Call("evaluate.critic", matrix(case["inputs"]), each(
        "weights", case["expected"]["weights"], "weights", case["tolerance"]))])


def pairwise(case):
    inputs, expected, tolerance = case["inputs"], case["expected"], case["tolerance"]
    compare = each("weights", expected["weights"], "weights", tolerance)
    compare += [Number(member, expected[member], lambda result, member=member: [result[member]],
                       tolerance) for member in ("lambda_max", "ci", "cr") if member in expected]
    compare.append(same("acceptable", expected["acceptable"], "acceptable"))
    return Plan([Call("evaluate.ahp", {"matrix": inputs["matrix"], "table": inputs["ri"]},
                      compare)])


# Rank-sum ratio, grey relation, composite index -------------------------------------------------

GROUP_MEMBERS = {"rsr": "rsr", "f": "count", "mean_rank": "mean_rank", "p": "p",
                 "probit": "probit"}


def rank_sum_ratio(case):
    inputs, expected, tolerance = case["inputs"], case["expected"], case["tolerance"]
    arguments = {**matrix(inputs), "ranks": inputs["ranks"], "bands": [3, 4, 5],
                 "alternatives": inputs["labels"]}
    compare = each("rsr", expected["rsr"], "rsr", tolerance)
    for row, ranks in enumerate(expected["ranks"]):
        compare += [Number(f"ranks {row + 1} {column + 1}", rank, lambda result, row=row,
                           column=column: [result["ranks"][row][column]])
                    for column, rank in enumerate(ranks)]
    compare.append(Same("distribution length", len(expected["distribution"]),
                        lambda result: len(result["groups"])))
    for place, group in enumerate(expected["distribution"]):
        compare += [Number(f"distribution {place + 1} {member}", value, lambda result, place=place,
                           name=GROUP_MEMBERS[member]: [result["groups"][place][name]], tolerance)
                    for member, value in group.items()]
    compare += [Number(f"regression {member}", value, lambda result, member=member: [
        result["regression"][member]], tolerance)
        for member, value in expected["regression"].items()]
    compare += [Same(f"level{bands}", expected[f"level{bands}"], lambda result, bands=bands:
                     result["levels"][str(bands)]) for bands in (3, 4, 5)]
    return Plan([Call("evaluate.rsr", arguments, compare)])


def probit_cuts(case):
    """The cuts do not depend on a matrix, so two alternatives do."""
    arguments = {"matrix": [["1"], ["2"]], "ranks": "average", "bands": case["inputs"]["k"]}
    return Plan([Call("evaluate.rsr", arguments, [
        Number(f"cuts {bands} {place + 1}", cut, lambda result, bands=bands, place=place: [
            result["cuts"][bands][place]])
        for bands, cuts in case["expected"]["cuts"].items() for place, cut in enumerate(cuts)])])


def grey(case):
    inputs, expected = case["inputs"], case["expected"]
    arguments = {**matrix(inputs), "normalise": inputs["normalise"], "rho": str(inputs["rho"])}
    return Plan([Call("evaluate.grey", arguments, [
        *each("grade", expected["grade"], "grades", case["tolerance"]),
        same("rank", expected["rank"], "ranks")])])


def composite(case):
    """The names of the criteria stand in the classes, in the order of the columns."""
    inputs, expected, tolerance = case["inputs"], case["expected"], case["tolerance"]
    names = [name for members in inputs["classes"] for name in members]
    arguments = {**matrix({**inputs, "criteria": names}),
                 "reference": decimals(inputs["reference"]), "classes": inputs["classes"]}
    compare = []
    for row, indices in enumerate(expected["index"]):
        compare += [Number(f"index {row + 1} {column + 1}", index, lambda result, row=row,
                           column=column: [result["indices"][row][column]], tolerance)
                    for column, index in enumerate(indices)]
    compare += each("product_sum", expected["product_sum"], "product_sums", tolerance)
    compare += each("weighted_mean", expected["weighted_mean"], "weighted_means", tolerance)
    compare += [same("rank_product_sum", expected["rank_product_sum"], "product_ranks"),
                same("rank_weighted_mean", expected["rank_weighted_mean"], "mean_ranks")]
    return Plan([Call("evaluate.composite", arguments, compare)])


GROUPS = {
    **{f"mcdm.topsis.{name}": topsis for name in (
        "children.reciprocal", "children.max_minus", "children.direction", "children.minmax",
        "children.bugprobe", "tzeng2011", "hodgett", "opricovic2004", "edge.zero_column")},
    **{f"mcdm.entropy.{name}": entropy for name in (
        "nursing11", "nursing11.bugprobe", "xu2004", "zavadskas2016",
        "edge.zero_and_constant")},
    "mcdm.critic.tus2019": critic,
    **{f"mcdm.ahp.{name}": pairwise for name in (
        "river4", "tour5", "drinks7", "inconsistent", "edge.n2")},
    **{f"mcdm.rsr.{name}": rank_sum_ratio for name in ("maternal10", "mathmodels3", "toptie")},
    "mcdm.rsr.cuts": probit_cuts,
    "mcdm.gra.small": grey,
    "mcdm.composite.children": composite,
}
