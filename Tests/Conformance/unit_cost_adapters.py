"""Unit cost, break-even and depreciation: how those cases are put to the library.

The rules of adapters.py hold here, too: an adapter splits a case into calls and renames members; it
calculates nothing.
"""

from fractions import Fraction

from comparison import Call, Number, Plan, Same


def row(rows, code):
    """The row of a list with this id."""
    return next(item for item in rows if item["id"] == code)


def numbers(member, expected, pick, tolerance):
    """One number for each key of a member: `pick(result, key)`."""
    return [Number(f"{member} {key}", value, lambda result, key=key: [pick(result, key)],
                   tolerance) for key, value in expected.items()]


def number(label, expected, pick, tolerance=0):
    return Number(label, expected, lambda result: [pick(result)], tolerance)


# Items ------------------------------------------------------------------------------------------

def time_driven(case):
    inputs, expected, tolerance = case["inputs"], case["expected"], case["tolerance"]["all"]
    arguments = {"cost": inputs["period_cost"], "capacity": inputs["practical_capacity_minutes"],
                 "activities": [{"id": activity["name"], "minutes": activity["unit_minutes"],
                                 "volume": activity["volume"]}
                                for activity in inputs["activities"]]}

    def of_activity(member):
        """The total of the case stands beside the activities; the library calls it used."""
        return lambda result, key: result["used"][member] if key == "total" else \
            row(result["activities"], key)[member]
    compare = [number("rate_per_minute", expected["rate_per_minute"],
                      lambda result: result["rate_per_minute"], tolerance)]
    for member in ("unit_cost", "minutes", "cost"):
        compare += numbers(member, expected[member], of_activity(member), tolerance)
    compare += [
        number("used_share", expected["used_share"], lambda result: result["used"]["share"],
               tolerance),
        number("unused_minutes", expected["unused_minutes"],
               lambda result: result["unused"]["minutes"], tolerance),
        number("unused_cost", expected["unused_cost"],
               lambda result: result["unused"]["cost"], tolerance)]
    return Plan([Call("cost.time_driven", arguments, compare)])


def relative_value(case):
    inputs, expected, tolerance = case["inputs"], case["expected"], case["tolerance"]
    arguments = {"pool": inputs["pool"], "markup": str(inputs["target_margin_on_cost"]),
                 "items": [{"id": item["id"], "value": item["rvu"], "volume": item["volume"]}
                           for item in inputs["items"]]}

    def unit_cost(result, key):
        return row(result["items"], key)["unit_cost"]

    def price(result):
        return row(result["items"], "III")["price"]

    def rate(result):
        return result["cost_per_value"]
    published = dict(expected["published"])
    exact = tolerance["exact"]
    compare = [
        number("total_rvu", expected["total_rvu"], lambda result: result["total_value"]),
        number("cost_per_rvu", expected["cost_per_rvu"], rate, exact),
        *numbers("unit_cost", expected["unit_cost"], unit_cost, exact),
        number("price_III_15pct", expected["price_III_15pct"], price, exact),
        number("published cost_per_rvu", published.pop("cost_per_rvu"), rate,
               tolerance["published"]),
        number("published price_III", published.pop("price_III"), price, tolerance["published"]),
        *numbers("published", published, unit_cost, tolerance["published"]),
        # The note of the case: volume × unit cost must return the pool.
        Number("total_rvu pool", inputs["pool"],
               lambda result: [item["cost"] for item in result["items"]])]
    return Plan([Call("cost.rvu", arguments, compare)])


OWN_COSTS = ("materials", "risk_fund")
ROLES = {"doctor": ["doctor"], "nurse": ["nurse"], "technician": ["technician", "pharmacist"]}
LAYERS = {"direct": "direct", "business": "from_auxiliary", "full": "from_admin"}
"""Unit cost of the case → the layer of cost that it adds to the one before."""


