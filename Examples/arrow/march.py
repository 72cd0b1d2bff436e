"""What the three engines have in common: the size of the month, and how its report is printed."""

import sys

import hosp_arrow

MONTH = 202503
LINES, CASES, DEPARTMENTS, ITEMS, GROUPS = 60_000, 1_200, 4, 9, 6
FIRST_CASE = 25_030_001
REFUND = 97
"""Every such line is a refund."""
GROUP_NAMES = {"G1": "心衰", "G2": "肺炎", "G3": "阑尾炎", "G4": "剖宫产", "G5": "脑梗死",
               "G6": "白内障"}


def open_book():
    """A book in memory; the library is named on the command line."""
    if len(sys.argv) != 2:
        sys.exit(f"usage: {sys.argv[0]} LIBRARY")
    return hosp_arrow.Book(sys.argv[1], now="20250401090000")


def print_report(groups, departments, kept):
    """Groups by what they bring, departments, and the amounts that the book keeps, all in fen."""
    print("group cases charge cost difference")
    for row in groups:
        print(*row)
    print("department lines charge cost")
    for row in departments:
        print(*row)
    print("unit costs in the book", *kept)
