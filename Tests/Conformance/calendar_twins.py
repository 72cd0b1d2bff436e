"""Questions about work days and recurrence through the typed functions and through hosp_run."""

import ctypes

from library import LibraryError

ADJUSTMENTS = {"next": 1, "previous": 2, "modified_following": 3}
RULES = ["FREQ=DAILY;INTERVAL=3", "FREQ=MONTHLY;BYMONTHDAY=28,29,30,31;BYSETPOS=-1",
         "FREQ=WEEKLY;BYDAY=MO,TH", "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", "FREQ=YEARLY;BYWEEKNO=2"]


def int32s(values):
    return (ctypes.c_int32 * max(1, len(values)))(*values)


def iso(number):
    return f"{number // 10000:04d}-{number // 100 % 100:02d}-{number % 100:02d}"


def asked_by_array(library, question):
    """A question about work days through the typed function of its operation."""
    rows = question["days"]
    calendar = (int32s([day for day, _ in rows]),
                int32s([int(off) for _, off in rows]), ctypes.c_int32(len(rows)),
                ctypes.c_int32(question["year"]), ctypes.c_int32(question["year"]))
    operation, second = question["operation"], question["second"]
    name, second = {"add": ("hosp_workdays_add", second), "between": (
        "hosp_workdays_between", second)}.get(
            operation, ("hosp_workday_adjust", ADJUSTMENTS.get(operation)))
    out = ctypes.c_int32(0)
    status = getattr(library.functions, name)(
        ctypes.c_int32(question["day"]), ctypes.c_int32(second), *calendar, ctypes.byref(out))
    if status != 0:
        return status
    return out.value if operation == "between" else iso(out.value)


def asked_by_name(library, question):
    asked = {"operation": question["operation"], "date": iso(question["day"])}
    if question["operation"] == "add":
        asked["days"] = question["second"]
    if question["operation"] == "between":
        asked["to"] = iso(question["second"])
    arguments = {"questions": [asked]}
    if question["year"]:
        arguments["calendar"] = {
            "first_year": question["year"], "last_year": question["year"],
            "days": [{"date": iso(day), "is_off": off} for day, off in question["days"]]}
    try:
        answer = library.run("calendar.workdays", arguments)["answers"][0]
        return answer["work_days"] if question["operation"] == "between" else answer["date"]
    except LibraryError as error:
        return error.status


def some_day(draw, year):
    return year * 10000 + draw.randint(1, 12) * 100 + draw.randint(1, 28)


def random_question(draw):
    """The shipped calendar (year 0) or an own one; some days lie beyond it."""
    year = draw.choice([0, draw.randint(2000, 2050)])
    around = year or draw.randint(2006, 2027)
    days = sorted({some_day(draw, around) for _ in range(draw.randint(0, 20))}) if year else []
    operation = draw.choice(["add", "between", *ADJUSTMENTS])
    second = draw.randint(-300, 300) if operation == "add" else some_day(draw, around)
    return {"operation": operation, "day": some_day(draw, around), "second": second, "year": year,
            "days": [(day, draw.random() < 0.5) for day in days]}


def recurred_by_array(library, rule, start):
    """The first three occurrences, one after the other; the status of a call that fails."""
    moments, after = [], ctypes.c_int64(0)
    while len(moments) < 3:
        status = library.functions.hosp_recurrence_next(
            rule.encode(), ctypes.c_int32(-1), ctypes.c_int64(start), after, ctypes.byref(after))
        if status != 0:
            return status
        moments.append(after.value)
    return moments


def recurred_by_name(library, rule, start):
    text = f"{iso(start // 10**6)}T{start % 10**6 // 10**4:02d}:00:00"
    try:
        found = library.run("calendar.recurrence", {"rule": rule, "start": text, "count": 3})
        return [int("".join(c for c in moment if c.isdigit())) for moment in found["occurrences"]]
    except LibraryError as error:
        return error.status


def workday_twins(library, draw):
    question = random_question(draw)
    return asked_by_array(library, question), asked_by_name(library, question), question


def recurrence_twins(library, draw):
    rule, start = draw.choice(RULES), some_day(draw, 2024) * 10**6 + draw.randint(0, 23) * 10**4
    return (recurred_by_array(library, rule, start), recurred_by_name(library, rule, start),
            [rule, start])