def items_by_staff_time(case):
    """A call per department; what is not a role is spread over the minutes of all staff."""
    inputs, tolerance = case["inputs"], case["tolerance"]["abs"]
    calls = []
    for department, cost in inputs["departments"].items():
        pools = [{"id": pool, "driver": "staff_minutes", "roles": ROLES.get(pool)}
                 for pool in cost["direct"]]
        layers = [{"name": name, "amounts": {pool: str(amount)
                                             for pool, amount in cost[layer].items()}}
                  for name, layer in LAYERS.items()]
        items, compare = [], []
        for item in inputs["items"]:
            if item["dept"] != department:
                continue
            resources = inputs["item_resources"][item["item"]]
            items.append({
                "id": item["item"], "volume": item["annual_volume"],
                "minutes": resources["minutes"],
                "staff": {role: resources[role]
                          for role in ("doctor", "nurse", "technician", "pharmacist")},
                "own": {name: resources[name] for name in OWN_COSTS}})
            label = f"{department}/{item['item']}"
            compare += numbers(
                label, case["expected"][label],
                lambda result, key, code=item["item"]: row(result["items"], code)["unit_cost"][key],
                tolerance)
        calls.append(Call("cost.item", {"object": department, "pools": pools, "layers": layers,
                                        "items": items}, compare))
    return Plan(calls)


# Charges and cases ------------------------------------------------------------------------------

def charge_ratio(case):
    inputs = case["inputs"]
    area = {"id": "pharmacy", "charges": inputs["charges"], "ratio": inputs["rcc"]}
    return Plan([Call("cost.ratio", {"areas": [area]}, [
        number("cost", case["expected"]["cost"], lambda result: result["cost"],
               case["tolerance"]["abs"])])])


def cases_by_ratio(case):
    inputs, expected, tolerance = case["inputs"], case["expected"], case["tolerance"]["abs"]
    arguments = {
        "units": [{"id": unit, **figures} for unit, figures in inputs["service_units"].items()],
        "cases": [{"id": patient["id"], "group": patient["drg"], "charges": patient["income"],
                   "at_cost": {name: patient[name] for name in ("drug", "consumable")}}
                  for patient in inputs["patients"]]}

    def of(rows, member):
        return lambda result, key: row(result[rows], key)[member]
    members = {"ccr": of("units", "ratio"), "patient_cost": of("cases", "cost"),
               "drg_mean_cost": of("groups", "mean"), "drg_total_cost": of("groups", "total")}
    return Plan([Call("cost.case_by_ratio", arguments, [
        item for member, pick in members.items()
        for item in numbers(member, expected[member], pick, tolerance)])])


# Bed-days ---------------------------------------------------------------------------------------

def first_class(member):
    return lambda result: result["classes"][0][member]


def equivalent_beds(case):
    inputs, expected, tolerance = case["inputs"], case["expected"], case["tolerance"]["abs"]
    arguments = {
        "components": [{"id": "cost", "amount": inputs["annual_cost"]}],
        "classes": [{"id": bed["class"], "beds": bed["count"], "days": inputs["days"],
                     "weight": bed["weight"]} for bed in inputs["beds"]]}
    return Plan([Call("cost.bed_day", arguments, [
        number("equivalent_beds", expected["equivalent_beds"],
               lambda result: result["equivalent_beds"], tolerance),
        number("per_equivalent_bed_year", expected["per_equivalent_bed_year"],
               lambda result: result["cost_per_equivalent_bed"], tolerance),
        *numbers("per_day", expected["per_day"],
                 lambda result, key: row(result["classes"], key)["cost"], tolerance)])])


def patient_days(case):
    """Beds × days stand as a text; the printed fixed total rests on another amount than given."""
    inputs, expected, tolerance = case["inputs"], case["expected"], case["tolerance"]["abs"]
    stays = [stay.split("*") for stay in inputs["patient_days"].split("+")]
    arguments = {
        "components": [{"id": name, "amount": amount, "behaviour": behaviour}
                       for behaviour in ("variable", "fixed")
                       for name, amount in inputs[behaviour].items()],
        "classes": [{"id": f"stay {place}", "beds": beds, "days": days}
                    for place, (beds, days) in enumerate(stays, 1)],
        "markup": str(inputs["profit_on_cost"])}
    published = expected["published"]
    return Plan([Call("cost.bed_day", arguments, [
        number("patient_days", expected["patient_days"], lambda result: result["bed_days"]),
        number("variable_total", expected["variable_total"], lambda result: result["variable"]),
        number("published variable_total", published["variable_total"],
               lambda result: result["variable"]),
        number("fixed_total", expected["fixed_total"], lambda result: result["fixed"]),
        number("total", expected["total"], lambda result: result["total"]),
        number("cost_per_patient_day", expected["cost_per_patient_day"], first_class("cost"),
               tolerance),
        number("price_per_patient_day", expected["price_per_patient_day"], first_class("price"),
               tolerance)])])


