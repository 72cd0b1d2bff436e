"""Real hospital sites and hours through libhosp.so, counted again: hospital_energy.py LIBRARY.

For 589 sites: what a unit of each service costs, what a square metre uses, and how each stands
against a quota with reward and penalty. For 8,760 hours of electricity: what each month and the
year cost by time of use and tier, from hourly readings and from readings every seven hours, which
cross the edges of slots and tiers. Nothing is shared with the library: everything here is a
fraction, rounded once.
"""

import csv
import os
import sys
from datetime import datetime, timedelta
from fractions import Fraction

from library import Library, LibraryError

CASES = os.path.join(os.path.dirname(os.path.abspath(__file__)), "cases")
SITES = os.path.join(CASES, os.pardir, os.pardir, os.pardir, "Examples", "data",
                     "nhs_hospital_sites", "sites_2015-16.csv")
HOURS = os.path.join(CASES, "energy_hospital", "hourly_kwh_chicago.csv")

ENERGY, AREA = "Energy costs (all energy supplies) (£)", "Gross internal floor area (m²)"
POWER, GAS = "Electricity consumed (kWh)", "Gas consumed (kWh)"
WATER = "Water volume (including borehole) (m³)"
MEALS, PIECES = "Inpatient main meals requested (No.)", "Pieces per annum (No.)"
RATIOS = [
    (ENERGY, AREA), (ENERGY, POWER), (POWER, AREA), (GAS, AREA), (WATER, AREA),
    ("Water cost (£)", WATER), ("Hard FM (Estates) costs (£)", AREA),
    ("Soft FM (Hotel services) costs (£)", "Occupied floor area (m²)"),
    ("Cleaning service cost (£)", "Occupied floor area (m²)"),
    ("Cleaning service cost (£)", "Cleaning staff (WTE)"),
    ("Inpatient food service cost (£)", MEALS), ("Laundry and linen service cost (£)", PIECES),
    ("Portering service cost (£)", "Portering staff (WTE)"),
]
BANDS = [(None, Fraction(1, 2)), (Fraction(-1, 10), Fraction(3, 10)), (Fraction(0), Fraction(1)),
         (Fraction(1, 5), Fraction(3, 2))]
SANCTIONS = [None, None, "提醒", "诫勉谈话"]
MOST_REWARD, MOST_PENALTY = 2_000_000, 5_000_000

SLOTS = [("谷", 0, "0.3151"), ("平", 7 * 60 + 30, "0.6467"), ("峰", 9 * 60, "1.0812"),
         ("平", 12 * 60, "0.6467"), ("尖", 19 * 60, "1.2974"), ("谷", 22 * 60 + 20, "0.3151")]
TIERS = [("0", "0"), ("200000", "0.05"), ("650000.5", "0.125")]


def half_up(value, places):
    """A fraction at so many decimals, half away from zero, as a whole number of its last place."""
    scaled = abs(value) * 10**places
    whole = (2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator)
    return -whole if value < 0 else whole


def number(text):
    """What a field says; None where nothing was reported."""
    try:
        return Fraction(text)
    except ValueError:
        return None


def text(value):
    """A whole number of a decimal's places, or nothing, as the library takes it."""
    return None if value is None else str(value.numerator) if value.denominator == 1 else str(
        float(value))


class Count:
    """How many numbers agreed; every other is printed."""

    def __init__(self):
        self.agreed = self.other = 0

    def compare(self, label, ours, library):
        self.agreed += ours == library
        if ours != library:
            self.other += 1
            print(f"{label}: counted {ours}, library {library}")


def compare_ratios(run, sites, count):
    """Unit costs and intensities with four decimals; something over nothing is refused by name."""
    for use, per in RATIOS:
        asked, refused = [], []
        for place, site in enumerate(sites):
            above, below = number(site[use]), number(site[per])
            item = {"code": str(place), "use": text(above), "per": per, "denominator": text(below)}
            (refused if above and below == 0 else asked).append((item, above, below))
        answer = run("energy.intensity", {"items": [item for item, _, _ in asked], "digits": 4})
        for (item, above, below), row in zip(asked, answer["items"], strict=True):
            known = above is not None and below is not None and below != 0
            ours = half_up(above / below, 4) if known else None
            value = None if row["value"] is None else half_up(Fraction(row["value"]), 4)
            count.compare(f"site {item['code']} {use} per {per}", ours, value)
        for item, _, _ in refused:
            try:
                run("energy.intensity", {"items": [item]})
                count.compare(f"site {item['code']} {use} per {per}", "refused", "taken")
            except LibraryError as error:
                count.compare(f"site {item['code']} {use} per {per}", True,
                              error.name == "denominator_zero" and per in str(error))


def quota_of(area):
    """120 kWh of electricity for a square metre."""
    return 120 * area


def counted_quota(quota, price, actual):
    """State, difference, fen and sanction of one site."""
    if actual is None:
        return ["missing", None, 0, None]
    difference = actual - quota
    place = max(n for n, (start, _) in enumerate(BANDS)
                if start is None or difference / quota >= start)
    fen = half_up(-difference * price * BANDS[place][1], 2)
    fen = max(min(fen, MOST_REWARD), -MOST_PENALTY)
    state = "met" if difference == 0 else "under" if difference < 0 else "over"
    return [state, difference, fen, SANCTIONS[place]]


