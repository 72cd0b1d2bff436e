"""How the published cases are put to the library: one function per case group.

An adapter splits a case into calls, renames and rescales members, and names the expected members
that are compared. It calculates nothing: a decimal point may move, numbers are never combined.
Expected members that are not compared stand in `not_compared` with the reason; the runner fails a
case with a member that is neither.

Exact values are compared with unit 0.000001 within the tolerance of the case, so that rounding to
the fen cannot hide behind a tolerance. Amounts in millions become yuan first. Values that the case
states in fen (`policy_LR_fen`) are compared exactly with the default rounding.

A case whose shares do not total 1 has no answer: part of the cost would disappear. The library must
refuse it by name, and that refusal is what is asked, so such a case counts as passed when it is
refused with the right error and is printed as `rejected` with the reason.
"""

import appraisal_adapters
import calendar_adapters
import desk_adapters
import evaluation_adapters
import formula_adapters
import risk_adapters
import safety_adapters
import unit_cost_adapters
from comparison import Call, Number, Plan, Refusal, Same
from numerals import decimals, move_point

EXACT = {"unit": "0.000001", "residual": "largest_remainder",
         "multiplier_digits": None, "negative_pool": "mirror"}
SHARES_NOT_ONE = "shares_not_one"
DRIVER_TOTAL_ZERO = "driver_total_zero"
WEIGHT_TOTAL_ZERO = "weight_total_zero"


# Allocation -------------------------------------------------------------------------------------

METHODS = {"direct": "direct", "step_down": "step_down", "three_stage_step_down": "three_stage"}


def allocation(case):
    """Direct, step-down and three-stage allocation through `cost.allocate`."""
    places = 6 if in_millions(case) else 0
    exact, fen = [], []
    not_compared = {}
    for member, expected in case["expected"].items():
        if member == "policy_LR_fen":
            fen += policy_in_fen(case, expected)
        elif member == "published_2dp_with_rounded_rates":
            not_compared[member] = "the source rounds every rate to whole percent before using it"
        else:
            exact += ALLOCATION_MEMBERS[member](case, member, expected, places)
    calls = [Call("cost.allocate", allocation_arguments(case, places, EXACT), exact)]
    if fen:
        calls.append(Call("cost.allocate", allocation_arguments(case, places, None), fen))
    return Plan(calls, not_compared)


def in_millions(case):
    """The unit of the amounts; one case names it only in its note."""
    return "million" in case["inputs"]["unit"] or "Unit: million" in case["note"]


def allocation_arguments(case, places, rounding):
    """The arguments of `cost.allocate`; without a rounding member its defaults apply."""
    inputs = case["inputs"]
    departments = [
        {**{key: department[key] for key in ("id", "name", "class") if key in department},
         "direct": {c: move_point(text, places) for c, text in department["direct"].items()}}
        for department in inputs["departments"]]
    arguments = {"categories": inputs["categories"], "departments": departments,
                 "drivers": inputs["drivers"], "steps": inputs["steps"],
                 "method": METHODS[case["method"].split(" ")[0]]}
    return {**arguments, "rounding": rounding} if rounding else arguments


def final_of(department, category=None):
    """Picks the final cost of a department: one category, or all of them for a printed total."""
    def pick(result):
        amounts = result["final"].get(department, {})
        return list(amounts.values()) if category is None else \
            [amounts[category]] if category in amounts else []
    return pick


def total_after(result):
    return [result["total_after"]]


def received(receiver, sources):
    """Picks the lines by which a department received from these sources."""
    return lambda result: [line["amount"] for line in result["lines"]
                           if line["receiver"] == receiver and line["source"] in sources]


def final_totals(case, member, expected, places):
    """Final cost per department; no other department may still hold cost."""
    tolerance = move_point(case["tolerance"][member], places)
    return [Number(f"{member} {department}", move_point(amount, places), final_of(department),
                   tolerance) for department, amount in expected.items()] + [
        Same(f"{member} departments", sorted(expected), lambda result: sorted(result["final"]))]


def final_categories(case, member, expected, places):
    tolerance = move_point(case["tolerance"][member], places)
    return [Number(f"{member} {department} {category}", move_point(amount, places),
                   final_of(department, category), tolerance)
            for department, amounts in expected.items() for category, amount in amounts.items()]