def built_up_day(case):
    """The cost of one day with one mark-up, then with one for each component."""
    inputs, expected, tolerance = case["inputs"], case["expected"], case["tolerance"]["abs"]

    def call(bill, mark_ups, flat, digits):
        suffix = "_rounded" if digits == 0 else ""
        components = [{"id": name, "amount": amount,
                       "markup": str(mark_ups[name]) if mark_ups else None}
                      for name, amount in inputs["components"].items()]
        return Call("cost.bed_day", {
            "components": components, "classes": [{"id": "day", "bed_days": 1}],
            "markup": flat, "price_digits": digits}, [
            number("cost_per_day", expected["cost_per_day"], first_class("cost"), tolerance),
            number(bill + suffix, expected[bill + suffix], first_class("price"),
                   0 if suffix else tolerance)])
    flat, by_component = str(inputs["markup_flat"]), inputs["markup_by_component"]
    return Plan([call("bill_flat", None, flat, 2), call("bill_flat", None, flat, 0),
                 call("bill_component", by_component, None, 2),
                 call("bill_component", by_component, None, 0)])


# Break-even -------------------------------------------------------------------------------------

def by_volume(case):
    inputs, expected, tolerance = case["inputs"], case["expected"], case["tolerance"]["abs"]
    arguments = {"fixed": inputs["fixed"], "price": inputs["price_per_day"],
                 "variable": inputs["variable_per_day"], "volume": inputs["volume"],
                 "targets": inputs["target_profits"]}

    def at_volume(member):
        return lambda result: result["at_volume"][member]
    compare = [number(member, expected[member], at_volume(member), tolerance)
               for member in ("revenue", "variable", "contribution", "profit")]
    compare += [
        number("breakeven_volume", expected["breakeven_volume"],
               lambda result: result["break_even_volume"], tolerance),
        number("margin_of_safety_volume", expected["margin_of_safety_volume"],
               at_volume("safety"), tolerance)]
    compare += [number(f"target_volumes {place + 1}", volume,
                       lambda result, place=place: result["target_volumes"][place], tolerance)
                for place, volume in enumerate(expected["target_volumes"])]
    return Plan([Call("cost.break_even", arguments, compare)])


def fixed_limit(case):
    """The printed fixed cost for the margin is wrong arithmetic, as the case says itself."""
    inputs, expected, tolerance = case["inputs"], case["expected"], case["tolerance"]["abs"]
    arguments = {
        "capacity": {"per_hour": inputs["capacity_per_hour"],
                     "hours_per_day": inputs["hours_per_day"], "days": inputs["days"],
                     "utilisation": str(inputs["utilisation"])},
        "price": inputs["price"], "variable_per_hour": inputs["variable_cost_per_hour"],
        "margin": str(inputs["target_margin"])}
    members = {"capacity_visits": "capacity", "visits": "volume", "revenue": "revenue",
               "variable": "variable", "breakeven_fixed": "break_even_fixed",
               "fixed_for_10pct_margin": "target_fixed"}
    compare = [number(member, expected[member], lambda result, name=name: result[name], tolerance)
               for member, name in members.items()]
    compare.append(number("published breakeven_fixed", expected["published"]["breakeven_fixed"],
                          lambda result: result["break_even_fixed"], tolerance))
    return Plan([Call("cost.fixed_limit", arguments, compare)])


def break_even_revenue(case):
    inputs, expected, tolerance = case["inputs"], case["expected"], case["tolerance"]["abs"]
    arguments = {"fixed": inputs["fixed"], "variable_ratio": str(inputs["variable_ratio"]),
                 "volume": inputs["patient_days"]}
    return Plan([Call("cost.break_even_revenue", arguments, [
        number("breakeven_revenue", expected["breakeven_revenue"],
               lambda result: result["revenue"], tolerance),
        number("breakeven_rate_per_patient_day", expected["breakeven_rate_per_patient_day"],
               lambda result: result["price"], tolerance)])])


# Depreciation -----------------------------------------------------------------------------------

def amounts(start, end=None):
    """The different amounts of a run of months, counted from 0."""
    return lambda result: sorted({charge["amount"] for charge in result["charges"][start:end]})


