"""Desk, surveys and inspections on real data, counted in plain Python: recount.py DIR [LIBRARY].

DIR holds `service_desk/helpdesk_events_600_cases.csv`, `patient_survey_hcahps/`,
`facility_surveys/` and `inspections_surrey/` as published; they have no licence to be passed on, so this is run by hand and is no part of run.sh. LIBRARY is a
libhosp.so, that of HOSP_PREFIX unless given. Prints what was compared and the figures; the exit
status is 0 only if every number agrees.

Nothing is shared with the library: durations are differences of `datetime`, percentiles and means
are fractions, working time is added up over the opening hours of each day, and a finding is
compared with every visit of its place.
"""

import csv
import os
import sys
from collections import defaultdict
from datetime import datetime, time, timedelta
from fractions import Fraction

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, os.pardir, "Conformance"))

import inspection_log  # noqa: E402
from library import Library  # noqa: E402

LIMITS = {"response": 1_440, "completion": 10_080}
SPANS = [(time(8), time(12)), (time(14), time(18))]
FIELDS = {"content": "case", "place": "case", "reporter": "case"}
POINTS = {"Bottom": 0, "Middle": 50, "Top": 100}


def printed(value):
    """A fraction with two decimals, half away from zero; None of nothing."""
    if value is None:
        return None
    hundredths = abs(value) * 100 + Fraction(1, 2)
    whole = hundredths.numerator // hundredths.denominator
    return f"{'-' if value < 0 and whole else ''}{whole // 100}.{whole % 100:02d}"


def mean(values):
    return Fraction(sum(values), len(values)) if values else None


def percentile(values, percent):
    """R-7: between the neighbours of (n − 1) p in proportion."""
    if not values:
        return None
    values = sorted(values)
    place = Fraction((len(values) - 1) * percent, 100)
    low = place.numerator // place.denominator
    high = min(low + 1, len(values) - 1)
    return values[low] + (values[high] - values[low]) * (place - low)


def minutes(seconds):
    return None if seconds is None else Fraction(seconds) / 60


class Count:
    """How many numbers agreed; every other is printed."""

    def __init__(self):
        self.agreed = self.other = 0

    def compare(self, label, ours, library):
        if ours == library:
            self.agreed += 1
            return
        self.other += 1
        print(f"differs: {label}: recounted {ours}, library {library}")


# Help desk --------------------------------------------------------------------------------------

