"""Satisfaction surveys and the service desk: how those cases are put to the library.

The rules of adapters.py hold here, too. A case that counts minutes counts them from a midnight; an
order of which only the times are known gets the steps that lie between them at the same times.
"""

from datetime import datetime, timedelta

from comparison import Call, Plan, Same

MIDNIGHT = datetime(2026, 1, 1)
FIELDS = {"content": "case", "place": "case", "reporter": "case"}


def moment(minutes):
    return (MIDNIGHT + timedelta(minutes=minutes)).isoformat()


# Desk -------------------------------------------------------------------------------------------

def order(ticket):
    """A ticket as an order: what was held is a pause after the acceptance, a second visit and a
    reopening lie at the end."""
    events, accepted, done = [], ticket["accepted"], ticket["done"]

    def add(at, step, **details):
        events.append({"step": step, "at": moment(at), **details})
    if accepted is not None:
        for step in ["accept", "dispatch", "undertake"]:
            add(accepted, step, **({"worker": "case worker"} if step == "undertake" else {}))
        if "hold" in ticket:
            add(accepted, "pause")
            add(accepted + ticket["hold"], "resume")
    if done is not None:
        for _ in range(ticket["visits"] - 1):
            add(done, "visit")
        for _ in range(ticket["reopen"]):
            add(done, "finish")
            add(done, "reopen")
        add(done, "finish")
        if ticket["sat"] is not None:
            add(done, "call_back", level=str(ticket["sat"]))
    if ticket["state"] == "cancelled":
        add(accepted, "cancel")
    return {"order": str(ticket["id"]), "priority": ticket["prio"],
            "created": moment(ticket["created"]), "fields": FIELDS, "events": events}


def indicator(name):
    return lambda result: next(
        row for row in result["indicators"] if row["by"] is None and row["indicator"] == name)


def value(name):
    return lambda result: indicator(name)(result)["value"]


def fraction(name):
    def pick(result):
        row = indicator(name)(result)
        return [int(row["numerator"]), row["denominator"], row["value"]]
    return pick


def sla(case):
    inputs, expected = case["inputs"], case["expected"]
    arguments = {
        "orders": [order(ticket) for ticket in inputs["tickets"]],
        "priorities": [{"priority": name, "response_minutes": limits["resp"],
                        "completion_minutes": limits["fix"]}
                       for name, limits in inputs["sla_minutes"].items()],
        "now": moment(inputs["now"])}
    compare = [Same(name, figure, (fraction if isinstance(figure, list) else value)(name))
               for name, figure in expected.items()]
    return Plan([Call("desk.orders", arguments, compare)])


def three_below(case):
    inputs, calls = case["inputs"], []
    for missing, expected in case["expected"].items():
        for scores, standings in zip(inputs["series"], expected, strict=True):
            arguments = {"scores": [None if score is None else str(score) for score in scores],
                         "threshold": inputs["threshold"], "length": inputs["k"],
                         "missing": missing.rstrip("_")}
            calls.append(Call("survey.streak", arguments, [
                Same(missing, standings, lambda result: [
                    row["event"] or row["count"] for row in result["standings"]])]))
    return Plan(calls)


# Survey -----------------------------------------------------------------------------------------

def scores(case):
    inputs, expected = case["inputs"], case["expected"]
    sections = list(enumerate(inputs["sections"], 1))
    arguments = {
        "levels": [{"level": level, "points": points, "satisfied": int(level) >= 4}
                   for level, points in inputs["map"].items()],
        "dimensions": [{"dimension": str(number), "weight": section["weight"]}
                       for number, section in sections],
        "answers": [{"subject": "case", "dimension": str(number), "level": answer}
                    for number, section in sections for answer in section["answers"]],
        "min_valid": inputs["min_valid"]}

    def column(name):
        return lambda result: [row[name] for row in result["scores"][1:]]
    return Plan([Call("survey.scores", arguments, [
        Same("section", expected["section"], column("score")),
        Same("valid", expected["valid"], column("valid")),
        Same("total", expected["total"], lambda result: result["scores"][0]["score"])])])


GROUPS = {"desk.sla": sla, "desk.three_below_80": three_below, "survey.scores": scores}