def whole_life(case):
    inputs, expected = case["inputs"], case["expected"]
    rule = {"same_month": "government"}[inputs["first_month_rule"]]
    arguments = {"cost": inputs["cost"], "residual": inputs["salvage"], "rule": rule,
                 "acquired": f"{inputs['start']}-01", "months": inputs["months"]}
    return Plan([Call("asset.depreciation", arguments, [
        Same("first", expected["first"], lambda result: result["first_month"]),
        Same("last", expected["last"], lambda result: result["last_month"]),
        Same("monthly_1_to_95", [expected["monthly_1_to_95"]], amounts(0, 95)),
        Same("month_96", [expected["month_96"]], amounts(95)),
        Same("sum", expected["sum"], lambda result: result["accumulated"]),
        Number("sum of months", expected["sum"],
               lambda result: [charge["amount"] for charge in result["charges"]])])])


def month_rules(case):
    """Both rules up to the disposal, then the whole life by the government rule."""
    inputs, expected = case["inputs"], case["expected"]

    def arguments(rule, disposed):
        return {"cost": inputs["cost"], "residual": inputs["salvage"], "rule": rule,
                "acquired": inputs["acquired"], "months": inputs["life_months"],
                "disposed": disposed}

    def member(rule, name, value):
        picks = {
            "first_month": lambda result: result["first_month"],
            "monthly": lambda result: result["levels"][0],
            "accumulated_end_2025": lambda result: next(
                charge["accumulated"] for charge in result["charges"]
                if charge["month"] == "2025-12"),
            "last_month_before_disposal": lambda result: result["last_month"],
            "last_month_with_charge": lambda result: result["last_month"],
            "months_charged": lambda result: result["months_charged"]}
        return Same(f"{rule} {name}", value, picks[name])
    calls = [Call("asset.depreciation", arguments(rule, inputs["disposed"]), [
        member(rule, name, value) for name, value in expected[rule].items()])
        for rule in ("government", "enterprise")]
    full = expected["full_life_government"]
    calls.append(Call("asset.depreciation", arguments("government", None), [
        Same("full_life_government months_1_to_59", [full["months_1_to_59"]], amounts(0, 59)),
        Same("full_life_government month_60", [full["month_60"]], amounts(59))]))
    return Plan(calls)


# Budget -----------------------------------------------------------------------------------------

def budget_life(case):
    """Requests, orders and bills of one line; a bill without a number gets its place."""
    inputs, expected = case["inputs"], case["expected"]
    stages = {"PR": "reserved", "PO": "committed", "INV": "actual"}
    steps = [{"step": "document", "document": event.get("id", f"event {place}"),
              "stage": stages[event["t"]], "line": "B", "month": "2026-01",
              "amount": str(event["amount"]),
              **({"from": event["from"]} if "from" in event else {})}
             for place, event in enumerate(inputs["events"])]
    arguments = {"lines": [{"line": "B", "department": "D", "item": "I",
                            "months": [{"month": "2026-01", "amount": str(inputs["budget"])}]}],
                 "steps": steps}
    columns = {"pr": "reserved_fen", "po": "committed_fen", "actual": "actual_fen",
               "balance": "available_fen"}

    def after(place, column):
        return lambda result: [result["steps"][place][column]]
    return Plan([Call("budget.run", arguments, [
        Number(f"after_each {place} {member}", Fraction(str(value)) * 100,
               after(place, columns[member]))
        for place, row_ in enumerate(expected["after_each"])
        for member, value in row_.items()])])


GROUPS = {
    "cost service item cost by activity time": items_by_staff_time,
    "cost TDABC": time_driven,
    "cost RVU / 成本当量法": relative_value,
    "cost ratio of cost to charges": charge_ratio,
    "cost DRG cost, 成本收入比法": cases_by_ratio,
    "cost bed-day with equivalent beds": equivalent_beds,
    "cost cost per patient-day": patient_days,
    "cost per-day build-up and mark-up": built_up_day,
    "cost CVP": by_volume,
    "cost CVP, solve for fixed cost": fixed_limit,
    "cost CVP by revenue": break_even_revenue,
    "cost straight line, monthly, level amount, remainder in last month": whole_life,
    "cost depreciation start/stop month": month_rules,
    "cost budget commitment PR→PO→invoice": budget_life,
}