def compare_quotas(run, sites, count):
    """Where each site stands against its quota of electricity, and what it is paid or pays."""
    price = Fraction("0.0932")
    answer = run("energy.quota", {
        "quotas": [{"code": str(place), "quota": text(quota_of(number(site[AREA]))),
                    "price": "0.0932", "actual": text(number(site[POWER]))}
                   for place, site in enumerate(sites)],
        "bands": [{"share": str(float(share)), "sanction": sanction}
                  | ({} if start is None else {"from": str(float(start))})
                  for (start, share), sanction in zip(BANDS, SANCTIONS)],
        "most_reward": MOST_REWARD // 100, "most_penalty": MOST_PENALTY // 100})
    states = {}
    for place, (site, row) in enumerate(zip(sites, answer["quotas"], strict=True)):
        ours = counted_quota(quota_of(number(site[AREA])), price, number(site[POWER]))
        library = [row["state"], number(row["difference"] or ""), row["amount_fen"],
                   row["sanction"]]
        count.compare(f"site {place} quota", ours, library)
        states[ours[0]] = states.get(ours[0], 0) + 1
    print(f"quotas of {len(sites)} sites: {states}")


def readings(values, every):
    """The moments of a year and the register at each, read every so many hours."""
    at, total = datetime(2015, 1, 1), Fraction(0)
    taken = [(at, total)]
    for place, value in enumerate(values, 1):
        total += value
        if place % every == 0 or place == len(values):
            taken.append((at + timedelta(hours=place), total))
    return taken


def counted_bill(taken):
    """The parts by slot and tier and the total: each minute of a slot, and each tier in turn."""
    sums, used = {}, Fraction(0)
    edges = [(int(start), Fraction(price)) for _, start, price in SLOTS] + [(1_440, None)]
    tiers = [(Fraction(above), Fraction(surcharge)) for above, surcharge in TIERS]
    for (start, before), (end, after) in zip(taken, taken[1:]):
        length, at = end - start, start
        while at < end:
            minute = at.hour * 60 + at.minute
            slot = max(n for n in range(len(SLOTS)) if edges[n][0] <= minute)
            stop = min(end, at + timedelta(minutes=edges[slot + 1][0] - minute))
            rest = (after - before) * Fraction((stop - at) // timedelta(seconds=1),
                                               length // timedelta(seconds=1))
            for tier, (above, _) in enumerate(tiers):
                most = tiers[tier + 1][0] if tier + 1 < len(tiers) else None
                part = rest if most is None else max(Fraction(0), min(rest, most - used))
                if part:
                    sums[slot, tier] = sums.get((slot, tier), 0) + part
                used, rest = used + part, rest - part
            at = stop
    costs = {place: amount * (edges[place[0]][1] + tiers[place[1]][1])
             for place, amount in sums.items()}
    total = half_up(sum(costs.values()), 2)
    # The largest remainders get the fen that whole shares leave; the earlier part wins a tie.
    exact = {place: total * cost / sum(costs.values()) for place, cost in sorted(costs.items())}
    fen = {place: share.numerator // share.denominator for place, share in exact.items()}
    order = sorted(exact, key=lambda place: (fen[place] - exact[place], place))
    for place in order[:total - sum(fen.values())]:
        fen[place] += 1
    parts = [[SLOTS[slot][0], tier + 1, half_up(sums[slot, tier], 6), fen[slot, tier]]
             for slot, tier in sorted(sums)]
    return parts, total


def compare_bills(run, taken, label, count):
    """Each month is a billing period of its own, and the year is one more."""
    periods = {label + " year": taken}
    for month in range(1, 13):
        start, end = datetime(2015, month, 1), datetime(2015 + month // 12, month % 12 + 1, 1)
        inside = [row for row in taken if start <= row[0] <= end]
        periods[f"{label} month {month}"] = inside
    answer = run("energy.bill", {
        "meters": [{"meter": name, "events": [
            {"at": at.isoformat(sep=" "), "register": f"{half_up(register, 2) / 100:.2f}"}
            for at, register in rows]} for name, rows in periods.items()],
        "slots": [{"slot": name, "from": f"{start // 60:02d}:{start % 60:02d}", "price": price}
                  for name, start, price in SLOTS],
        "tiers": [{"above": above, "surcharge": surcharge} for above, surcharge in TIERS]})
    bills = {row["meter"]: row["amount_fen"] for row in answer["bills"]}
    for name, rows in periods.items():
        parts, total = counted_bill(rows)
        library = [[row["slot"], row["tier"], half_up(Fraction(row["quantity"]), 6),
                    row["amount_fen"]] for row in answer["parts"] if row["meter"] == name]
        count.compare(f"{name} parts", parts, library)
        count.compare(f"{name} total", total, bills[name])
        count.compare(f"{name} sum of parts", total, sum(part[3] for part in library))
    year = bills[label + " year"]
    print(f"{label}: the year costs {year // 100}.{year % 100:02d}")


def main(arguments):
    if len(arguments) != 1:
        print(__doc__, file=sys.stderr)
        return 2
    library, count = Library(arguments[0]), Count()
    with open(SITES, encoding="utf-8-sig", newline="") as file:
        sites = list(csv.DictReader(file))
    with open(HOURS, encoding="utf-8", newline="") as file:
        values = [Fraction(row["kwh"]) for row in csv.DictReader(file)]
    compare_ratios(library.run, sites, count)
    compare_quotas(library.run, sites, count)
    compare_bills(library.run, readings(values, 1), "hourly", count)
    compare_bills(library.run, readings(values, 7), "seven-hourly", count)
    library.close()
    print(f"energy of hospitals: {count.agreed} passed, {count.other} failed")
    return 1 if count.other else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