def stage_received(case, member, expected, places):
    """What each department received in a stage: from the sources that the case closes in it."""
    stage = int(member[len("stage")])
    sources = {source for step in case["inputs"]["steps"] if step["stage"] == stage
               for source in step["sources"]}
    tolerance = move_point(case["tolerance"]["stage_received"], places)
    return [Number(f"{member} {department}", move_point(amount, places),
                   received(department, sources), tolerance)
            for department, amount in expected.items()]


def whole(case, member, expected, places):
    """The total of the hospital, exactly: before and after."""
    return [Number(f"{member} {side}", move_point(expected, places),
                   lambda result, side=side: [result[side]])
            for side in ("total_before", "total_after")]


def nothing_left(case, member, expected, places):
    """A published balance of 0 in closed departments: the library lists none that holds cost."""
    return [Same(member, {} if expected == 0 else expected,
                 lambda result: result["left_in_source"])]


def arrows(case, member, expected, places):
    """Single allocations, published as `source->receiver`."""
    tolerance = move_point(case["tolerance"][member], places)
    return [Number(f"{member} {arrow}", move_point(amount, places),
                   received(arrow.split("->")[1], {arrow.split("->")[0]}), tolerance)
            for arrow, amount in expected.items()]


def dollar_table(case, member, expected, places):
    """A printed table of whole dollars: lines by source, then totals by department."""
    tolerance = case["tolerance"]["published"]
    compared = []
    for row, amounts in expected.items():
        for column, amount in amounts.items():
            if row != "totals":
                pick = received(column, {row.removesuffix("->")})
            elif column == "all":
                pick = total_after
            else:
                pick = final_of(column)
            compared.append(Number(f"{member} {row} {column}", amount, pick, tolerance))
    return compared


def first_multiplier(case, member, expected, places):
    """The cost per unit of the driver of the first source, exactly."""
    source = case["inputs"]["steps"][0]["sources"][0]
    return [Number(member, expected, lambda result: [
        line["multiplier"] for line in result["multipliers"] if line["source"] == source])]


ALLOCATION_MEMBERS = {
    "final": final_totals, "final_exact": final_totals, "final_total": final_totals,
    "final_by_category": final_categories,
    "stage1_received": stage_received, "stage2_received": stage_received,
    "stage3_received": stage_received,
    "total": whole, "hospital_total": whole,
    "non_clinical_balance": nothing_left,
    "published": arrows, "allocations_exact": arrows,
    "published_rounded_to_dollar": dollar_table,
    "housekeeping_rate_per_sqft": first_multiplier,
}


def policy_in_fen(case, expected):
    """The result to the fen with the default rounding, exactly."""
    compared = [Number("policy_LR_fen sum_fen", move_point(expected["sum_fen"], -2),
                       total_after)]
    for department, fen in expected["final_total_fen"].items():
        compared.append(Number(f"policy_LR_fen total {department}", move_point(fen, -2),
                               final_of(department)))
    for department, amounts in expected["final_by_category_fen"].items():
        compared += [Number(f"policy_LR_fen {department} {category}", move_point(fen, -2),
                            final_of(department, category)) for category, fen in amounts.items()]
    return compared


def reciprocal(case):
    """Services between sources, solved together; shares that do not total 1 must be refused."""
    inputs, expected = case["inputs"], case["expected"]
    services, operating = inputs["service_departments"], inputs["operating_departments"]
    arguments = {
        "categories": ["cost"],
        "departments": [{"id": department, "name": department, "direct": {"cost": amount}}
                        for department, amount in inputs["direct"].items()],
        "shares": inputs["shares"], "method": "reciprocal", "rounding": EXACT}
    if not operating:
        reason = "no department receives the rest, so the shares of each source total less than 1"
        return Plan([Refusal("refused", "cost.allocate", arguments, SHARES_NOT_ONE,
                             tuple(services[:1]))],
                    dict.fromkeys(expected, "the library refuses the case"), rejected=reason)
    tolerance = case["tolerance"]

    def gross(department):
        return lambda result: [result["reciprocated"][department]["cost"]]
    compared = [Number(f"published {d}", amount, gross(d), tolerance["published"])
                for d, amount in expected["published"].items()]
    compared += [Number(f"reciprocated_cost {d}", amount, gross(d), tolerance["final"])
                 for d, amount in expected["reciprocated_cost"].items()]
    compared += final_totals(case, "final", expected["final"], 0)
    compared += whole(case, "total_final", expected["total_final"], 0)
    return Plan([Call("cost.allocate", arguments, compared)])