def read_log(path):
    """The events of each case in the order of time; events of one moment keep theirs."""
    cases = defaultdict(list)
    with open(path, encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            at = datetime.strptime(row["CompleteTimestamp"], "%Y-%m-%d %H:%M:%S")
            cases[row["CaseID"]].append((at, row["ActivityID"]))
    return {case: sorted(events, key=lambda event: event[0]) for case, events in cases.items()}


def recount_stages(run, cases, count):
    events = [{"order": case, "stage": activity, "at": at.isoformat()}
              for case, log in cases.items() for at, activity in log]
    stages = {row["stage"]: row for row in run("desk.stages", {"events": events})["stages"]}
    seconds = defaultdict(list)
    for log in cases.values():
        seconds[None].append(int((log[-1][0] - log[0][0]).total_seconds()))
        for (before, _), (at, activity) in zip(log, log[1:]):
            seconds[activity].append(int((at - before).total_seconds()))
    count.compare("stages", set(seconds), set(stages))
    for stage, spans in seconds.items():
        row = stages.get(stage, {})
        figures = {"count": len(spans), "mean": printed(minutes(mean(spans))),
                   "median": printed(minutes(percentile(spans, 50))),
                   "p90": printed(minutes(percentile(spans, 90)))}
        for name, figure in figures.items():
            count.compare(f"stage {stage} {name}", figure, row.get(name))
        print(f"stage {stage or 'whole way'}: {figures}")


def calendar_seconds(start, end):
    return int((end - start).total_seconds())


def working_seconds(start, end):
    """Opening time from Monday to Friday."""
    total, day = 0, start.date()
    while day <= end.date():
        if day.weekday() < 5:
            for opens, closes in SPANS:
                first = max(start, datetime.combine(day, opens))
                last = min(end, datetime.combine(day, closes))
                total += max(0, int((last - first).total_seconds()))
        day += timedelta(days=1)
    return total


def order(case, log):
    """A case as an order: the second event takes it, the last one ends it."""
    steps = []
    if len(log) > 1:
        steps += [(step, log[1][0]) for step in ["accept", "dispatch", "undertake"]]
        steps.append(("finish", log[-1][0]))
    return {"order": case, "priority": "all", "created": log[0][0].isoformat(), "fields": FIELDS,
            "events": [{"step": step, "at": at.isoformat()} for step, at in steps]}


def recount_desk(run, cases, clock, used, count):
    now = max(log[-1][0] for log in cases.values())
    answer = run("desk.orders", {
        "orders": [order(case, log) for case, log in cases.items()],
        "priorities": [{"priority": "all", "clock": clock,
                        **{f"{name}_minutes": limit for name, limit in LIMITS.items()}}],
        "hours": {"work_day": [f"{opens:%H:%M}-{closes:%H:%M}" for opens, closes in SPANS]},
        "calendar": {"name": "weeks", "first_year": 2009, "last_year": 2015, "days": []},
        "now": now.isoformat()})
    rows = {row["indicator"]: row for row in answer["indicators"] if row["by"] is None}
    for name, place in {"response": 1, "completion": -1}.items():
        kept = due = 0
        for log in cases.values():
            done = len(log) > 1
            seconds = used(log[0][0], log[place][0] if done else now)
            if done or seconds > LIMITS[name] * 60:
                due += 1
                kept += done and seconds <= LIMITS[name] * 60
        figure = [str(kept), due, printed(Fraction(100 * kept, due))]
        row = rows[f"{name}_in_time"]
        count.compare(f"{clock} {name}", figure,
                      [row["numerator"], row["denominator"], row["value"]])
        print(f"{clock} {name} within {LIMITS[name]} minutes: {figure}")
    spans = [used(log[0][0], log[-1][0]) for log in cases.values() if len(log) > 1]
    for name, value in {"mttr_mean": mean(spans), "mttr_median": percentile(spans, 50),
                        "mttr_p90": percentile(spans, 90)}.items():
        count.compare(f"{clock} {name}", printed(minutes(value)), rows[name]["value"])
        print(f"{clock} {name}: {printed(minutes(value))} minutes")


# Survey -----------------------------------------------------------------------------------------

def read_rows(path):
    with open(path, encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def recount_survey(run, rows, measures, release, count):
    """One release: percentages of answers are counts of a hundred."""
    shares = {(row["State"], row["Measure ID"]): {
        box: int(row[f"{box}-box Percentage"]) for box in POINTS
        if row[f"{box}-box Percentage"].strip().isdigit()} for row in rows}
    answer = run("survey.scores", {
        "levels": [{"level": box, "points": points, "satisfied": box == "Top"}
                   for box, points in POINTS.items()],
        "dimensions": [{"dimension": measure} for measure in measures],
        "answers": [{"subject": state, "dimension": measure, "level": box, "count": share}
                    for (state, measure), boxes in shares.items()
                    for box, share in boxes.items()]})
    library = {(row["subject"], row["dimension"]): row for row in answer["scores"]}
    totals = {}
    for state in sorted({state for state, _ in shares}):
        scores = {}
        for measure in measures:
            boxes = shares.get((state, measure), {})
            valid = sum(boxes.values())
            scores[measure] = Fraction(
                sum(POINTS[box] * share for box, share in boxes.items()), valid) if valid else None
            row = library[state, measure]
            count.compare(f"{release} {state} {measure} n", valid, row["valid"])
            count.compare(f"{release} {state} {measure}", printed(scores[measure]), row["score"])
            count.compare(f"{release} {state} {measure} rate", printed(
                Fraction(100 * boxes.get("Top", 0), valid)) if valid else None, row["rate"])
        known = None not in scores.values()
        totals[state] = sum(scores.values()) / len(measures) if known else None
    places = [printed(total) for total in totals.values() if total is not None]
    for state, total in totals.items():
        row = library[state, None]
        rank = None if total is None else 1 + sum(
            Fraction(place) > Fraction(printed(total)) for place in places)
        count.compare(f"{release} {state}", [printed(total), rank], [row["score"], row["rank"]])
    best = max((Fraction(printed(total)), state) for state, total in totals.items()
               if total is not None)
    print(f"survey {release}: {len(totals)} states, best {best[1]} with {printed(best[0])}")


# Inspections ------------------------------------------------------------------------------------

def recount_inspections(run, name, visits, settings, count):
    """Every row of every table: counts by code, place and kind, repeats and follow-ups."""
    given = inspection_log.library_tables(run, visits, settings)
    counted = inspection_log.recount(visits, settings)
    for table, rows in counted.items():
        count.compare(f"{name} {table}", len(rows), len(given[table]))
        for place, (ours, library) in enumerate(zip(rows, given[table])):
            for column, mine, other in zip(inspection_log.TABLES[table], ours, library):
                count.compare(f"{name} {table} {place + 1} {column}", mine, other)
    figures = dict(zip(inspection_log.TABLES["summary"], counted["summary"][0]))
    statuses = [row[-1] for row in counted["visits"]]
    print(f"inspections {name}: {figures}")
    print(f"inspections {name}: most often {[row[:2] for row in counted['items'][:5]]}, "
          f"follow-ups { {status: statuses.count(status) for status in sorted(set(statuses))} }")


def recount_published_totals(directory, visits, count):
    """The deficiencies of each facility are as many as its own row says."""
    for row in read_rows(os.path.join(directory, "facilities.csv")):
        mine = [visit for visit in visits if visit["place"] == row["provider id"]]
        for column, kind in [("complaint", "C"), ("certification", "S")]:
            cited = sum(len(visit["items"]) for visit in mine if visit["kind"] == kind)
            count.compare(f"{row['provider id']} {column}", cited,
                          int(row[f"{column} deficiencies"]))


def main(arguments):
    if not 1 <= len(arguments) <= 2:
        print("usage: recount.py DIR [LIBRARY]", file=sys.stderr)
        return 2
    directory = arguments[0]
    path = arguments[1] if len(arguments) == 2 else os.path.join(
        os.environ.get("HOSP_PREFIX", "/usr/local"), "lib", "libhosp.so")
    library, count = Library(path), Count()
    cases = read_log(os.path.join(directory, "service_desk", "helpdesk_events_600_cases.csv"))
    print(f"{len(cases)} cases, {sum(map(len, cases.values()))} events")
    recount_stages(library.run, cases, count)
    recount_desk(library.run, cases, "calendar", calendar_seconds, count)
    recount_desk(library.run, cases, "working", working_seconds, count)
    survey = os.path.join(directory, "patient_survey_hcahps")
    measures = [row["Measure ID"] for row in read_rows(os.path.join(survey, "measures.csv"))]
    releases = defaultdict(list)
    for row in read_rows(os.path.join(survey, "state_results.csv")):
        releases[row["Release Period"]].append(row)
    for release, rows in releases.items():
        recount_survey(library.run, rows, measures, release, count)
    surveys = os.path.join(directory, "facility_surveys")
    visits = inspection_log.read_deficiencies(surveys)
    recount_published_totals(surveys, visits, count)
    recount_inspections(library.run, "of facilities", visits,
                        {"checking_kinds": ["S"], "follow_up_days": 1_095}, count)
    visits = inspection_log.read_inspections(
        os.path.join(directory, "inspections_surrey", "inspectionreports_itr1.csv"))
    recount_inspections(library.run, "of premises", visits, {"follow_up_days": 14}, count)
    library.close()
    print(f"{count.agreed} numbers agree, {count.other} differ")
    return 1 if count.other else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
