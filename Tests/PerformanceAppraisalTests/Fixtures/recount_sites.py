"""Recounts unit costs and scores of the hospital sites in exact fractions, without the library.

    python3 recount_sites.py sites_2015-16.csv

Cleaning cost and energy per square metre of every site; the benchmark is the value of the best tenth
of the sites that report more than zero, rounded to four decimals; score = 100 x Σ points / Σ weights
with points = weight x min(1, benchmark / unit value). All roundings are half away from zero.
"""
import csv
import sys
from decimal import Decimal
from fractions import Fraction

WEIGHTS = {"cleaning": 40, "energy": 60}
ENERGY = ["Electricity consumed (kWh)", "Gas consumed (kWh)", "Oil consumed (kWh)"]


def rounded(value, places):
    """Half up; nothing here is below zero."""
    return Decimal((2 * value * 10**places + 1).__floor__() // 2).scaleb(-places)


def quantity(texts):
    """The sum; None when one does not apply."""
    return None if "Not Applicable" in texts else sum(int(text) for text in texts)


def main():
    sys.stdout.reconfigure(encoding="utf-8")
    with open(sys.argv[1], encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    units = []
    for row in rows:
        area = int(row["Gross internal floor area (m²)"])
        amounts = {
            "cleaning": quantity([row["Cleaning service cost (£)"]]),
            "energy": quantity([row[name] for name in ENERGY]),
        }
        units.append({k: None if v is None else Fraction(v, area) for k, v in amounts.items()})
    marks = {}
    for name in WEIGHTS:
        values = sorted(unit[name] for unit in units if unit[name])
        marks[name] = rounded(values[-(-len(values) // 10) - 1], 4)
    print(marks["cleaning"], marks["energy"])
    for row, unit in zip(rows, units):
        applies = {name: value for name, value in unit.items() if value is not None}
        points = [
            rounded(WEIGHTS[name] * min(Fraction(1), Fraction(marks[name]) / value), 2)
            if value else Decimal("0.00")
            for name, value in applies.items()
        ]
        weight = sum(WEIGHTS[name] for name in applies)
        score = rounded(100 * sum(map(Fraction, points)) / weight, 2) if weight else None
        cells = [row["Site Code"]]
        cells += ["" if unit[n] is None else str(rounded(unit[n], 4)) for n in WEIGHTS]
        cells += ["" if score is None else str(score), grade(score)]
        print(",".join(cells))


def grade(score):
    if score is None:
        return ""
    return "优秀" if score >= 90 else "合格" if score >= 70 else "基本合格" if score >= 60 else "不合格"


main()
