"""Work days and recurrence: how those cases are put to `calendar.workdays` and `.recurrence`.

Every work-day case is asked of two calendars: the one the library ships, and one loaded from the
published table beside the cases.
"""

import csv
import os

from comparison import Call, Plan, Same

TABLE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "cases", "safety",
                     "cn_holidays_2007_2026.csv")


def published_calendar():
    """The published table as the argument `calendar`."""
    with open(TABLE, encoding="utf-8", newline="") as file:
        days = [{"date": row["date"], "name": row["name"], "is_off": row["is_off"] == "1"}
                for row in csv.DictReader(file)]
    return {"name": "published", "first_year": 2007, "last_year": 2026, "days": days}


def workdays(case):
    """The questions about one day; the expected members stand beside the inputs."""
    date = case["date"]
    questions = [
        ("is_workday", {"operation": "is_workday"}, "is_workday", case["is_workday"]),
        ("weekday", {"operation": "is_workday"}, "weekday", case["weekday"]),
        ("next_workday", {"operation": "next"}, "date", case["next_workday"]),
        ("prev_workday", {"operation": "previous"}, "date", case["prev_workday"]),
        ("modified_following", {"operation": "modified_following"}, "date",
         case["modified_following"]),
        ("add", {"operation": "add", "days": case["add"]["n"]}, "date", case["add"]["date"]),
        ("between", {"operation": "between", "to": case["between"]["to"]}, "work_days",
         case["between"]["workdays"]),
    ]
    compared = [
        Same(label, expected,
             lambda result, place=place, member=member: result["answers"][place][member])
        for place, (label, _, member, expected) in enumerate(questions)]
    asked = {"questions": [{"date": date, **question} for _, question, _, _ in questions]}
    return Plan([Call("calendar.workdays", asked, compared),
                 Call("calendar.workdays", {**asked, "calendar": published_calendar()}, compared)])


def recurrence(case):
    """The first occurrences of a rule, all of them in their order."""
    arguments = {"rule": case["rrule"], "start": case["dtstart"], "count": case["n"]}
    return Plan([Call("calendar.recurrence", arguments, [
        Same("expect", case["expect"], lambda result: result["occurrences"])])])


GROUPS = {
    "safety workday_vectors": workdays,
    "safety rrule_vectors": recurrence,
}