# Splitting --------------------------------------------------------------------------------------

def split_arguments(total, weights, residual="largest_remainder"):
    return {"total": total, "weights": decimals(weights), "residual": residual}


def splitting(case):
    """A split by position through `money.apportion`: shares text for text, and their total."""
    inputs, expected = case["inputs"], case["expected"]
    residuals = {"largest_remainder": "largest_remainder", "residual_to_last": "last"}
    calls = []
    for member, residual in residuals.items():
        if member in expected:
            calls.append(Call(
                "money.apportion", split_arguments(inputs["total"], inputs["weights"], residual),
                [Same(member, expected[member], lambda result: result["shares"]),
                 Number("sum", expected["sum"], lambda result: result["shares"]),
                 Same("sum total", expected["sum"], lambda result: result["total"])]))
    not_compared = {"odoo_before_fix_printed": "the wrong answer of another system"} \
        if "odoo_before_fix_printed" in expected else {}
    return Plan(calls, not_compared)


def splitting_by_nothing(case):
    """An amount and drivers that total zero: an error with the amount left, at both doors.

    A split has weights and an allocation has drivers, so the two doors name the error differently.
    """
    total, weights = case["inputs"]["total"], case["inputs"]["weights"]
    receivers = [f"receiver-{number}" for number in range(1, len(weights) + 1)]
    allocation = {
        "categories": ["cost"],
        "departments": [{"id": "source", "name": "source", "direct": {"cost": total}}] + [
            {"id": receiver, "name": receiver, "direct": {"cost": "0"}} for receiver in receivers],
        "drivers": {"driver": dict(zip(receivers, weights))},
        "steps": [{"sources": ["source"], "receivers": receivers, "driver": "driver"}],
        "method": "step_down"}
    return Plan([
        Refusal("error of cost.allocate", "cost.allocate", allocation,
                case["expected"]["error"], (total, "source")),
        Refusal("error of money.apportion", "money.apportion", split_arguments(total, weights),
                WEIGHT_TOTAL_ZERO, (total,))])


def pay_split(case):
    """Largest remainders of a pool in fen through `money.apportion`."""
    calls = []
    for number, (split, expected) in enumerate(
            zip(case["inputs"]["cases"], case["expected"]["results"], strict=True), 1):
        arguments = split_arguments(move_point(split["pool"], -2), split["weights"])
        label = f"results {number}"
        if expected == "ERROR_ZERO_WEIGHT":
            calls.append(Refusal(label, "money.apportion", arguments, WEIGHT_TOTAL_ZERO,
                                 (arguments["total"],)))
        else:
            shares = [move_point(fen, -2) for fen in expected]
            calls.append(Call("money.apportion", arguments,
                              [Same(label, shares, lambda result: result["shares"])]))
    return Plan(calls)


# Groups -----------------------------------------------------------------------------------------

GROUPS = {
    "cost direct": allocation,
    "cost step_down": allocation,
    "cost three_stage_step_down": allocation,
    "cost reciprocal": reciprocal,
    "cost equal split, exact to the cent": splitting,
    "cost split below one cent": splitting,
    "cost error handling": splitting_by_nothing,
    "pay.lr.basic": pay_split,
    **appraisal_adapters.GROUPS,
    **evaluation_adapters.GROUPS,
    **formula_adapters.GROUPS,
    **risk_adapters.GROUPS,
    **safety_adapters.GROUPS,
    **calendar_adapters.GROUPS,
    **desk_adapters.GROUPS,
    **unit_cost_adapters.GROUPS,
}
"""Group of a case → its adapter. A group that is not here is unsupported and fails."""


def plan(group, case):
    """The calls of a case; None if its group is not supported yet."""
    return GROUPS[group](case) if group in GROUPS else None
