"""Logs of inspections: read from two published formats, and counted in plain Python.

`deficiencies.csv` with `facilities.csv` are cited deficiencies of care facilities, a row for each;
`inspections.csv` has one row per inspection with its violations joined by `|`. A facility whose
last certification survey cites nothing is told by `facilities.csv` alone.

`recount` shares nothing with the library: days are those of `datetime`, and every finding is
compared with every visit.
"""

import csv
import os
from datetime import date, timedelta
from fractions import Fraction

TABLES = {
    "summary": ["visits", "findings", "critical", "repeats", "corrected", "found_again",
                "unchecked", "corrected_percent"],
    "items": ["item", "findings", "critical", "repeats", "corrected", "found_again", "unchecked",
              "corrected_percent", "places", "first", "last"],
    "places": ["place", "visits", "findings", "critical", "repeats", "corrected", "found_again",
               "unchecked", "corrected_percent"],
    "kinds": ["kind", "visits", "findings", "critical", "repeats", "corrected", "found_again",
              "unchecked", "corrected_percent"],
    "visits": ["place", "day", "kind", "findings", "due", "checked", "days", "status"],
    "findings": ["place", "day", "item", "previous", "repeat", "checked", "recheck"],
}


def read_rows(path):
    with open(path, encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def read_deficiencies(directory):
    """A visit for each facility, day and type of survey."""
    visits = {}
    for row in read_rows(os.path.join(directory, "deficiencies.csv")):
        key = row["provider id"], row["date"], row["survey type"]
        visits.setdefault(key, []).append(row["code"])
    for row in read_rows(os.path.join(directory, "facilities.csv")):
        if row["date of last certification survey"]:
            visits.setdefault(
                (row["provider id"], row["date of last certification survey"], "S"), [])
    return [{"visit": "/".join(key), "place": key[0], "day": key[1], "kind": key[2],
             "items": items} for key, items in visits.items()]


def read_inspections(path):
    """A visit for each row, named after it: several may fall on one day."""
    visits = []
    for number, row in enumerate(read_rows(path), 1):
        items = []
        for text in filter(None, row["ViolLump"].split("|")):
            code, rank = text.split(",")[:2]
            items.append({"item": code, "criticality": int(rank == "Critical")})
        day = row["InspectionDate"]
        visits.append({
            "visit": f"{number:06}", "place": row["TrackingNumber"],
            "day": f"{day[:4]}-{day[4:6]}-{day[6:]}", "kind": row["InspType"], "items": items})
        critical = sum(item["criticality"] for item in items)
        if [critical, len(items) - critical] != [
                int(row["NumCritical"]), int(row["NumNonCritical"])]:
            raise ValueError(f"row {number}: the violations are not those that are counted")
    return visits


def code_of(item):
    return item if isinstance(item, str) else item["item"]


def hundredths(value):
    """A fraction with two decimals, half up; None of nothing."""
    if value is None:
        return None
    whole = (value * 100 + Fraction(1, 2)).__floor__()
    return f"{whole // 100}.{whole % 100:02d}"


def count(findings):
    """The seven numbers of a group of findings."""
    done = [finding["recheck"] for finding in findings]
    checked = len(done) - done.count("unchecked")
    corrected = done.count("corrected")
    return {"findings": len(findings), "critical": sum(f["critical"] for f in findings),
            "repeats": sum(f["repeat"] for f in findings), "corrected": corrected,
            "found_again": done.count("found_again"), "unchecked": done.count("unchecked"),
            "corrected_percent": hundredths(
                Fraction(100 * corrected, checked) if checked else None)}


def look_up(visit, item, visits, settings):
    """What all the other visits say about one finding."""
    days = settings.get("repeat_days", 365)
    kinds = settings.get("checking_kinds")
    same = [other for other in visits if other["place"] == visit["place"]]
    code, day = code_of(item), date.fromisoformat(visit["day"])
    before = [other["day"] for other in same if other["day"] < visit["day"]
              and code in map(code_of, other["items"])]
    after = [other["day"] for other in same if other["day"] > visit["day"]
             and (kinds is None or other["kind"] in kinds)]
    previous, checked = max(before, default=None), min(after, default=None)
    again = checked and any(code in map(code_of, other["items"])
                            for other in same if other["day"] == checked)
    return {"visit": visit["visit"], "place": visit["place"], "day": visit["day"], "item": code,
            "kind": visit["kind"], "previous": previous, "checked": checked,
            "critical": 0 if isinstance(item, str) else item["criticality"],
            "repeat": int(previous is not None
                          and (day - date.fromisoformat(previous)).days <= days),
            "recheck": "unchecked" if not checked else "found_again" if again else "corrected"}


def follow_up(visit, findings, settings):
    mine = [finding for finding in findings if finding["visit"] == visit["visit"]]
    row = {"place": visit["place"], "day": visit["day"], "kind": visit["kind"], **count(mine),
           "due": None, "checked": None, "days": None, "status": "not_needed"}
    if mine:
        row["checked"] = mine[0]["checked"]
        if "follow_up_days" in settings:
            day = date.fromisoformat(visit["day"])
            row["due"] = (day + timedelta(settings["follow_up_days"])).isoformat()
        limit = row["due"] or "9999"
        if row["checked"]:
            row["days"] = (date.fromisoformat(row["checked"])
                           - date.fromisoformat(visit["day"])).days
            row["status"] = "in_time" if row["checked"] <= limit else "late"
        else:
            row["status"] = "waiting" if settings["today"] <= limit else "overdue"
    return row


def recount(visits, settings):
    """The tables of `inspection.findings`, as lists of rows in the columns of TABLES."""
    settings = {"today": max(visit["day"] for visit in visits), **settings}
    visits = sorted(visits, key=lambda visit: (visit["day"], visit["place"], visit["visit"]))
    findings = [look_up(visit, item, visits, settings)
                for visit in visits for item in sorted(visit["items"], key=code_of)]
    tables = {"summary": [{"visits": len(visits), **count(findings)}], "findings": findings,
              "visits": [follow_up(visit, findings, settings) for visit in visits]}
    for table, column in [("places", "place"), ("kinds", "kind")]:
        tables[table] = [
            {column: name, "visits": sum(visit[column] == name for visit in visits),
             **count([finding for finding in findings if finding[column] == name])}
            for name in sorted({visit[column] for visit in visits})]
    items = []
    for item in {finding["item"] for finding in findings}:
        of_item = [finding for finding in findings if finding["item"] == item]
        days = [finding["day"] for finding in of_item]
        items.append({"item": item, **count(of_item), "first": min(days), "last": max(days),
                      "places": len({finding["place"] for finding in of_item})})
    tables["items"] = sorted(items, key=lambda row: (-row["findings"], row["item"]))
    return {table: select(rows, table) for table, rows in tables.items()}


def select(rows, table):
    return [[row[column] for column in TABLES[table]] for row in rows]


def library_tables(run, visits, settings):
    answer = run("inspection.findings", {"visits": visits, **settings})
    return {table: select(answer[table], table) for table in TABLES}
